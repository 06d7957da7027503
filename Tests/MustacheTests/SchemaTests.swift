import Diagnostics
import Testing

@testable import Mustache

@Suite("Variables and the view schema")
struct SchemaTests {
  private let schema = ViewSchema(
    objects: [
      "ArticlePage": [
        .init("headline", .text, "The headline."), .init("body", .html, "The story."),
        .init("related", .list(.object("Card")), "Other stories."),
        .init("image", .object("Image"), "The picture."),
        .init("tags", .list(.text), "Its tags."), .init("extra", .anything, "What the author likes."),
        .init("layout", .text, "Name of the layout."), .init("isOpinion", .bool, "Whether it is opinion."),
      ],
      "Card": [
        .init("title", .text, "The headline."), .init("image", .object("Image"), "The picture."),
        .init("related", .list(.object("Card")), "Stories related to this one."),
      ],
      "Image": [.init("src", .text, "Address."), .init("alt", .text, "Text alternative.")],
    ],
    roots: ["article": "ArticlePage"])

  private func problems(_ template: String, _ partials: [(String, String)] = []) -> [String] {
    compile([("article", template)] + partials, schema: schema).diagnostics.map(\.headline)
  }

  @Test("Names of the page, of list items and further out are known")
  func known() {
    let template = """
      {{headline}} {{{body}}} {{image.src}} {{#image}}{{src}} {{headline}}{{/image}} {{#tags}}{{.}}{{/tags}}
      {{#related}}{{title}} {{headline}} {{image.alt}} {{#related}}{{title}}{{/related}}{{/related}}
      {{^related}}{{headline}}{{/related}} {{#isOpinion}}{{headline}}{{/isOpinion}} {{> *layout}}
      """
    #expect(problems(template) == [])
  }

  @Test("Everything is known below a value that can hold anything")
  func anything() {
    #expect(problems("{{extra.a.b.c}} {{#extra}}{{whatever}}{{#list}}{{.}}{{x}}{{/list}}{{/extra}}") == [])
    #expect(problems("{{#extra}}{{/extra}}{{whatever}}") == ["There is no variable 'whatever' here"])
  }

  @Test("An unknown name is said with its place, a near miss and the way it was reached")
  func report() {
    let sources = [
      ("article", "<main>\n  {{#related}}\n  {{> card}}\n  {{/related}}\n</main>"),
      ("partials/card", "<h3>{{titel}}</h3>\n{{> figure}}\n"),
      ("partials/figure", "<img src=\"{{image.url}}\">"),
    ]
    #expect(
      MustacheTests.report(sources, schema: schema) == """
        error: There is no variable 'titel' here
          --> partials/card.mustache:1:7
           |
         1 | <h3>{{titel}}</h3>
           |       ^^^^^
          note: included from article.mustache:3
          help: did you mean 'title'?

        error: There is no variable 'image.url' here
          --> partials/figure.mustache:1:13
           |
         1 | <img src="{{image.url}}">
           |             ^^^^^^^^^
          note: included from partials/card.mustache:2
          note: included from article.mustache:3
          help: available: src, alt

        """)
  }

  @Test(
    "A name that objects at hand have is suggested with theirs",
    arguments: [
      ("{{alt}}", "did you mean 'image.alt'?"), ("{{#more.x}}{{/more.x}}", "did you mean 'image.more.x'?"),
      ("{{slot}}", "did you mean 'image.slot' or 'caption.slot'?"),
      ("{{headlin}}", "did you mean 'headline'?"),
      ("{{slots.x}}", "available: slot; ask the desk"),
      ("{{slots.slt}}", "did you mean 'slot'?"),
      ("{{theme.x}}", "ask the printer"), ("{{none.x}}", "nothing is available here"),
    ])
  func elsewhere(_ template: String, _ help: String) {
    let schema = ViewSchema(
      objects: [
        "Page": [
          .init("headline", .text, ""), .init("image", .object("Image"), ""),
          .init("caption", .object("Caption"), ""), .init("slots", .object("Slots"), ""),
          .init("theme", .object("Theme"), ""), .init("none", .object("None"), ""),
        ],
        "Image": [.init("alt", .text, ""), .init("slot", .text, ""), .init("more", .anything, "")],
        "Caption": [.init("slot", .text, ""), .init("more", .text, "")], "Slots": [.init("slot", .text, "")],
        "Theme": [], "None": [],
      ], roots: ["page": "Page"], advice: ["Slots": "ask the desk", "Theme": "ask the printer"])
    #expect(compile([("page", template)], schema: schema).diagnostics.map(\.help) == [help])
  }

  @Test("Lists and objects cannot be shown, and a list has no parts")
  func shape() {
    #expect(
      problems("{{related}} {{image}} {{related.title}} {{headline.x}}") == [
        "'related' is a list and cannot be shown by itself",
        "'image' is an object and cannot be shown by itself",
        "'related' is a list and has no 'title'", "'headline' is text and has no 'x'",
      ])
  }

  @Test("What fills a block is checked where the layout shows it")
  func blocks() {
    let layout = ("partials/layout", "{{#image}}{{$figure}}{{/figure}}{{/image}}{{$main}}{{/main}}")
    #expect(problems("{{<layout}}{{$figure}}{{src}}{{/figure}}{{/layout}}", [layout]) == [])
    #expect(
      problems("{{<layout}}{{$main}}{{src}}{{/main}}{{/layout}}", [layout])
        == ["There is no variable 'src' here"])
  }

  @Test("Default content of a block is checked only where it is shown")
  func defaultContent() {
    let layout = ("partials/layout", "{{$main}}{{nonsense}}{{/main}}")
    #expect(problems("{{<layout}}{{$main}}{{/main}}{{/layout}}", [layout]) == [])
    #expect(problems("{{<layout}}{{/layout}}", [layout]) == ["There is no variable 'nonsense' here"])
  }

  @Test("A partial that no page reaches is checked for its syntax only")
  func unreached() {
    #expect(problems("", [("partials/spare", "{{nonsense}}")]) == [])
  }

  @Test("A mistake in a partial of many pages is said once")
  func once() {
    #expect(problems("{{> a}}{{#related}}{{> a}}{{/related}}", [("partials/a", "{{nonsense}}")]).count == 1)
  }

  @Test("Partials that call themselves are checked to the end")
  func recursion() {
    let thread = (
      "partials/thread", "{{title}}{{#related}}{{> thread}}{{/related}}{{#image}}{{> thread}}{{/image}}"
    )
    #expect(problems("{{#related}}{{> thread}}{{/related}}", [thread]) == [])
  }

  @Test("Partials that include the next one twice cost no more than one each")
  func doubling() {
    let partials = (0..<40).map { ("partials/p\($0)", "{{> p\($0 + 1)}}{{> p\($0 + 1)}}") }
    #expect(problems("{{> p0}}", partials + [("partials/p40", "{{nonsense}}")]).count == 1)
  }
}
