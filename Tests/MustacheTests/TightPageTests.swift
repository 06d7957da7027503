import Testing

@testable import Mustache

@Suite("Tight pages")
struct TightPageTests {
  @Test("Indentation and blank lines of templates are left out, line ends stay")
  func plain() throws {
    let template = "<ul>\n  {{#tags}}\n  <li>{{.}}</li>\n\n  {{/tags}}\n</ul>\n"
    #expect(
      try tight(template, ["tags": .list([.text("a"), .text("b")])])
        == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")
  }

  @Test("What is absent leaves no line behind")
  func absent() throws {
    let template = "<p>\n  {{#dek}}<b>{{.}}</b>{{/dek}}\n  {{#kicker}}<i>{{.}}</i>{{/kicker}}\n</p>\n"
    #expect(try tight(template, [:]) == "<p>\n</p>\n")
    #expect(try tight(template, ["kicker": .text("k")]) == "<p>\n<i>k</i>\n</p>\n")
  }

  @Test("Partials and blocks are not indented")
  func inclusions() throws {
    let page = "{{< layout}}\n{{$main}}\n  {{> card}}\n{{/main}}\n{{/layout}}\n"
    let partials = ["layout": "<main>\n    {{$main}}{{/main}}\n</main>\n", "card": "<div>\n  x\n</div>\n"]
    #expect(try tight(page, [:], partials) == "<main>\n<div>\nx\n</div>\n</main>\n")
  }

  @Test("Spaces between words on one line stay, and so does all that a value holds")
  func words() throws {
    #expect(
      try tight("<p>\n  {{a}}  {{b}} \n", ["a": .html("<pre>1\n\n  2\n</pre>"), "b": .text("c")])
        == "<p>\n<pre>1\n\n  2\n</pre>  c\n")
  }

  @Test("A partial may begin with the space before an attribute")
  func attribute() throws {
    #expect(try tight("<p{{> class}}>\n", [:], ["class": " class=\"{{a}}\""]) == "<p class=\"\">\n")
  }

  @Test("A template in which white space shows keeps it")
  func preformatted() throws {
    let template = "<pre>\n  {{a}}\n\n  b\n</pre>\n"
    #expect(try tight(template, ["a": .text("a")]) == "<pre>\n  a\n\n  b\n</pre>\n")
    let area = "<textarea>\n  x</textarea>\n"
    #expect(try tight("  {{> area}}\n", [:], ["area": area]) == area)
    for element in ["script", "STYLE"] {
      let lines = "<\(element)>\n   a\n\n   b</\(element)>\n"
      #expect(try tight(lines, [:]) == lines)
    }
    let line = "<p>\n   a</p>\n   <script src=a></script>\n"
    #expect(try tight(line, [:]) == "<p>\na</p>\n<script src=a></script>\n")
  }

  private func tight(_ template: String, _ view: Value, _ partials: [String: String] = [:]) throws -> String {
    try render(template, view, partials: partials, isTight: true)
  }
}
