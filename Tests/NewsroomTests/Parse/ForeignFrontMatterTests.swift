import Diagnostics
import Markdown
import Testing

@testable import Newsroom

@Suite("Front matter of other tools")
struct ForeignFrontMatterTests {
  private func page(_ lines: String) -> (source: PageSource?, diagnostics: [Diagnostic]) {
    let reader = ContentReader(
      zone: .utc, markdown: MarkdownReader(options: MarkdownOptions(rawHTML: false)), prefix: "content/",
      language: "en")
    return reader.page("pages/tides.md", Array("---\ntitle: Tides\n\(lines)\n---\nWords.\n".utf8))
  }

  @Test(
    "What hides other files is an error wherever it stands, for they would be published",
    arguments: ["cascade: {draft: true}", "cascade: [{build: {render: never}}]"],
    ["noindex: true", "draft: true", "published: false"])
  func cascade(_ line: String, _ own: String) {
    let diagnostics = article("\(line)\n\(own)", path: "articles/posts/inquiry/index.md").diagnostics
    #expect(brief(diagnostics) == ["error hidden-elsewhere 4:1"])
    #expect(
      diagnostics.first?.help == "write `draft: true` in each file that it is about, and delete the line")
    #expect(brief(page("\(line)\n\(own)").diagnostics) == ["error hidden-elsewhere 3:1"])
  }

  @Test("A file in which Hugo describes a list is no story, with a date or without, unless it is a draft")
  func listPages() {
    let path = "articles/harbour/_index.md"
    #expect(brief(read("title: Harbour", path: path).diagnostics) == ["error list-page 1:1"])
    #expect(brief(article("kicker: x", path: path).diagnostics) == ["error list-page 1:1"])
    #expect(article("draft: true", path: path).diagnostics == [])
    #expect(
      brief(article("cascade: {draft: true}\ndraft: true", path: path).diagnostics) == [
        "error hidden-elsewhere 4:1"
      ])
  }

  @Test("A file without a date may be a page")
  func undated() {
    #expect(
      read("title: A").diagnostics.map(\.help) == [
        "add a line such as `date: 2026-05-07 09:05`, or move the file to pages/ if it is no story"
      ])
  }

  @Test(
    "Hugo's `url` is where a story or page is to be",
    arguments: [
      ("/2019/tides/", "/2019/tides/"), ("tides", "/tides/"), ("/tides.html", "/tides.html"),
      ("posts/tides", "/posts/tides/"), ("/caf%C3%A9/", "/café/"),
    ])
  func url(_ written: String, _ path: String) throws {
    #expect(article("url: \(written)").frontMatter?.permalink?.value.text == path)
    #expect(article("URL: \(written)").frontMatter?.permalink?.value.text == path)
    #expect(page("url: \(written)").source?.permalink?.value.text == path)
    let both = article("url: \(written)\npermalink: /here/")
    #expect(both.frontMatter?.permalink?.value.text == "/here/" && both.diagnostics == [])
  }

  @Test(
    "A `url` of another site is passed over, one that cannot be an address here is an error",
    arguments: [("https://wire.example/a", []), ("//wire.example/a", []), ("/../x", ["error bad-path 4:6"])])
  func otherURL(_ written: String, _ findings: [String]) {
    let (frontMatter, diagnostics) = article("url: \(written)")
    #expect(frontMatter?.permalink == nil && brief(diagnostics) == findings)
  }

  @Test(
    "What other tools keep out of their sitemaps, search engines are kept off",
    arguments: [
      ("false", false), ("{disable: true}", false), ("true", true), ("", true), ("{disable: false}", true),
      ("{priority: 0.5, changefreq: weekly}", true),
    ])
  func sitemap(_ value: String, _ isSearchable: Bool) {
    let (story, page) = (article("sitemap: \(value)"), page("sitemap: \(value)"))
    #expect(story.frontMatter?.isSearchable == isSearchable && story.diagnostics == [])
    #expect(page.source?.isSearchable == isSearchable && page.diagnostics == [])
  }

  @Test(
    "Authors are read under every name that they have",
    arguments: [
      "author_name: Ada Ferris", "primary_author: {id: 1, name: Ada Ferris, profile_image: /a.jpg}",
      "author: {display_name: Ada Ferris, login: ada}", "author: {slug: Ada Ferris}",
    ])
  func authors(_ line: String) {
    let (frontMatter, diagnostics) = article(line)
    #expect(frontMatter?.credits.map(\.name) == ["Ada Ferris"] && diagnostics == [])
  }

  @Test("The day of a change is read under every name that it has")
  func lastModified() {
    let date = "2026-05-09T00:00:00Z"
    #expect(article("last_modified: 2026-05-09").frontMatter?.updated.map { rfc3339($0, .utc) } == date)
    #expect(page("last_modified: 2026-05-09").source?.updated.map { rfc3339($0, .utc) } == date)
  }

  @Test(
    "What is said of a picture stands beside each name of it",
    arguments: ["image", "featured_image", "feature_image", "cover", "cover_image"])
  func companions(_ key: String) throws {
    let lines =
      "\(key): /a.jpg\n\(key)_alt: Water\n\(key)_caption: The <em>quay</em>\n\(key)_credit: Jon Pell"
    let story = article(lines)
    for (image, diagnostics) in [
      (story.frontMatter?.image, story.diagnostics), (page(lines).source?.image, page(lines).diagnostics),
    ] {
      #expect(image?.alt == "Water" && image?.caption == "The quay" && image?.credit == "Jon Pell")
      #expect(diagnostics == [])
    }
  }

  @Test(
    "A stub that leads readers elsewhere is a line of the ledger",
    arguments: [
      ("redirect_to: /new", "`/old/ -> /new/` into permalinks.txt"),
      ("permalink: /was/\nredirect_to: [/new.html]", "`/was/ -> /new.html` into permalinks.txt"),
      (
        "redirect_to: https://wire.example/a",
        "`/old/ gone | It is at https://wire.example/a` into permalinks.txt, which leads to addresses of this "
          + "site alone"
      ),
    ])
  func redirects(_ lines: String, _ line: String) {
    for diagnostics in [article(lines).diagnostics, page(lines).diagnostics] {
      #expect(diagnostics.map(\.id) == ["redirect-page"])
      #expect(diagnostics.first?.help == "delete the file, and write \(line)")
    }
    #expect(article("redirect_to:").diagnostics == [])
  }

  @Test("A slug may be written as addresses have it, as WordPress keeps it")
  func encodedSlug() {
    let (frontMatter, diagnostics) = article("slug: \"caf%C3%A9-ol\"")
    #expect(frontMatter?.slug?.value == "café-ol" && diagnostics == [])
  }
}
