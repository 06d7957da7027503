import Foundation
import Testing

@testable import Newsroom

@Suite("What a build leaves for the next one in the same process")
struct BuildMemoryTests {
  private func site() throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\nrelated: {limit: 0}\n",
      "content/articles/wall.md": newsItem("The wall", body: "See [[tide]]."),
      "content/articles/tide.md": newsItem("The tide", date: "2026-05-02"),
      "content/articles/quiet.md": newsItem("All quiet", date: "2026-05-03"),
    ])
    try site.settle()
    return site
  }

  private func memory(of site: TestSite) throws -> BuildMemory { try #require(try site.build().memory) }

  private func copy(
    of site: TestSite, _ file: String = "content/articles/wall.md", after memory: BuildMemory
  ) -> AdvanceCopy? {
    memory.advance?.copy(of: file)
  }

  @Test("A file that has not changed is not parsed again")
  func unchangedFiles() throws {
    let site = try site()
    let first = try memory(of: site)
    try site.write("content/articles/wall.md", newsItem("The wall", body: "Other words."))
    let second = try #require(try site.build(after: first).memory)
    let (before, after) = (first.parsed.sources.articles, second.parsed.sources.articles)
    #expect(before.map(\.path) == after.map(\.path))
    #expect(zip(before, after).map { $0 === $1 } == [true, true, false])
  }

  @Test("A file saved just before a build is read again, for it may have changed once more")
  func freshFiles() throws {
    let site = try site()
    let file = site.root + "/content/articles/wall.md"
    try site.write("content/articles/wall.md", newsItem("The wall", body: "Fresh."))
    let saved = try FileManager.default.attributesOfItem(atPath: file)
    let first = try memory(of: site)
    try site.write("content/articles/wall.md", newsItem("The wall", body: "Newer."))
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(saved[.modificationDate])], ofItemAtPath: file)
    let second = try #require(try site.build(after: first).memory)
    #expect(second.parsed.sources.articles.last?.body.html.text == "<p>Newer.</p>\n")
  }

  @Test("A file that was only touched is not parsed again")
  func touchedFiles() throws {
    let site = try site()
    let first = try memory(of: site)
    try site.settle()
    let second = try #require(try site.build(after: first).memory)
    let pairs = zip(first.parsed.sources.articles, second.parsed.sources.articles)
    #expect(first.parsed.sources.articles.count == 3)
    #expect(pairs.allSatisfy { $0 === $1 })
  }

  @Test("Settings that change how files are read leave nothing of what was parsed")
  func otherReader() throws {
    let site = try site()
    let first = try memory(of: site)
    try site.write(
      "content/site.yml", "title: Gazette\nmarkdown: {raw_html: true}\nbase_url: https://gazette.example\n")
    let second = try #require(try site.build(after: first).memory)
    #expect(zip(first.parsed.sources.articles, second.parsed.sources.articles).allSatisfy { $0 !== $1 })
  }

  @Test(
    "The pages of an advance copy are those that the next build writes",
    arguments: [
      newsItem("The wall", body: "It *fell*; see [[quiet]] and [[tide|this]]."),
      newsItem("A wall", "description: Of stone\nkicker: Harbour", body: "See [[tide]]."),
    ])
  func sameAsBuild(_ text: String) throws {
    let site = try site()
    let memory = try memory(of: site)
    let before = try site.tree()
    try site.write("content/articles/wall.md", text)
    let copy = try #require(self.copy(of: site, after: memory))
    #expect(copy.story.text == "/articles/wall/")
    #expect(try site.build(after: memory).succeeded)
    let after = try site.tree()
    let changed = after.keys.filter { $0.hasSuffix("index.html") && after[$0] != before[$0] }
    #expect(changed.contains("articles/wall/index.html"))
    for file in changed {
      #expect(
        copy.page(at: "/" + file.dropLast("index.html".count)) == after[file].map(Array.init), "\(file)")
    }
    #expect(copy.page(at: "/nowhere/") == nil)
  }

  @Test("The advance copy of a live story says when it was updated by an entry that was just written")
  func newEntry() throws {
    let site = try site()
    func wall(_ body: String) throws {
      try site.write("content/articles/wall.md", newsItem("The wall", "kind: live", body: body))
    }
    try wall("## 08:00 Rain")
    let memory = try memory(of: site)
    try wall("## 09:30 Flood\n\n## 08:00 Rain")
    let page = try #require(self.copy(of: site, after: memory)?.page(at: "/articles/wall/"))
    #expect(try site.build(after: memory).succeeded)
    #expect(try site.read("output/articles/wall/index.html").contains("dt-updated"))
    #expect(try site.read("output/articles/wall/index.html") == String(decoding: page, as: UTF8.self))
  }

  @Test(
    "There is no advance copy of what other pages may show, of what is wrong, or of what has not changed",
    arguments: [
      newsItem("The wall", date: "2026-05-09"), newsItem("The wall", "tags: [stone]"),
      newsItem("The wall", "slug: other"), newsItem("The wall", "draft: true"),
      newsItem("The wall", body: "See [[nowhere]]."),
      newsItem("The wall", body: "See [this](/nowhere/)."), "---\ntitle: [\n---\n",
      "---\ntitle: The wall\n---\n",
      newsItem("The wall", "embagro: 2027-01-01"),
      newsItem("The wall", body: "See [[tide]]."),
    ])
  func noCopy(_ text: String) throws {
    let site = try site()
    let memory = try memory(of: site)
    try site.write("content/articles/wall.md", text)
    #expect(copy(of: site, after: memory) == nil)
  }

  @Test("There is no advance copy of a file that is no story, is gone, or lies outside the site")
  func noStory() throws {
    let site = try site()
    let memory = try memory(of: site)
    #expect(copy(of: site, "content/site.yml", after: memory) == nil)
    #expect(copy(of: site, "templates/article.mustache", after: memory) == nil)
    try site.delete("content/articles/wall.md")
    #expect(copy(of: site, after: memory) == nil)
    let other = try TestSite(["wall.md": newsItem("The wall", body: "Not ours.")])
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/articles/wall.md", withDestinationPath: other.root + "/wall.md")
    #expect(copy(of: site, after: memory) == nil)
  }

  @Test("A failed build leaves what it parsed, and no advance desk")
  func failure() throws {
    let site = try site()
    try site.write("content/articles/wall.md", "---\ntitle: [\n---\n")
    let memory = try memory(of: site)
    #expect(memory.advance == nil)
    #expect(memory.parsed.sources.articles.count == 2)
  }

  @Test(
    "A page that an advance copy could not print, for its file had changed, is no failure of the next build")
  func advanceFailure() throws {
    let site = try site()
    #expect(try site.build().succeeded)
    // In a new process the bodies of stories that stayed are in their files alone.
    try site.write("content/articles/quiet.md", newsItem("All quiet", date: "2026-05-03", body: "Still."))
    let memory = try memory(of: site)
    try site.write("content/articles/quiet.md", newsItem("All quiet", date: "2026-05-03", body: "Again."))
    try site.write("content/articles/wall.md", newsItem("The wall", body: "It fell."))
    let copy = try #require(self.copy(of: site, "content/articles/quiet.md", after: memory))
    _ = copy.page(at: "/articles/wall/")
    #expect(try site.build(after: memory).succeeded)
    #expect(try site.read("output/articles/wall/index.html").contains("It fell."))
  }
}
