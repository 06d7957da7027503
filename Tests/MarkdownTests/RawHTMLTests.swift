import Markdown
import Testing

struct RawHTMLTests {
  private let raw = MarkdownOptions(rawHTML: true)

  @Test("HTML in a body is left out and its line is named")
  func off() {
    let reading = read("a <b>c</b>\n\n<div>\nd\n</div>\n\ne", firstLine: 5)
    #expect(reading.document.map { filled($0.html) } == "<p>a c</p>\n<p>e</p>\n")
    #expect(reading.diagnostics.map(\.id) == ["raw-html-off", "raw-html-off"])
    #expect(reading.diagnostics.map { $0.span?.line } == [5, 7])
    #expect(reading.diagnostics.map { $0.span?.column } == [3, 1])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning && $0.help != nil })
  }

  @Test("A comment is left out without a word")
  func comment() {
    let reading = read("<!-- more -->\n\na <!-- b --> c")
    #expect(reading.document.map { filled($0.html) } == "<p>a  c</p>\n")
    #expect(reading.diagnostics == [])
  }

  @Test("HTML stays where the site allows it, its own links and images untouched")
  func on() {
    let body = "a <b>c</b> <a href=\"x\"><img src=\"y\"></a>\n\n<div class=\"x\">d</div>\n"
    #expect(
      html(body, raw) == "<p>a <b>c</b> <a href=\"x\"><img src=\"y\"></a></p>\n<div class=\"x\">d</div>\n")
    #expect(read(body, raw).diagnostics == [])
  }

  @Test("Dangerous elements are text even where HTML is allowed")
  func tagfilter() {
    #expect(html("<script>alert(1)</script>\n", raw) == "&lt;script>alert(1)&lt;/script>\n")
    #expect(
      html("a <IFRAME src=x></iframe> <styles>", raw) == "<p>a &lt;IFRAME src=x>&lt;/iframe> <styles></p>\n")
    // In a block browsers take what follows the slash for attributes.
    #expect(html("<div>\n<script/src=//x></script>\n", raw) == "<div>\n&lt;script/src=//x>&lt;/script>\n")
  }
}
