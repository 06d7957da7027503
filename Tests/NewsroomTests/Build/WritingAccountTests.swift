import Foundation
import Testing

@testable import Newsroom

@Suite("Why a build writes a file")
struct WritingAccountTests {
  private let site: TestSite

  init() throws {
    site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/media/wall.svg": "<svg width=\"600\" height=\"400\"></svg>",
      "content/articles/flood.md": newsItem("Flood", "tags: [tide]"),
      "content/articles/ferry.md": newsItem("Ferry", date: "2026-04-01", "tags: [tide]"),
    ])
  }

  /// Builds the site; the account says of just as many files that they were written as the build does.
  private func account(generator: UInt64 = 1) throws -> WritingAccount {
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 2)
    request.moment = "2026-06-01"
    request.generator = generator
    request.wantsAccount = true
    let result = try build(request)
    let account = try #require(result.account)
    #expect(account.files.count { $0.isWritten } == result.written)
    #expect(account.deleted.count == result.deleted)
    return account
  }

  private func reasons(for path: String, in account: WritingAccount) -> WritingReasons? {
    account.files.first { $0.path == path }?.reasons
  }

  @Test("Every file of a first build is new, and of the next one none is written")
  func first() throws {
    // Of a file that is new to the disk it would be found out first whether it is the same.
    try site.settle()
    #expect(try account().files.allSatisfy { $0.reasons == .new })
    let again = try account()
    #expect(again.files.allSatisfy { $0.reasons.isEmpty })
    #expect(again.files.map(\.path) == (try site.tree().keys.sorted()))
  }

  @Test("Nobody who does not ask gets an account")
  func unasked() throws { #expect(try site.build().account == nil) }

  @Test("A body edit is the story's own; a headline edit is told apart on pages that show its card")
  func story() throws {
    _ = try account()
    try site.write("content/articles/flood.md", newsItem("Flood", "description: A\ntags: [tide]", body: "B."))
    _ = try account()
    try site.write("content/articles/flood.md", newsItem("Flood", "description: A\ntags: [tide]", body: "C."))
    let body = try account()
    #expect(reasons(for: "articles/flood/index.html", in: body) == .story)
    #expect(reasons(for: "articles/ferry/index.html", in: body) == [])
    #expect(reasons(for: "tags/tide/index.html", in: body) == [])
    try site.write(
      "content/articles/flood.md", newsItem("Flood again", "description: A\ntags: [tide]", body: "C."))
    let headline = try account()
    #expect(reasons(for: "articles/flood/index.html", in: headline) == .story)
    #expect(reasons(for: "articles/ferry/index.html", in: headline) == .contents)
    #expect(reasons(for: "tags/tide/index.html", in: headline) == .contents)
  }

  @Test("A story's own lead picture is its own, and part of what its card shows")
  func leadPicture() throws {
    try site.write("content/articles/flood.md", newsItem("Flood", "tags: [tide]\nimage: /media/wall.svg"))
    _ = try account()
    try site.write("content/media/wall.svg", "<svg width=\"700\" height=\"400\"></svg>")
    let account = try account()
    #expect(reasons(for: "articles/flood/index.html", in: account) == .story)
    #expect(reasons(for: "articles/ferry/index.html", in: account) == .contents)
  }

  @Test("A person's file, a redirect and a farewell are their pages' own")
  func ownLines() throws {
    func ledger(_ target: String, _ reason: String) -> String {
      "/old/ -> /articles/\(target)/\n/lost/ gone 2026-05-05 | \(reason)\n"
    }
    try site.write("content/articles/flood.md", newsItem("Flood", "authors: [Ada Ferris]"))
    try site.write("content/authors/ada-ferris.md", "---\nname: Ada Ferris\n---\nAda writes.\n")
    try site.write("content/permalinks.txt", ledger("flood", "It was wrong"))
    _ = try account()
    try site.write("content/authors/ada-ferris.md", "---\nname: Ada Ferris\n---\nAda writes. And reads.\n")
    try site.write("content/permalinks.txt", ledger("ferry", "It was not right"))
    let account = try account()
    for path in ["authors/ada-ferris/index.html", "old/index.html", "lost/index.html"] {
      #expect(reasons(for: path, in: account) == .story, "\(path)")
    }
    #expect(reasons(for: "articles/flood/index.html", in: account) == .contents)
    let manifest = try site.manifest()
    #expect(manifest["articles/flood/index.html"]?.isStory == true)
    #expect(manifest["authors/ada-ferris/index.html"]?.isStory == false)
  }

  @Test("A partial is named, and only pages whose template includes it are written for it")
  func partial() throws {
    _ = try account()
    try site.write("templates/tag.mustache", "<p>{{tag.name}}{{> card-note}}</p>")
    try site.write("templates/partials/card-note.mustache", "<b>A</b>")
    _ = try account()
    try site.write("templates/partials/card-note.mustache", "<b>B</b>")
    let account = try account()
    #expect(reasons(for: "tags/tide/index.html", in: account) == .template)
    #expect(reasons(for: "articles/flood/index.html", in: account) == [])
    #expect(account.templateFiles == ["tag": ["partials/card-note"]])
  }

  @Test("What every page shows is named by its part")
  func edition() throws {
    _ = try account()
    try site.write("templates/labels/en.yml", "by: \"Written by \"\n")
    let labels = try account()
    #expect(reasons(for: "articles/flood/index.html", in: labels)?.contains(.edition) == true)
    #expect(labels.editionParts.contains("labels"))
    #expect(!labels.editionParts.contains("site.yml"))
    try site.write("content/site.yml", "title: Gazette\nbase_url: https://gazette.example\ntagline: New\n")
    #expect(try account().editionParts.contains("site.yml"))
  }

  @Test("A file that went, one that somebody changed, and one that a killed build left in doubt")
  func disturbed() throws {
    _ = try account()
    try site.delete("output/articles/flood/index.html")
    try site.write("output/articles/ferry/index.html", "mine")
    var manifest = try site.manifest()
    manifest.set("index.html", to: .inDoubt)
    try site.write("output/\(Manifest.fileName)", Data(manifest.bytes))
    let account = try account()
    #expect(reasons(for: "articles/flood/index.html", in: account) == .gone)
    #expect(reasons(for: "articles/ferry/index.html", in: account) == .altered)
    #expect(reasons(for: "index.html", in: account) == .inDoubt)
  }

  @Test("Another build of the program makes everything again, and writes only what it makes otherwise")
  func program() throws {
    _ = try account()
    let page = try site.read("output/index.html")
    try site.write("output/index.html", page.replacingOccurrences(of: "<main", with: "<mian"))
    let account = try account(generator: 2)
    #expect(account.files.allSatisfy { $0.reasons == .program })
    #expect(account.files.filter(\.isWritten).map(\.path) == ["index.html"])
    #expect(try site.read("output/index.html") == page)
  }

  @Test("A copied file is written when it changed in content")
  func copy() throws {
    _ = try account()
    try site.write("content/media/wall.svg", "<svg width=\"601\" height=\"400\"></svg>")
    let account = try account()
    #expect(reasons(for: "media/wall.svg", in: account) == .contents)
    #expect(account.files.first { $0.path == "media/wall.svg" }?.kind == .copy)
  }

  @Test("A copied file that has only another time stands as it should")
  func touchedCopy() throws {
    _ = try account()
    try site.write("content/media/wall.svg", try site.read("content/media/wall.svg"))
    let account = try account()
    #expect(reasons(for: "media/wall.svg", in: account) == .contents)
    #expect(account.files.filter(\.isWritten).map(\.path) == [])
  }

  @Test("A file goes because the story that names it, or that it lies beside, is held back")
  func deletedMedia() throws {
    try site.write("content/articles/flood.md", newsItem("Flood", body: "![W](/media/wall.svg)"))
    for path in ["articles/ferry/deck.svg", "media/plan.svg", "articles/_drafts/a.svg", "media/gone.svg"] {
      try site.write("content/" + path, "<svg width=\"600\" height=\"400\"></svg>")
    }
    try site.delete("content/articles/ferry.md")
    try site.write("content/articles/ferry/index.md", newsItem("Ferry"))
    try site.write("content/pages/plan.md", "---\ntitle: Plan\n---\n![P](/media/plan.svg)\n")
    try site.write(
      "content/pages/about.md", "---\ntitle: About\n---\n![P](/articles/_drafts/a.svg)\n")
    _ = try account()
    try site.write(
      "content/articles/flood.md", newsItem("Flood", "expires: 2026-05-20", body: "![W](/media/wall.svg)"))
    try site.write("content/articles/ferry/index.md", newsItem("Ferry", "embargo: 2099-01-01"))
    try site.write("content/pages/plan.md", "---\ntitle: Plan\ndraft: true\n---\n![P](/media/plan.svg)\n")
    try site.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    try site.delete("content/media/gone.svg")
    let deleted = try account().deleted.filter { $0.path.hasSuffix(".svg") }
    let holds = Dictionary(uniqueKeysWithValues: deleted.map { ($0.path, $0.hold) })
    #expect(
      holds == [
        "articles/ferry/deck.svg": .embargo("2099-01-01T00:00:00Z"), "articles/_drafts/a.svg": .draft,
        "media/gone.svg": nil, "media/plan.svg": .draft, "media/wall.svg": .expired("2026-05-20T00:00:00Z"),
      ])
  }

  @Test("A page goes because its story is held back, or because nothing has its address any more")
  func deletions() throws {
    _ = try account()
    try site.write("content/articles/flood.md", newsItem("Flood", "draft: true"))
    let held = try account()
    #expect(held.deleted.first { $0.path == "articles/flood/index.html" }?.hold == .draft)
    try site.delete("content/articles/ferry.md")
    let gone = try account().deleted.first { $0.path == "articles/ferry/index.html" }
    #expect(gone != nil && gone?.hold == nil)
  }
}
