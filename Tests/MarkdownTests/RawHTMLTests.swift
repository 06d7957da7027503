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

  @Test(
    "Dangerous elements are left out even where HTML is allowed, with what readers were not to see",
    arguments: [
      ("<script>\nalert(1)\n\nalert(2)\n</script>\n\nb", "\n<p>b</p>\n"),
      ("a <STYLE>b {}</STYLE> c", "<p>a  c</p>\n"),
      // In a block browsers take what follows the slash for attributes.
      ("<div>\n<script/src=//x></script></div>\n", "<div>\n</div>\n"),
      // A blank line ends the block, not the element.
      ("<div><script>\na()\n\n- b()\n\nc()</script> d</div>", "<div><p> d</div></p>\n"),
      ("<textarea>a</textarea>", "<p>a</p>\n"),
      ("a <styles>", "<p>a <styles></p>\n"),
      ("a\n\n<script src=x>\n\nb", "<p>a</p>\n"),
    ])
  func refused(body: String, expected: String) {
    #expect(html(body, raw) == expected)
  }

  @Test("No refused tag hides in another one or in a comment, or is made by leaving one out")
  func hiding() {
    for body in [
      "<div>\n<scr<script></script>ipt>a</script></div>", "<div>\n<!--> <script>a</script> -->\n</div>",
      "<div title=\"<script>\">a</div>", "<div a=\"<script>a</script>", "<div <script>a</script>",
      "<div><style <script>a</script></style>",
    ] {
      #expect(!html(body, raw).lowercased().contains("<script"), "\(body)")
    }
  }

  @Test(
    "A frame shows what comes through https or from the site itself",
    arguments: ["https://video.example/embed/x", "HTTPS://video.example", "/media/map.html"])
  func frame(source: String) {
    let frame = "<iframe width=\"560\" src=\"\(source)\" title=\"Map\"></iframe>"
    #expect(html(frame, raw) == "\(frame)\n")
    #expect(html("See \(frame).", raw) == "<p>See \(frame).</p>\n")
    #expect(read(frame, raw).diagnostics == [])
  }

  @Test(
    "Other frames are left out",
    arguments: [
      "src=\"http://video.example\"", "src=//video.example", "src=\"javascript:alert(1)\"",
      "title=\"src=https://a\"",
      "src=https://video.example srcdoc=\"<p>\"", "src=data:text/html,x src=https://video.example",
    ])
  func otherFrame(attributes: String) {
    let reading = read("a <IFRAME \(attributes)>b</iframe> c", raw)
    #expect(reading.document.map { filled($0.html) } == "<p>a  c</p>\n")
    #expect(reading.diagnostics.map(\.id) == ["raw-html-refused"])
  }

  @Test("What is left out is named, each element once, with its line")
  func refusals() {
    let body =
      "a <script>b</script>\n\n<blockquote>c</blockquote>\n<script async\n  src=\"x\"></script>\n<style>d</style>"
    let diagnostics = read(body, raw, firstLine: 5).diagnostics
    #expect(diagnostics.map(\.id) == ["raw-html-refused", "raw-html-refused", "raw-html-refused"])
    #expect(diagnostics.map { $0.span?.line } == [5, 8, 10])
    #expect(diagnostics.map { $0.span?.column } == [3, 1, 1])
    #expect(diagnostics.allSatisfy { $0.severity == .warning && $0.help != nil })
  }
}
