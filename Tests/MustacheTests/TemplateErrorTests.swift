import Diagnostics
import Testing

@testable import Mustache

@Suite("Errors in templates")
struct TemplateErrorTests {
  @Test("All that is wrong with the syntax is said at once")
  func syntax() {
    let template = """
      <h1>{{headline</h1>
      <p>{{dek}}</p>
      {{#related}}
        {{> card}
      {{/realted}}
      {{/figure}}
      {{if image}} {{}} {{a..b}}
      {{#kicker}}
      {{=<%=}}

      """
    #expect(
      report([("article", template)]) == """
        error: Tag has no end
          --> article.mustache:1:5
           |
         1 | <h1>{{headline</h1>
           |     ^^^^^^^^^^^^^^^
          help: close it with `}}`; a tag's name cannot contain another tag

        error: Tag has no end
          --> article.mustache:4:3
           |
         4 |   {{> card}
           |   ^^^^^^^^^
          help: close it with `}}`; a tag's name cannot contain another tag

        error: Closing tag 'realted' does not match 'related'
          --> article.mustache:5:1
           |
         5 | {{/realted}}
           | ^^^^^^^^^^^^
          note: opened here
          --> article.mustache:3:1
           |
         3 | {{#related}}
           | ^^^^^^^^^^^^
          help: did you mean {{/related}}?

        error: Closing tag 'figure' closes nothing
          --> article.mustache:6:1
           |
         6 | {{/figure}}
           | ^^^^^^^^^^^

        error: Tag name 'if image' contains a space
          --> article.mustache:7:1
           |
         7 | {{if image}} {{}} {{a..b}}
           | ^^^^^^^^^^^^
          help: a tag holds one name; there are no helpers, filters or parameters

        error: Tag names nothing
          --> article.mustache:7:14
           |
         7 | {{if image}} {{}} {{a..b}}
           |              ^^^^
          help: write a name between the braces

        error: Name 'a..b' has a dot with nothing beside it
          --> article.mustache:7:19
           |
         7 | {{if image}} {{}} {{a..b}}
           |                   ^^^^^^^^

        error: Section 'kicker' is never closed
          --> article.mustache:8:1
           |
         8 | {{#kicker}}
           | ^^^^^^^^^^^
          help: add {{/kicker}}

        error: Delimiters cannot be read
          --> article.mustache:9:1
           |
         9 | {{=<%=}}
           | ^^^^^^^^
          help: write two delimiters with a space between, such as {{=<% %>=}}

        """)
  }

  @Test("An opening tag whose closing tag comes after another's is unclosed, and only it")
  func crossed() {
    #expect(
      report([("page", "{{#a}}{{#b}}{{/a}}")]) == """
        error: Section 'b' is never closed
          --> page.mustache:1:7
           |
         1 | {{#a}}{{#b}}{{/a}}
           |       ^^^^^^
          help: add {{/b}}

        """)
  }

  @Test(
    "One slip in an opening or closing tag is one error",
    arguments: [
      ("{{#if image}}a{{headline}}{{/if}}", "Tag name 'if image' contains a space"),
      ("{{^image | dark}}a{{headline}}{{/image}}", "Tag name 'image | dark' contains a space"),
      ("{{#if image}}a{{/image}}", "Tag name 'if image' contains a space"),
      ("{{#image}}a{{/image x}}", "Tag name 'image x' contains a space"),
      ("{{#a..b}}a{{/a..b}}", "Name 'a..b' has a dot with nothing beside it"),
      ("{{#image}a{{/image}}", "Tag has no end"), ("{{#image}<b>a</b>\n{{/image}}", "Tag has no end"),
      ("{{#image}}a{{/image}", "Tag has no end"), ("{{#image}}a{{/image\n{{headline}}", "Tag has no end"),
      ("{{#image<b>\n{{nonsense}}{{/image}}", "Tag has no end"),
      ("{{<layout}\n{{$main}}a{{/main}}{{/layout}}", "Tag has no end"),
      ("{{<layout}}{{$main}a{{/main}}{{/layout}}", "Tag has no end"),
      ("{{<layout wide}}{{$main}}a{{/main}}{{/layout}}", "Tag name 'layout wide' contains a space"),
      ("{{#image}}a{{/}}", "Tag names nothing"), ("{{#}}a{{/image}}", "Tag names nothing"),
      ("a{{/}}", "Tag names nothing"), ("{{#}}a", "Tag names nothing"),
      ("{{=<< >>=}}<<>>", "Tag names nothing"), ("{{=$ $=}}a$$b", "Tag names nothing"),
      ("{{=<# #>=}}<##>", "Tag names nothing"), ("{{=& &=}}&&", "Tag names nothing"),
      ("{{=/ /=}}a//", "Tag names nothing"), ("{{=! !=}}!!", "Tag names nothing"),
      (
        "{{#related}}{{^image}}a{{/related}}{{/image}}",
        "Section 'image' is closed after 'related', in which it was opened"
      ),
    ])
  func oneSlip(_ template: String, _ headline: String) {
    let sources = [("page", template), ("partials/layout", "{{$main}}{{/main}}")]
    let schema = ViewSchema(
      objects: [
        "Page": [
          .init("headline", .text, ""), .init("image", .object("Image"), ""),
          .init("related", .list(.object("Page")), ""),
        ], "Image": [.init("src", .text, "")],
      ], roots: ["page": "Page"])
    #expect(compile(sources, schema: schema).diagnostics.map(\.headline) == [headline])
  }

  @Test("Sections that are closed in the wrong order are one error with both places")
  func wrongOrder() {
    #expect(
      report([("page", "{{#dek}}{{^image}}x{{/dek}}{{/image}}")]) == """
        error: Section 'image' is closed after 'dek', in which it was opened
          --> page.mustache:1:28
           |
         1 | {{#dek}}{{^image}}x{{/dek}}{{/image}}
           |                            ^^^^^^^^^^
          note: opened here
          --> page.mustache:1:9
           |
         1 | {{#dek}}{{^image}}x{{/dek}}{{/image}}
           |         ^^^^^^^^^^
          note: 'dek' is closed here
          --> page.mustache:1:20
           |
         1 | {{#dek}}{{^image}}x{{/dek}}{{/image}}
           |                    ^^^^^^^^
          help: put {{/image}} before {{/dek}}

        """)
  }

  @Test(
    "A partial that is named by its file is told its name",
    arguments: [
      ("card.mustache", "did you mean 'card'?"), ("templates/partials/card.mustache", "did you mean 'card'?"),
      ("../page", "did you mean 'page'?"), ("./partials/crad", "did you mean 'card'?"),
      ("byline.mustache", "add templates/partials/byline.mustache"),
    ])
  func fileAsName(_ name: String, _ help: String) {
    let sources = [("page", ""), ("partials/card", ""), ("partials/list", "{{> \(name)}}")]
    #expect(compile(sources).diagnostics.map(\.help) == [help])
  }

  @Test("A parent named by the view is closed with its asterisk")
  func unclosedDynamicParent() {
    let problems = compile([("page", "{{<*layout}}{{/layout}}")]).diagnostics
    #expect(
      problems.map(\.headline) == ["Parent '*layout' is never closed", "Closing tag 'layout' closes nothing"])
  }

  @Test("A missing partial suggests the one that was meant")
  func missingPartial() {
    #expect(
      report([("page", "{{> crad}} {{> byline}}"), ("partials/card", "")]) == """
        error: There is no partial 'crad'
          --> page.mustache:1:5
           |
         1 | {{> crad}} {{> byline}}
           |     ^^^^
          help: did you mean 'card'?

        error: There is no partial 'byline'
          --> page.mustache:1:16
           |
         1 | {{> crad}} {{> byline}}
           |                ^^^^^^
          help: add templates/partials/byline.mustache

        """)
  }

  @Test("Filling a block that the layout does not have is an error, text beside the blocks a warning")
  func blocks() {
    let sources = [
      ("page", "{{<layout}}\nHello\n{{$mian}}x{{/mian}}{{$head}}1{{/head}}{{$head}}2{{/head}}\n{{/layout}}"),
      ("partials/layout", "{{$head}}{{/head}}{{$main}}{{/main}}"),
    ]
    #expect(
      report(sources) == """
        warning: Content of 'layout' outside its blocks is not shown
          --> page.mustache:2:1
           |
         2 | Hello
           | ^^^^^
          help: put it into one of its blocks: {{$name}}…{{/name}}

        error: Template 'layout' has no block 'mian'
          --> page.mustache:3:4
           |
         3 | {{$mian}}x{{/mian}}{{$head}}1{{/head}}{{$head}}2{{/head}}
           |    ^^^^
          help: did you mean 'main'?

        error: Block 'head' is filled twice
          --> page.mustache:3:42
           |
         3 | {{$mian}}x{{/mian}}{{$head}}1{{/head}}{{$head}}2{{/head}}
           |                                          ^^^^
          note: first filled here
          --> page.mustache:3:23
           |
         3 | {{$mian}}x{{/mian}}{{$head}}1{{/head}}{{$head}}2{{/head}}
           |                       ^^^^

        """)
  }

  @Test("Partials that certainly include themselves are an error before any page is rendered")
  func certainlyEndless() {
    let sources = [
      ("article", "{{> card}}"), ("partials/card", "<b>\n{{> image}}</b>"), ("partials/image", "{{> card}}"),
    ]
    #expect(
      report(sources) == """
        error: Template 'partials/card' includes itself without end
          --> partials/image.mustache:1:5
           |
         1 | {{> card}}
           |     ^^^^
          note: included from partials/card.mustache:2
          help: put the inclusion into a section that is empty at some depth

        """)
  }

  @Test("Bytes that are not UTF-8 are an error at the first of them")
  func encoding() {
    let file = SourceFile(path: "page.mustache", bytes: Array("<p>\ncaf".utf8) + [0xE9] + Array("</p>".utf8))
    let span = SourceSpan(path: "page.mustache", line: 2, column: 4)
    let problems = TemplateLibrary.compile([("page", file)], schema: nil).diagnostics
    #expect(problems.map(\.id) == ["template-encoding"])
    #expect(problems.first?.span == span)
  }

  @Test("A thousand open sections end in one error")
  func deeplyNested() {
    let template = String(repeating: "{{#a}}", count: 1000) + String(repeating: "{{/a}}", count: 1000)
    let problems = compile([("page", template)]).diagnostics
    #expect(problems.map(\.id) == ["nested-too-deep"])
  }
}
