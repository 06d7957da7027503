import Diagnostics
import Markdown
import Testing

@testable import Newsroom

@Suite("Content files")
struct ContentReaderTests {
  private let reader = ContentReader(
    zone: .utc, markdown: MarkdownReader(options: MarkdownOptions(rawHTML: false)), prefix: "content/",
    language: "en")

  private func report(_ text: String) -> String {
    let (_, diagnostics) = reader.article("articles/flood.md", Array(text.utf8))
    return Report(diagnostics) { SourceFile(path: $0, text: text) }.text
  }

  @Test("A link of an author that could run a script is an error at the address")
  func unsafeLinks() {
    let text = "---\nname: Ada\nlinks: [{label: me, url: \"javascript:alert(6)\"}]\n---\n"
    #expect(
      brief(reader.author("authors/ada.md", Array(text.utf8)).diagnostics) == ["error unsafe-link 3:26"])
    let safe = text.replacing("javascript:alert(6)", with: "mailto:ada@gazette.example")
    #expect(reader.author("authors/ada.md", Array(safe.utf8)).diagnostics == [])
  }

  @Test("An author's file, which is always public, is an error where it says that it is hidden")
  func hiddenAuthors() {
    func findings(_ line: String, in path: String = "authors/ada.md") -> [String] {
      let text = "---\nname: Ada\n\(line)\n---\n"
      return brief(reader.author(path, Array(text.utf8)).diagnostics)
    }
    for line in ["draft: true", "published: false", "status: draft"] {
      #expect(findings(line) == ["error hidden-author 1:1"], "\(line)")
    }
    #expect(findings("role: Reporter", in: "authors/_drafts/ada.md") == ["error hidden-author 1:1"])
    for line in ["hidden: true", "visibility: private", "headless: true"] {
      #expect(findings(line) == ["error hidden-author 3:1"], "\(line)")
    }
    for line in ["draft: false", "published: true", "hidden: false\nvisibility: public", "status: retired"] {
      #expect(!findings(line).contains { $0.hasPrefix("error") }, "\(line)")
    }
  }

  @Test("A page is held back as a story is, and never passed over where it cannot be")
  func hiddenPages() {
    func page(_ line: String) -> (isDraft: Bool?, findings: [String]) {
      let text = "---\ntitle: About us\n\(line)\n---\n"
      let (source, diagnostics) = reader.page("pages/about.md", Array(text.utf8))
      return (source?.isDraft, brief(diagnostics))
    }
    for line in ["published: false", "status: draft", "draft: true\nvisibility: members"] {
      #expect(page(line) == (true, []))
    }
    for line in ["visibility: members", "headless: true", "private: true"] {
      #expect(page(line).findings == ["error hidden-elsewhere 3:1"])
    }
    #expect(page("embargo: 2030-01-01").findings == ["error stories-only 3:1"])
    #expect(page("embargo_until: 2030-01-01").findings == ["error mistyped-key 3:1"])
    #expect(page("publish_at: 2030-01-01").findings == ["error stories-only 3:1"])
    for line in ["published_at: 2019-01-01", "publishDate: 2019-01-01"] {
      #expect(
        page(line).isDraft == false && !page(line).findings.contains { $0.hasPrefix("error") }, "\(line)")
    }
    for line in ["visibility: public\nhidden: false", "password: \"\"", "visibility: ''"] {
      #expect(page(line) == (false, []))
    }
  }

  @Test("The report on a story with many mistakes says them all, with place, caret and what to do")
  func wholeReport() {
    let text = """
      ---
      titel: Harbour floods again
      date: 2026-02-30
      embagro: 2026-06-01 06:00
      kind: nwes
      authors:
        - {name: Ada Ferris, roel: photographs by}
      tags: [harbour, flood]
      slug: 港 floods
      tags: [water]
      wether: fine
      corrections:
        - date: yesterday
          text: It was Tuesday.
      ---
      Body.

      """
    #expect(
      report(text) == """
        error: Front matter has no `title`
          --> content/articles/flood.md:1:1
           |
         1 | ---
           | ^^^
          help: add a line such as `title: Harbour floods again`

        error: Unknown key `titel` in front matter
          --> content/articles/flood.md:2:1
           |
         2 | titel: Harbour floods again
           | ^^^^^
          help: did you mean `title`?

        error: `date` is no date: '2026-02-30'
          --> content/articles/flood.md:3:7
           |
         3 | date: 2026-02-30
           |       ^^^^^^^^^^
          help: write 2026-05-07, 2026-05-07 09:05 or 2026-05-07T09:05:00+02:00

        error: Unknown key `embagro` in front matter
          --> content/articles/flood.md:4:1
           |
         4 | embagro: 2026-06-01 06:00
           | ^^^^^^^
          help: did you mean `embargo`?

        error: `kind` cannot be 'nwes'
          --> content/articles/flood.md:5:7
           |
         5 | kind: nwes
           |       ^^^^
          help: did you mean `news`?

        warning: Unknown key `roel` in an author
          --> content/articles/flood.md:7:24
           |
         7 |   - {name: Ada Ferris, roel: photographs by}
           |                        ^^^^
          help: did you mean `role`?

        error: '港 floods' cannot be part of an address
          --> content/articles/flood.md:9:7
           |
         9 | slug: 港 floods
           |       ^^^^^^^^^
          help: use letters, digits and hyphens, such as '港-floods'

        error: Key `tags` stands here twice
          --> content/articles/flood.md:10:1
            |
         10 | tags: [water]
            | ^^^^
          note: the first `tags`
          --> content/articles/flood.md:8:1
           |
         8 | tags: [harbour, flood]
           | ^^^^
          help: keep one of the two

        warning: Unknown key `wether` in front matter
          --> content/articles/flood.md:11:1
            |
         11 | wether: fine
            | ^^^^^^
          help: remove it, or put it under `extra` for a template

        error: `date` is no date: 'yesterday'
          --> content/articles/flood.md:13:11
            |
         13 |   - date: yesterday
            |           ^^^^^^^^^
          help: write 2026-05-07, 2026-05-07 09:05 or 2026-05-07T09:05:00+02:00

        """)
  }

  @Test("Line endings of Windows and a byte order mark change no place")
  func windows() {
    let (_, diagnostics) = reader.article(
      "articles/flood.md", Array("\u{FEFF}---\r\ntitle: A\r\ndate: soon\r\n---\r\nBody\r\n".utf8))
    #expect(brief(diagnostics) == ["error bad-date 3:7"])
  }

  @Test("Bytes that are no UTF-8 are found in front matter and body")
  func invalidBytes() {
    let bytes = Array("---\ntitle: A\ndate: 2026-05-07\n---\nCaf".utf8) + [0xE9, 0x0A]
    #expect(brief(reader.article("articles/a.md", bytes).diagnostics) == ["error invalid-utf8 5:4"])
  }

  @Test("An author's file is typed, and its keys are checked")
  func author() throws {
    let text =
      "---\nname: Ada Ferris\nrole: Harbour reporter\nphoto: {src: /ada.jpg, alt: Ada}\nemail: ada@gazette.example\nmastodon: \"@ada@m.example\"\nlinks:\n- {label: Site, url: https://ada.example}\nslug: ada\n---\nBiography.\n"
    let (source, diagnostics) = reader.author("authors/ada.md", Array(text.utf8))
    #expect(diagnostics.isEmpty)
    let author = try #require(source)
    #expect(
      author.name.value == "Ada Ferris" && author.role == "Harbour reporter" && author.slug?.value == "ada")
    #expect(author.photo?.source.value == "/ada.jpg" && author.email == "ada@gazette.example")
    #expect(
      author.mastodon == "@ada@m.example"
        && author.links.map { [$0.label, $0.url] } == [["Site", "https://ada.example"]])
    let wrong = reader.author("authors/b.md", Array("---\nmastodn: x\n---\n".utf8)).diagnostics
    #expect(brief(wrong) == ["error missing-name 1:1", "error mistyped-key 2:1"])
    let unread = reader.author("authors/c.md", Array("---\nname: C\nmastodon: c\nx: C. D.\n---\n".utf8))
    #expect(brief(unread.diagnostics) == ["warning unread-account 3:11", "warning unread-account 4:4"])
  }

  @Test("A page is typed, and its file name says what it is")
  func page() throws {
    let text =
      "---\ntitle: About us\nsummary: Who we are\nupdated: 2026-01-02\nnoindex: true\ndraft: true\npermalink: /us/\n---\nUs.\n"
    let (source, diagnostics) = reader.page("pages/about.md", Array(text.utf8))
    #expect(diagnostics.isEmpty)
    let page = try #require(source)
    #expect(page.title.value == "About us" && page.description == "Who we are" && page.kind == .about)
    #expect(page.isDraft && !page.isSearchable && page.permalink?.value.text == "/us/" && page.updated != nil)
    #expect(
      brief(reader.page("pages/a.md", Array("---\ntitel: x\n---\n".utf8)).diagnostics) == [
        "error missing-title 1:1", "error mistyped-key 2:1",
      ])
  }
}
