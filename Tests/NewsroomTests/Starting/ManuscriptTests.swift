import Diagnostics
import Testing

@testable import Newsroom

@Suite("New files")
struct ManuscriptTests {
  private let day = CivilTime(year: 2026, month: 6, day: 1, hour: 9, minute: 5)

  private func article(_ headline: String, among files: [String] = []) throws -> Manuscript {
    .article(
      headline, slug: try #require(Slug("flood")), author: "O'Brien, \"Al\"", section: "Town", date: day,
      among: files)
  }

  @Test(
    "Any headline is read back as it was given",
    arguments: [
      "Flood", "Flood: 5 dead", "\"Never again\"", "Yes", "5 dead", "# 1", "- dash", "a # b", "It's",
      "back\\slash", "@home", "[brackets]", "ends with:", "naïve – yes", "100%", "null", "*star*",
      "two\nlines",
    ])
  func headlines(_ headline: String) throws {
    let manuscript = try article(headline)
    let reader = ContentReader(
      zone: .utc, markdown: .init(options: .init()), prefix: "content/", language: "en")
    let reading = reader.article(manuscript.path, Array(manuscript.text.utf8))
    #expect(reading.diagnostics == [])
    let frontMatter = try #require(reading.source?.frontMatter)
    #expect(frontMatter.title.value == headline.split(separator: "\n").joined(separator: " "))
    #expect(frontMatter.isDraft)
    #expect(frontMatter.credits.map(\.name) == ["O'Brien, \"Al\""])
    #expect(frontMatter.date == Zone.utc.instant(day))
  }

  @Test(
    "A new article lies where the newest ones do, named as they are",
    arguments: [
      ([], "articles/flood.md"), (["articles/a.md"], "articles/flood.md"),
      (["articles/2025/a.md"], "articles/2026/flood.md"),
      (["articles/2025/a.md", "articles/2026/05/b.md"], "articles/2026/06/flood.md"),
      (["articles/town/a.md"], "articles/flood.md"),
      (["articles/2026-05-07-a.md"], "articles/2026-06-01-flood.md"),
      (["2026-05-07-a.md"], "2026-06-01-flood.md"), (["articles/a/index.md"], "articles/flood.md"),
      (["articles/2026-05-07-a/index.md"], "articles/2026-06-01-flood.md"),
    ])
  func places(_ files: [String], _ path: String) throws {
    #expect(try article("Flood", among: files).path == path)
  }

  @Test("A file that is there is never replaced")
  func keeps() throws {
    let site = try TestSite(["content/articles/flood.md": "mine"])
    let folder = try SiteFolder(at: site.root)
    #expect(throws: FileSystemError.self) { try article("Flood").save(in: folder) }
    #expect(try site.read("content/articles/flood.md") == "mine")
  }

  @Test("Nothing is written through a link whose end is not there yet")
  func danglingLink() throws {
    let site = try TestSite(["content/articles/a.md": newsItem("A")])
    try site.link("content/articles/flood.md", to: "../../elsewhere.md")
    let folder = try SiteFolder(at: site.root)
    let error = #expect(throws: FileSystemError.self) { try article("Flood").save(in: folder) }
    #expect(error?.description == "cannot write content/articles/flood.md: it is there already")
    #expect(!site.exists("elsewhere.md"))
  }

  @Test(
    "A section goes by its name and its slug, as in a story", arguments: ["World", "world", "int", "Int"])
  func sections(_ name: String) throws {
    let site = try TestSite(["content/site.yml": "sections: [{name: World, slug: int}, Town]\n"])
    let desk = try NewFileDesk(BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1))
    #expect(desk.section(name).section == "World")
    #expect(desk.section("Twon").nearest == "Town")
  }

  @Test("The byline is that of the person whom git names, as the paper spells it")
  func authors() throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A", "authors: [Jon Pell]"),
      "content/authors/ada.md": "---\nname: Ada Ferris\nemail: ada@a.example\n---\n",
    ])
    let desk = try NewFileDesk(BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1))
    #expect(desk.author(gitName: "A. F.", gitEmail: "ada@a.example") == "Ada Ferris")
    #expect(desk.author(gitName: "Somebody Else", gitEmail: nil) == "Somebody Else")
    #expect(desk.author(gitName: nil, gitEmail: nil) == "Ada Ferris")
  }
}
