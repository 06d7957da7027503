import Diagnostics
import Testing

@testable import Mustache

@Suite("Rendering")
struct RenderingTests {
  @Test("The five characters of HTML are escaped, everything else is copied")
  func escaping() throws {
    #expect(
      try render("{{text}}", ["text": .text("<a href='x'>\"Zoë & 東京 🎈\"</a>")])
        == "&lt;a href=&#39;x&#39;&gt;&quot;Zoë &amp; 東京 🎈&quot;&lt;/a&gt;")
  }

  @Test("Text made of special characters only is escaped at both ends")
  func escapingEdges() throws {
    #expect(try render("[{{text}}]", ["text": .text("<&>")]) == "[&lt;&amp;&gt;]")
    #expect(try render("[{{text}}]", ["text": .text("")]) == "[]")
  }

  @Test("HTML is ready for the page: both kinds of tag show it as it is")
  func html() throws {
    #expect(try render("{{body}} {{{body}}}", ["body": .html("<p>a & b</p>")]) == "<p>a & b</p> <p>a & b</p>")
  }

  @Test("Numbers and booleans are shown as text, lists and objects not at all")
  func otherValues() throws {
    let view: Value = [
      "zero": .integer(0), "below": .integer(-7), "yes": .bool(true), "no": .bool(false),
      "list": .list([.integer(1)]), "object": ["name": .text("x")],
    ]
    #expect(
      try render("{{zero}} {{below}} {{yes}} {{no}} [{{list}}{{object}}]", view) == "0 -7 true false []")
  }

  @Test("Zero opens a section, empty text does not")
  func absence() throws {
    let view: Value = ["zero": .integer(0), "empty": .text(""), "nothing": .html("")]
    #expect(try render("{{#zero}}a{{/zero}}{{#empty}}b{{/empty}}{{#nothing}}c{{/nothing}}", view) == "a")
    #expect(try render("{{^zero}}a{{/zero}}{{^empty}}b{{/empty}}{{^nothing}}c{{/nothing}}", view) == "bc")
  }

  @Test("A section over a yes keeps the value at hand, one over text makes the text the value at hand")
  func valueAtHand() throws {
    let view: Value = ["tags": .list([.text("a"), .text("b")]), "linked": .bool(true), "dek": .text("d")]
    #expect(try render("{{#tags}}{{#linked}}{{.}}{{/linked}}{{/tags}}{{#dek}}-{{.}}{{/dek}}", view) == "ab-d")
  }

  @Test("A key that is there without a value hides the same key further out")
  func nullHides() throws {
    let view: Value = ["dek": .text("page"), "card": ["dek": .null]]
    #expect(try render("{{#card}}[{{dek}}]{{/card}}", view) == "[]")
  }

  @Test("A partial's indentation leaves what values hold alone")
  func indentation() throws {
    let view: Value = ["body": .html("<pre>one\n  two\n</pre>")]
    let partial = "<div>\n  {{body}}\n\n</div>\n"
    #expect(
      try render("<main>\n    {{> body}}\n</main>\n", view, partials: ["body": partial])
        == "<main>\n    <div>\n      <pre>one\n  two\n</pre>\n\n    </div>\n</main>\n")
  }

  @Test("Indentations of partials inside partials add up")
  func nestedIndentation() throws {
    let partials = ["outer": "<ul>\n  {{> inner}}\n</ul>\n", "inner": "<li>\n</li>\n"]
    #expect(
      try render("  {{> outer}}\n", .null, partials: partials) == "  <ul>\n    <li>\n    </li>\n  </ul>\n")
  }

  @Test("A partial is found in partials/ first, then among all templates by its name")
  func partialNames() throws {
    let library = compile([
      ("page", "{{> card}} {{> partials/card}} {{> other}}"), ("partials/card", "in partials"),
      ("card", "beside"), ("other", "other"),
    ]).library
    var output: [UInt8] = []
    #expect(library.render(try #require(library.template("page")), .null, into: &output) == nil)
    #expect(String(decoding: output, as: UTF8.self) == "in partials in partials other")
  }

  @Test("A layout is filled by the page, and blocks of the layout's partials too")
  func layout() throws {
    let partials = [
      "layout": "<head>\n  {{> head}}\n</head>\n<main>\n  {{$main}}{{/main}}</main>\n",
      "head": "<title>{{$title}}Gazette{{/title}}</title>\n",
    ]
    let page =
      "{{<layout}}\n{{$title}}{{headline}}{{/title}}\n{{$main}}\n<h1>{{headline}}</h1>\n{{/main}}\n{{/layout}}\n"
    #expect(
      try render(page, ["headline": .text("Flood")], partials: partials)
        == "<head>\n  <title>Flood</title>\n</head>\n<main>\n  <h1>Flood</h1>\n</main>\n")
  }

  @Test("What fills a block can hold a block of the same name without calling itself")
  func sameBlockInside() throws {
    let page = "{{<layout}}{{$main}}a{{$main}}b{{/main}}{{/main}}{{/layout}}"
    #expect(try render(page, .null, partials: ["layout": "[{{$main}}{{/main}}]"]) == "[ab]")
  }

  @Test("A parent can be named by the view")
  func dynamicParent() throws {
    let page = "{{<*layout}}{{$main}}x{{/main}}{{/*layout}}"
    let partials = ["wide": "[{{$main}}{{/main}}]"]
    #expect(try render(page, ["layout": .text("wide")], partials: partials) == "[x]")
    #expect(try render(page, ["layout": .text("narrow")], partials: partials) == "")
  }

  @Test("A name in the view means a partial, and never a page of that name")
  func dynamicPage() throws {
    #expect(try render("a{{> *name}}b", ["name": .text("page")]) == "ab")
    #expect(try render("a{{> *name}}b", ["name": .text("page")], partials: ["page": "x"]) == "axb")
  }

  @Test("A page is added to what the buffer holds already")
  func appending() throws {
    let library = compile([("page", "b")]).library
    var output = Array("a".utf8)
    #expect(library.render(try #require(library.template("page")), .null, into: &output) == nil)
    #expect(output == Array("ab".utf8))
  }

  @Test("A byte order mark is not part of the page")
  func byteOrderMark() throws {
    #expect(try render("\u{FEFF}{{#a}}\nx\n{{/a}}\n", ["a": .bool(true)]) == "x\n")
  }

  @Test(
    "Partials that include each other without end are reported with the way in, and the buffer is as before")
  func endless() throws {
    let sources = [
      ("article", "<main>\n{{> comments}}\n</main>"),
      ("partials/comments", "{{#title}}{{> reply}}{{/title}}"),
      ("partials/reply", "<li>\n  {{> comments}}\n"),
    ]
    let (library, diagnostics) = compile(sources)
    #expect(diagnostics.isEmpty)
    var output = Array("kept".utf8)
    let failure = library.render(
      try #require(library.template("article")), ["title": .text("x")], into: &output)
    #expect(output == Array("kept".utf8))
    #expect(
      reportText([try #require(failure)], sources) == """
        error: Partials are included more than 100 deep
          --> partials/reply.mustache:2:7
           |
         2 |   {{> comments}}
           |       ^^^^^^^^
          note: included from partials/comments.mustache:1
          note: included from article.mustache:2
          help: do they include each other in a section that is never empty?

        """)
  }
}

extension Value: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Key, Value)...) { self = .object(Object(elements)) }
}
