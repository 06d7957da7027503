import Foundation
import Testing

@testable import Newsroom

@Suite("What is published beside the stories")
struct PublishedFilesTests {
  private func site(_ baseURL: String = "https://gazette.example") throws -> TestSite {
    try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: \(baseURL)\nlisting: {archive_per_page: 1}\n",
      "content/articles/wall.md": newsItem(
        "The wall", date: "2026-05-01",
        "aliases: [/old/wall, /2019/wall.html]\ncorrections: [{date: 2026-05-09, text: Four metres}]"),
      "content/articles/tide.md": newsItem(
        "The tide", date: "2026-05-02", "corrections: [{date: 2026-05-03, text: Six o'clock}]"),
      "content/articles/quiet.md": newsItem("All quiet", date: "2026-05-03"),
      "content/pages/about.md": "---\ntitle: About\naliases: [/who/]\n---\nWe are few.\n",
    ])
  }

  @Test("The corrections log lists every correction of every story, the newest first")
  func correctionsLog() throws {
    let site = try site()
    try site.write("content/site.yml", "title: Gazette\nbase_url: https://gazette.example\n")
    #expect(try site.build().succeeded)
    let log = try site.read("output/corrections/index.html")
    let wall = try #require(log.range(of: "Four metres"))
    let tide = try #require(log.range(of: "Six o&#39;clock") ?? log.range(of: "Six o'clock"))
    #expect(wall.lowerBound < tide.lowerBound)
    #expect(!log.contains("All quiet"))
  }

  @Test("A long corrections log goes on, newest correction first across its pages")
  func longCorrectionsLog() throws {
    let site = try site()
    let both = "corrections: [{date: 2026-05-09, text: Four metres}, {date: 2026-05-02, text: Of brick}]"
    try site.write("content/articles/wall.md", newsItem("The wall", date: "2026-05-01", both))
    #expect(try site.build().succeeded)
    #expect(try site.read("output/corrections/index.html").contains("Four metres"))
    #expect(try site.read("output/corrections/page/2/index.html").contains("Six o"))
    let last = try site.read("output/corrections/page/3/index.html")
    #expect(last.contains("Of brick") && !last.contains("Four metres"))
  }

  @Test("Two corrections of one story on a page of the log make one entry of what the page says it lists")
  func correctedTwice() throws {
    let site = try TestSite([
      "content/articles/wall.md": newsItem(
        "The wall", "corrections: [{date: 2026-05-09, text: One}, {date: 2026-05-02, text: Two}]"),
      "templates/corrections.mustache": "{{page.metadata}}{{#corrections}}{{text}} {{/corrections}}",
    ])
    #expect(try site.build().succeeded)
    let log = try site.read("output/corrections/index.html")
    #expect(log.hasSuffix("One Two "))
    #expect(log.contains("\"numberOfItems\":1") && !log.contains("The wall, The wall"))
  }

  @Test("A site without corrections has no corrections log and no link to one")
  func noCorrections() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    #expect(!site.exists("output/corrections/index.html"))
    #expect(!(try site.read("output/index.html").contains("/corrections/")))
  }

  @Test("A picture that is not there is told in words, so that a link around it is one")
  func missingPicture() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem(
        "One", body: "See [![The wall at dusk](/media/gone.jpg)](https://x.example/).")
    ])
    #expect(try site.build().succeeded)
    let html = try #require(try site.tree().first { $0.key.hasSuffix("/one/index.html") }?.value)
    #expect(String(decoding: html, as: UTF8.self).contains(">The wall at dusk</a>"))
  }

  @Test("The page for missing addresses is not indexed, and is in no sitemap")
  func notFound() throws {
    let site = try site()
    #expect(try site.build().succeeded)
    #expect(try site.read("output/404.html").contains("noindex"))
    #expect(!(try site.read("output/sitemap.xml").contains("404")))
  }

  @Test(
    "Every alias is a rule for the host and a page that leads on",
    arguments: [("https://gazette.example", ""), ("https://example.org/news", "/news")])
  func redirects(_ baseURL: String, _ base: String) throws {
    let site = try site(baseURL)
    #expect(try site.build().succeeded)
    let rules = try site.read("output/_redirects").split(separator: "\n").map(String.init)
    #expect(
      rules
        == [
          "\(base)/2019/wall.html \(base)/articles/wall/", "\(base)/old/wall/ \(base)/articles/wall/",
          "\(base)/who/ \(base)/about/",
        ].flatMap { [$0 + " 301!", $0 + " 301"] })
    for (file, target) in [("2019/wall.html", "articles/wall"), ("who/index.html", "about")] {
      let page = try site.read("output/" + file)
      #expect(page.contains("content=\"0; url=\(base)/\(target)/\""))
      #expect(page.contains("<link rel=\"canonical\" href=\"\(baseURL)/\(target)/\">"))
    }
  }

  @Test("With --strict a warning stops the build, and nothing is written")
  func strict() throws {
    let site = try site()
    try site.write("content/articles/link.md", newsItem("A link", body: "See [that](/nowhere/)."))
    let lenient = try site.build(output: "lenient")
    #expect(lenient.succeeded)
    #expect(lenient.diagnostics.map(\.severity).allSatisfy { $0 == .warning })
    #expect(lenient.diagnostics.map(\.id).contains("broken-link"))
    let strict = try site.build(output: "strict", strict: true)
    #expect(!strict.succeeded)
    #expect(strict.diagnostics.map(\.id) == lenient.diagnostics.map(\.id))
    #expect(try site.tree("strict").isEmpty)
  }

  @Test(
    "A file that would stand in the place of a page, or of a folder of pages, is an error",
    arguments: [
      ("content/index.html", "both want the address /")
    ])
  func filesInTheWay(_ file: String, _ words: String) throws {
    let site = try site()
    try site.write(file, "<p>Mine</p>")
    let errors = try site.build().diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1)
    #expect(errors.first?.headline.hasSuffix(words) == true, "\(errors)")
    #expect(errors.first?.span?.path == file)
  }

  @Test(
    "No page and no alias can have the address of a file that the build makes",
    arguments: [
      "/feed.xml", "/sitemap.xml", "/sitemap-2.xml", "/feed.json/", "/_redirects", "/.nojekyll",
      "/assets/style.css",
      "/authors/ada-ferris/atom.xml",
    ])
  func reservedAddresses(_ address: String) throws {
    for line in ["permalink: \(address)", "aliases: [\(address)]"] {
      let site = try site()
      try site.write("content/articles/thief.md", newsItem("Thief", line))
      let errors = try site.build().diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.id) == ["path-collision"])
      #expect(errors.first?.span?.line == 4)
    }
  }

  @Test("Every file that the build makes has an address that is reserved")
  func allReserved() throws {
    let site = try site()
    try site.write(
      "content/site.yml",
      "title: Gazette\nfeeds: {min_tag_articles: 1}\nsections: [Town]\n"
        + "security: {contact: a@b.example, expires: 2027-01-01}\n")
    try site.write(
      "content/articles/town.md", newsItem("Town", "section: Town\ntags: [tide]\nauthors: [Ada Ferris]"))
    #expect(try site.build().succeeded)
    for file in try site.tree().keys where !file.hasSuffix(".html") && file != PublishedAddresses.fileName {
      let path = try #require(SitePath("/" + file))
      #expect(ReservedAddresses.contains(path), "\(file)")
    }
  }

  @Test(
    "The names of the manifest and of the staging folder cannot be addresses",
    arguments: ["/.broadsheet-manifest", "/.broadsheet-staging/x/", "/%2Ebroadsheet-manifest"])
  func ownNames(_ address: String) throws {
    let site = try site()
    try site.write("content/articles/thief.md", newsItem("Thief", "permalink: \(address)"))
    let result = try site.build()
    #expect(!result.succeeded)
    #expect(result.diagnostics.map(\.id).contains("bad-path"))
  }

  @Test("Hosts are told to keep for ever what has a fingerprint in its name, and nothing else")
  func immutable() throws {
    let site = try site()
    try site.write("content/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
    #expect(try site.build().succeeded)
    let rules = try site.read("output/_headers").components(separatedBy: "\n\n")
      .filter { $0.contains("immutable") }.map { String($0.prefix { $0 != "\n" }) }
    let assets = try site.tree().keys.filter { $0.hasPrefix("assets/") && $0 != "assets/logo.svg" }
    #expect(rules.count > 1)
    #expect(rules.sorted() == assets.map { "/" + $0 }.sorted())
  }

  @Test("A newsroom's own robots.txt stands in place of the one that is made")
  func ownRobots() throws {
    let site = try site()
    try site.write("content/robots.txt", "User-agent: *\nDisallow: /private/\n")
    #expect(try site.build().succeeded)
    #expect(try site.read("output/robots.txt") == "User-agent: *\nDisallow: /private/\n")
  }
}
