import Diagnostics
import Markdown
import Testing

struct LinkTests {
  private func spans(_ body: String) -> [String] {
    let document = document(body)
    return (document.links.map(\.span) + document.images.map(\.span)).map {
      "\($0.line):\($0.column)+\($0.length)"
    }
  }

  @Test("A link's attributes and an image are slots; their values are kept as written")
  func slots() {
    let body = "An [a](/x?a=1&amp;b=2 \"T\") and ![the *alt*](p.jpg) and www.example.org"
    #expect(html(body) == "<p>An <a ⟨0⟩>a</a> and ⟨image 0⟩ and <a ⟨1⟩>www.example.org</a></p>\n")
    let document = document(body)
    #expect(document.links.map(\.target) == [.url("/x?a=1&b=2"), .url("http://www.example.org")])
    #expect(document.links.map(\.title) == ["T", ""])
    #expect(document.images.map(\.source) == ["p.jpg"])
    #expect(document.images.map(\.alt) == ["the alt"])
  }

  @Test("A wiki link names an article, with or without words of its own")
  func wikiLinks() {
    let body = "See [[flood-2024]] and [[a_b_c|the mayor's \"plan\"]]."
    #expect(html(body) == "<p>See <a ⟨0⟩>⟨headline 0⟩</a> and <a ⟨1⟩>the mayor’s “plan”</a>.</p>\n")
    #expect(document(body).links.map(\.target) == [.article(slug: "flood-2024"), .article(slug: "a_b_c")])
    #expect(document(body).plainText == "See flood 2024 and the mayor’s “plan”.")
  }

  @Test(
    "A slug keeps underscores, double hyphens and letters of any script",
    arguments: ["_a_b_", "a--b", "東京-夏", "flut-in-köln", "أخبار", "2024/05/flood", "Harbour floods", "w_w_w"])
  func slugs(slug: String) {
    #expect(document("*x* [[\(slug)]] y").links.map(\.target) == [.article(slug: slug)])
    #expect(document("[[\(slug)|words]]").links.map(\.target) == [.article(slug: slug)])
  }

  @Test(
    "What only looks like a wiki link stays text",
    arguments: [
      "\\[[x]]", "`[[x|y]]`", "[[ x ]]", "[[]]", "[[x", "[[1,2],[3,4]]", "    [[x|y]]", "```\n[[x|y]]\n```",
      "[[^1]]",
    ])
  func notWikiLinks(body: String) {
    #expect(document(body + "\n\n[[real]]").links.map(\.target) == [.article(slug: "real")])
    #expect(html(body + "\n\n[[real]]").contains("["))
    #expect(!html(body + "\n\n[[real]]").contains("\u{1}"))
  }

  @Test("Code beside a wiki link has its brackets and bars back")
  func restored() {
    #expect(html("`[[x|y]]` [[a|b]]") == "<p><code>[[x|y]]</code> <a ⟨0⟩>b</a></p>\n")
  }

  @Test("Double brackets that are an ordinary link's text stay one")
  func bracketedLink() {
    #expect(html("[[x]](/u)") == "<p><a ⟨0⟩>[x]</a></p>\n")
    #expect(document("[[a]][[b]]").links.map(\.target) == [.article(slug: "a"), .article(slug: "b")])
  }

  @Test("A footnote may follow a wiki link at once")
  func footnoteBehind() {
    let body = "[[a]][^1] and [[b|c]][^1].\n\n[^1]: Note.\n"
    #expect(document(body).links.map(\.target) == [.article(slug: "a"), .article(slug: "b")])
    #expect(!html(body).contains("["))
  }

  @Test(
    "The words of a wiki link may be wrapped, as those of any other link",
    arguments: ["[[x|the long\nname]]", "> [[x|the long\n> name]]", "- [[x|the long\r\n  name]]"])
  func wrapped(_ body: String) {
    #expect(html(body).contains("<a ⟨0⟩>the long name</a>"))
    #expect(document(body).links.map(\.target) == [.article(slug: "x")])
  }

  @Test(
    "No wiki link goes on behind a blank line, or in another block", arguments: ["\n\n", "\n \n", "\n# "])
  func notWrapped(_ between: String) {
    #expect(document("[[x|the\(between)name]] [[y]]").links.map(\.target) == [.article(slug: "y")])
    #expect(!html("[[x|the\(between)name]] [[y]]").contains("\u{1}"))
  }

  @Test("A wiki link inside another link is only its words")
  func nested() {
    #expect(html("[see [[x-y]] now](/u)") == "<p><a ⟨0⟩>see x y now</a></p>\n")
  }

  @Test("A wiki link with words fits into a table's cell")
  func inTable() {
    #expect(document("| a |\n|---|\n| [[x|y]] |").links.map(\.target) == [.article(slug: "x")])
  }

  @Test("In a table the bar of a wiki link may be escaped, as Markdown has it")
  func escapedBar() {
    let document = document("| a | b |\n|---|---|\n| [[x\\|y]] | z |")
    #expect(document.links.map(\.target) == [.article(slug: "x")])
    #expect(document.plainText == "a b\n\ny z")
  }

  @Test("A wiki link may name a place in the story; its words come from the slug alone")
  func places() {
    let document = document("[[flood#the-night]] and [[flood#the-night|that *night*]]")
    let target = Link.Target.article(slug: "flood", fragment: "the-night")
    #expect(document.links.map(\.target) == [target, target])
    #expect(document.plainText == "flood and that *night*")
  }

  @Test("Half a place is no wiki link", arguments: ["[[#x]]", "[[a#]]", "[[a#b#c]]", "[[a# b]]"])
  func noPlace(body: String) {
    #expect(html(body + " [[real]]") == "<p>\(body) <a ⟨0⟩>⟨headline 0⟩</a></p>\n")
  }

  @Test("Positions are lines of the file and columns in bytes")
  func positions() {
    #expect(spans("ä [a](/x)\nsecond ![i](/p.png) [[slug|w]]\n") == ["1:8+2", "2:23+4", "2:13+6"])
    #expect(read("> - a\n>   b [c](/x)", firstLine: 10).document?.links.map(\.span.line) == [11])
    #expect(spans("[a](/x) [b](/x)\n\n[c](/x)") == ["1:5+2", "1:13+2", "3:5+2"])
    #expect(spans("go to http://example.org/a now") == ["1:7+20"])
    #expect(spans("| a | b |\n|---|---|\n| [x](/u) | [[s]] |") == ["3:7+2", "3:15+1"])
    #expect(spans("Write `[x](/no/)` so that\nthis one: [x](/no/)\n") == ["2:15+4"])
    #expect(spans("| `[[s]]` | [[s]] |\n|---|---|") == ["1:15+1"])
  }

  @Test("A link in a footnote is where it was written, whatever follows the note")
  func positionInFootnote() {
    let body = "Text[^1].\n\n[^1]: A note\n    and [the plan](/p/) here.\n\nLater [the team](/t/).\n"
    #expect(spans(body).sorted() == ["4:20+3", "6:18+3"])
  }

  @Test("A link whose address is not in its block points to the block's first line")
  func referencePosition() {
    #expect(spans("one\n\ntwo\nwith [a] link\n\n[a]: /x") == ["3:1+3"])
  }

  @Test(
    "Addresses that run scripts are dropped with a warning, the words stay",
    arguments: [
      "javascript:alert(1)", "JavaScript&colon;x", "java&Tab;script:x", "vbscript:x", "data:text/html,x",
    ])
  func unsafe(url: String) {
    let reading = read("[words](\(url)) ![alt](\(url))")
    #expect(reading.document.map { filled($0.html) } == "<p>words alt</p>\n")
    #expect(reading.document?.links == [])
    #expect(reading.diagnostics.map(\.id) == ["unsafe-url", "unsafe-url"])
  }

  @Test("A picture in a data address is safe")
  func dataImage() {
    #expect(document("![a](data:image/png;base64,AAAA)").images.count == 1)
  }
}
