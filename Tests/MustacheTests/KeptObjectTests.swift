import Testing

@testable import Mustache

@Suite("Kept objects")
struct KeptObjectTests {
  private let card = KeptObject([
    "name": .text("A & B"), "dek": .null, "date": ["iso": .text("2026")],
    "tags": .list([.text("x"), .text("y")]),
  ])

  @Test(
    "A page comes out as if nothing was kept, however often the object is shown",
    arguments: [
      "{{#cards}}{{name}} {{#date}}{{iso}}{{/date}}{{#tags}}{{.}}{{/tags}}{{^dek}}none{{/dek}}\n{{/cards}}",
      "{{#cards}}{{name}}{{outer}}{{missing}}{{/cards}}{{#other}}{{#cards}}{{outer}}{{/cards}}{{/other}}",
      "{{#cards}}\n{{> line}}\n{{/cards}}x{{#cards}}\n{{> line}}\n{{/cards}}",
      "{{#cards}}{{> line}}{{/cards}}{{< frame}}{{$mark}}*{{/mark}}{{/frame}}{{> frame}}",
      "{{< frame}}{{$mark}}{{outer}}{{/mark}}{{/frame}}{{> frame}}{{< frame}}{{$mark}}+{{/mark}}{{/frame}}",
      "{{#cards}}{{> *kind}}{{/cards}}{{#other}}{{#cards}}{{> *kind}}{{/cards}}{{/other}}",
      "<pre>\n  {{#cards}}{{> frame}}{{/cards}}\n  {{> frame}}\n{{> frame}}</pre>\n",
      "{{#first}}{{name}}{{#first}}{{date.iso}}{{/first}}{{/first}}{{first.name}}",
      "{{#cards}}{{#.}}{{name}}{{#date}}{{#.}}{{iso}}{{/.}}{{/date}}{{/.}}{{/cards}}",
      "{{#cards}}{{#.}}{{outer}}{{/.}}{{/cards}}{{#other}}{{#cards}}{{#.}}{{outer}}{{/.}}{{/cards}}{{/other}}",
    ], [true, false])
  func same(_ template: String, isTight: Bool) throws {
    let library = compile([("page", template)] + partials, isTight: isTight).library
    let plain = Value.object(Object(card.entries))
    let kept = Value.object(Object(lending: .passUnretained(card), often: true))
    let expected = try page(library, view(plain))
    for _ in 0..<3 { #expect(try page(library, view(kept)) == expected) }
  }

  @Test("What one library made of an object is nothing to another")
  func libraries() throws {
    let view = view(.object(Object(lending: .passUnretained(card), often: true)))
    for mark in ["a", "b"] {
      #expect(
        try page(compile([("page", "{{#first}}\(mark){{name}}{{/first}}")]).library, view)
          == "\(mark)A &amp; B")
    }
  }

  @Test("Of a hundred blocks each fills what it is for, in objects that were shown without it before")
  func manyBlocks() throws {
    let blocks = 0..<100
    let asking = blocks.map { "{{$b\($0)}}\($0) {{/b\($0)}}" }.joined()
    let filling = blocks.map { "{{< all}}{{$b\($0)}}+{{/b\($0)}}{{/all}}" }.joined()
    let library = compile([
      ("page", "{{> all}}\(filling){{> all}}"), ("partials/all", "{{#first}}\(asking){{/first}}\n"),
    ]).library
    let plain = blocks.map { "\($0) " }.joined() + "\n"
    let filled = blocks.map { number in blocks.map { $0 == number ? "+" : "\($0) " }.joined() + "\n" }
    let lent = Value.object(Object(lending: .passUnretained(card), often: true))
    #expect(try page(library, view(lent)) == plain + filled.joined() + plain)
  }

  @Test("An object that is shown inside another one is that one's own on each page")
  func nested() throws {
    let author = KeptObject(["name": .text("Ada")])
    let story = KeptObject([
      "title": .text("T"), "author": .object(Object(lending: .passUnretained(author), often: true)),
    ])
    let library = compile([
      ("page", "{{#story}}{{title}} {{#author}}{{name}} of {{title}}, {{place}}{{/author}}{{/story}}\n")
    ]).library
    for place in ["here", "there", "here"] {
      let view: Value = [
        "story": .object(Object(lending: .passUnretained(story), often: true)), "place": .text(place),
      ]
      #expect(try page(library, view) == "T Ada of T, \(place)\n")
    }
    withExtendedLifetime((author, story)) {}
  }

  @Test("Only what depends on nothing but the object is kept")
  func kept() throws {
    let lent = Value.object(Object(lending: .passUnretained(card), often: true))
    let once = Value.object(Object(lending: .passUnretained(card), often: false))
    func keeps(_ template: String, _ value: Value) throws -> Bool {
      let library = compile([("page", template)] + partials).library
      let before = card.newestImpression
      _ = try page(library, view(value))
      return card.newestImpression != before
    }
    #expect(try keeps("{{#first}}{{name}}{{> line}}{{/first}}", lent))
    #expect(try !keeps("{{#first}}{{name}}{{> line}}{{/first}}", once))
    #expect(try !keeps("{{#first}}{{outer}}{{/first}}", lent))
    #expect(try !keeps("{{#first}}{{missing}}{{/first}}", lent))
    #expect(try !keeps("{{< frame}}{{$mark}}*{{/mark}}{{/frame}}", lent))
  }

  private func view(_ card: Value) -> Value {
    let inner: Value = ["outer": .text("inner"), "kind": .text("frame")]
    return [
      "outer": .text("O"), "kind": .text("line"), "first": card, "cards": .list([card, card]), "other": inner,
    ]
  }

  private let partials = [
    ("partials/line", "<b>\n  {{name}}{{$mark}}-{{/mark}}\n</b>\n"),
    ("partials/frame", "<i>\n  {{#first}}\n  {{> line}}\n  {{/first}}\n{{$mark}}.{{/mark}}</i>"),
  ]

  private func page(_ library: TemplateLibrary, _ view: Value) throws -> String {
    var output: [UInt8] = []
    #expect(library.render(try #require(library.template("page")), view, into: &output) == nil)
    return String(decoding: output, as: UTF8.self)
  }
}

extension KeptObject {
  fileprivate var newestImpression: UnsafeRawPointer? { newest.map { UnsafeRawPointer($0.toOpaque()) } }
}
