import Mustache
import Testing

@Suite("A view held against the schema")
struct SchemaConformanceTests {
  private let schema = ViewSchema(
    objects: [
      "Card": [
        .init("title", .text, "The headline."), .init("image", .object("Image"), "The picture."),
        .init("related", .list(.object("Card")), "Stories related to this one."),
      ],
      "Image": [.init("src", .text, "Address."), .init("alt", .text, "Text alternative.")],
    ],
    roots: [:])

  private func object(_ entries: KeyValuePairs<String, Value>) -> Value {
    .object(Object(entries.map { (Key($0.key), $0.value) }))
  }

  @Test("Every field is there, nothing else, and of the right kind")
  func conformance() {
    let image = object(["src": .text("/a.jpg"), "alt": .null])
    let card = object(["title": .text("A"), "image": image, "related": .list([])])
    #expect(schema.mismatches(of: card, with: "Card") == [])
    let inner = object(["title": .null, "image": .null, "related": .text("x")])
    let strange = object(["title": .html("A"), "related": .list([inner]), "dek": .null])
    #expect(
      schema.mismatches(of: strange, with: "Card") == [
        "Card.title holds HTML, not text", "Card lacks 'image'",
        "Card.related[0].related holds text, not a list",
        "Card has 'dek', which is not described",
      ])
  }
}
