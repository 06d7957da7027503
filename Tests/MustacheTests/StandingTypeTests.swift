import Testing

@testable import Mustache

@Suite("Standing type")
struct StandingTypeTests {
  private let shared: Object = [
    "site": [
      "title": .text("Tides & <Sands>"), "open": .bool(true), "closed": .bool(false), "tagline": .text(""),
      "sections": .list([["label": .text("World")], ["label": .text("Sport")]]), "logo": .null,
    ],
    "labels": ["by": .text("By"), "more": .html("<i>\n</i>\n")],
  ]

  @Test(
    "Pages come out as they would without",
    arguments: [
      "{{site.title}} {{{site.title}}} {{labels.by}} {{name}}",
      "a\n  {{labels.more}}\n  {{> card}}\nb\n{{labels.more}}{{> card}}\n",
      "<ul>\n{{#site.sections}}\n  <li>{{label}}</li>\n{{/site.sections}}\n</ul>\n",
      "{{#site.sections}}{{label}} of {{name}}, {{/site.sections}}",
      "{{#site.open}}\n{{name}}\n{{.}}{{/site.open}}{{^site.open}}{{name}}{{/site.open}}",
      "{{#site.closed}}{{name}}{{/site.closed}}\n{{^site.closed}}\n{{name}}\n{{/site.closed}}",
      "{{#site.tagline}}<p>{{.}}</p>{{/site.tagline}}{{^site.logo}}no logo{{/site.logo}}",
      "{{#cards}}\n{{> card}}\n{{#site}}{{title}}{{name}}{{/site}}\n{{/cards}}\n{{^cards}}{{labels.by}}{{/cards}}",
      "{{< frame}}\n{{$main}}\n{{labels.by}} {{name}}\n{{/main}}\n{{/frame}}\n",
      "{{< frame}}{{/frame}}{{labels.missing}}{{site.title.deeper}}{{#labels.missing}}x{{/labels.missing}}",
      "<pre>\n  {{labels.by}}\n  {{> card}}\n</pre>\n",
      "{{> *name}}\n{{labels.by}}\n",
    ], [true, false])
  func same(_ template: String, isTight: Bool) throws {
    let library = compile([("page", template)] + partials, isTight: isTight).library
    let own: Object = ["name": .text("card"), "cards": .list([["name": .text("A")], ["name": .text("B")]])]
    let view = Value.object(Object(own.entries + shared.entries))
    #expect(try page(library.setting(shared), view) == page(library, view))
  }

  @Test("What is shared is text: a view need not hold it any more")
  func text() throws {
    let library = compile([("page", "{{> footer}} {{name}}")] + partials, isTight: true).library
    #expect(
      try page(library.setting(shared), ["name": .text("x")])
        == "<footer>\nTides &amp; &lt;Sands&gt;\n<a>World</a>\n<a>Sport</a>\n</footer>\n x")
  }

  @Test("A name that means something nearer by is left to the page")
  func nearer() throws {
    let library = compile([("page", "{{#card}}{{title}}{{/card}}{{labels.by}}")], isTight: true).library
    #expect(try page(library.setting(shared), ["card": ["title": .text("T")]]) == "TBy")
  }

  @Test("Templates that include themselves without end are still reported")
  func endless() throws {
    let library = compile([("page", "{{labels.by}}{{> a}}"), ("partials/a", "{{site.title}}{{> a}}")]).library
    var output: [UInt8] = []
    let template = try #require(library.template("page"))
    #expect(library.setting(shared).render(template, [:], into: &output)?.id == "endless-partial")
  }

  private let partials = [
    ("partials/card", "<b>\n  {{labels.by}}\n  {{name}}{{site.title}}\n</b>\n"),
    (
      "partials/footer",
      "<footer>\n{{site.title}}\n{{#site.sections}}\n<a>{{label}}</a>\n{{/site.sections}}\n</footer>\n"
    ),
    ("partials/frame", "<main>\n  {{$main}}{{labels.by}} {{name}}{{/main}}\n  {{> footer}}\n</main>\n"),
  ]

  private func page(_ library: TemplateLibrary, _ view: Value) throws -> String {
    var output: [UInt8] = []
    #expect(library.render(try #require(library.template("page")), view, into: &output) == nil)
    return String(decoding: output, as: UTF8.self)
  }
}
