import Diagnostics
import Testing

@testable import Mustache

@Suite("Robustness")
struct RobustnessTests {
  private static let pieces = [
    "{{", "}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{$x}}", "{{/x}}", "{{<p}}", "{{/p}}", "{{>p}}",
    "{{> q}}",
    "{{<*d}}", "{{/*d}}", "{{>*d}}", "\n", "\r\n", "  ", "\t", "text", "{{a}}", "{{{a}}}", "{{&b.c}}",
    "{{.}}",
    "{{!c}}", "{{=<% %>=}}", "<%a%>", "<%={{ }}=%>", "{{= | | =}}", "|a|", "é", "{", "=", "{{/",
    "<a href=\"/x/\">",
    "<script>", "\"", "\u{FEFF}", "{{#l}}", "{{/l}}", "{{$y}}", "{{/y}}", "<!--", "-->",
  ]
  private let schema = ViewSchema(
    objects: [
      "Page": [.init("a", .text, "A."), .init("d", .text, "D."), .init("l", .list(.object("Item")), "L.")],
      "Item": [.init("c", .html, "C.")],
    ], roots: ["t": "Page"])
  private let view: Value = [
    "a": .text("A\n<B>"), "b": ["c": .html("<i>\n</i>")], "d": .text("q"),
    "l": .list([.integer(1), ["a": .null], .bool(true)]),
  ]

  @Test("Tags in any order compile to a library that renders or says why not, the same each time")
  func anyOrder() throws {
    var random = SeededGenerator(state: 42)
    for _ in 0..<1500 {
      let sources = ["t", "partials/p", "partials/q"].map { name in
        (
          name,
          (0..<Int.random(in: 0..<16, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }
            .joined()
        )
      }
      let first = compile(sources, schema: schema)
      let second = compile(sources, schema: schema)
      #expect(first.diagnostics == second.diagnostics)
      var outputs: [[UInt8]] = [[], []]
      let template = try #require(first.library.template("t"))
      let failures = [
        first.library.render(template, view, into: &outputs[0]),
        second.library.render(template, view, into: &outputs[1]),
      ]
      #expect(failures[0] == failures[1])
      #expect(outputs[0] == outputs[1])
    }
  }
}

/// The same numbers in every run: a linear congruential generator with Knuth's constants.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 32 | state << 32
  }
}
