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
    let body = "a <b>c</b> <a href=\"#x\"><img src=\"//y\"></a>\n\n<div class=\"x\">d</div>\n"
    #expect(
      html(body, raw) == "<p>a <b>c</b> <a href=\"#x\"><img src=\"//y\"></a></p>\n<div class=\"x\">d</div>\n")
    #expect(read(body, raw).diagnostics == [])
  }

  @Test(
    "Tags of dangerous elements are text even where HTML is allowed",
    arguments: [
      ("<script>alert(1)</script>\n", "&lt;script>alert(1)&lt;/script>\n"),
      ("a <STYLE>b {}</STYLE> c", "<p>a &lt;STYLE>b {}&lt;/STYLE> c</p>\n"),
      // In a block browsers take what follows the slash for attributes.
      ("<div>\n<script/src=//x></script></div>\n", "<div>\n&lt;script/src=//x>&lt;/script></div>\n"),
      ("<textarea>a</textarea>", "<p>&lt;textarea>a&lt;/textarea></p>\n"),
      ("a <styles>", "<p>a <styles></p>\n"),
      // What is around a refused tag stays as it is.
      ("<pre>\nPut <style> here\n</pre>\n\nb", "<pre>\nPut &lt;style> here\n</pre>\n<p>b</p>\n"),
      ("<!-- the <script> below -->\n\nb", "<!-- the &lt;script> below -->\n<p>b</p>\n"),
    ])
  func refused(body: String, expected: String) {
    #expect(html(body, raw) == expected)
  }

  @Test("No refused tag hides in another one or in a comment, or is made of two")
  func hiding() {
    for body in [
      "<div>\n<scr<script></script>ipt>a</script></div>", "<div>\n<!--> <script>a</script> -->\n</div>",
      "<div title=\"<script>\">a</div>", "<div a=\"<script>a</script>", "<div <script>a</script>",
      "<div><style <script>a</script></style>", "<div>\n<<style>\n\nx\n\n<p></style>script>a</script>",
      "<div>\n<scr</iframe>ipt>a</script>", "<div>\n<</iframe>script>a</script>",
    ] {
      #expect(!html(body, raw).lowercased().contains("<script"), "\(body)")
    }
  }

  @Test("A comment is kept, and nothing in it is warned about")
  func keptComment() {
    let comment = "<!-- <iframe src=\"http://old.example\"></iframe> -->"
    let reading = read(comment + "\n\na", raw)
    #expect(reading.diagnostics == [])
    #expect(reading.document.map { filled($0.html) }?.hasSuffix("-->\n<p>a</p>\n") == true)
  }

  @Test(
    "A frame shows what comes through https or from the site itself",
    arguments: ["https://video.example/embed/x", "HTTPS://video.example"])
  func frame(source: String) {
    let frame = "<iframe width=\"560\" src=\"\(source)\" title=\"Map\"></iframe>"
    #expect(html(frame, raw) == "\(frame)\n")
    #expect(html("See \(frame).", raw) == "<p>See \(frame).</p>\n")
    #expect(read(frame, raw).diagnostics == [])
  }

  @Test(
    "What leads to a path of the site is a link of the document, and left open",
    arguments: [
      ("<a class=\"x\" href=\"/a/?b=1&amp;c#d\">", "<a class=\"x\" ⟨href 0⟩>", ["/a/?b=1&c#d"]),
      ("<IMG SRC='/m n.jpg'alt=x>", "<IMG ⟨src 0⟩ alt=x>", ["/m n.jpg"]),
      ("<video poster=/p.jpg src=\"/v.mp4\" />", "<video ⟨poster 0⟩ ⟨src 1⟩ />", ["/p.jpg", "/v.mp4"]),
      (
        "<img srcset=\"/a.jpg 1x,/b,c.jpg, /d.jpg 3x\">", "<img ⟨srcset 0 1x, 1, 2 3x⟩>",
        ["/a.jpg", "/b,c.jpg", "/d.jpg"]
      ),
      (
        "<img srcset=\"/a.jpg 1x, https://h.example/b.jpg 2x\">", "<img ⟨srcset 0 1x, 1 2x⟩>",
        ["/a.jpg", "https://h.example/b.jpg"]
      ),
      ("<iframe src=\"/m.html\" title=\"M\"></iframe>", "<iframe ⟨src 0⟩ title=\"M\"></iframe>", ["/m.html"]),
      ("<a title=\"p->q\" href=\"/x/\">", "<a title=\"p->q\" ⟨href 0⟩>", ["/x/"]),
      ("<x-İ href=\"/x/\">", "<x-İ ⟨href 0⟩>", ["/x/"]),
      ("<x-\u{212A} href=\"/x/\">", "<x-\u{212A} ⟨href 0⟩>", ["/x/"]),
      ("<img srcset=\"/a.jpg 1x,\n  /b.jpg 2x\">", "<img ⟨srcset 0 1x, 1 2x⟩>", ["/a.jpg", "/b.jpg"]),
      ("<a href=\"a/\">", "<a ⟨href 0⟩>", ["a/"]), ("<a href=\"../a:b\">", "<a ⟨href 0⟩>", ["../a:b"]),
      ("<img srcset=\"/a.jpg 1x, b.jpg 2x\">", "<img ⟨srcset 0 1x, 1 2x⟩>", ["/a.jpg", "b.jpg"]),
      ("<a href=\"/x/\" HREF='/y/'>", "<a ⟨href 0⟩ ⟨href 1⟩>", ["/x/", "/y/"]),
      ("<!-- a --><a href=\" /x/ \">", "<!-- a --><a ⟨href 0⟩>", ["/x/"]),
    ])
  func sitePaths(tag: String, expected: String, paths: [String]) {
    let document = document("<div>\n\(tag)\n</div>", raw)
    #expect(filled(document.html) == "<div>\n\(expected)\n</div>\n")
    #expect(document.links.map(\.target) == paths.map { .attribute($0) })
  }

  @Test(
    "What leads elsewhere, or may be read in another way, stays as it was written",
    arguments: [
      "<a href=\"//h.example/\">", "<a href=\"/\\h.example/\">", "<a href=\"/&#47;h.example/\">",
      "<a href=\"/&#9;/h.example/\">", "<a href=\"a:b\">", "<a href=\"#a\">", "<a href>", "<a href=>",
      "<a href=\"/x/", "</a href=\"/x/\">", "<a title=\"> href=\"/x/\">",
      "<b title=\"<a href='/x/'>\">", "<b title='<a href=\"/x/\">'>", "<!-- <a href=\"/x/\"> -->",
      "<!-- <a href=\"/x/\">", "<? <a href=\"/x/\"> ?>",
      "<img srcset=\"https://h.example/a.jpg 1x, https://h.example/b.jpg 2x\">",
      "<img srcset=\"/a.jpg 1x, data:x 2x\">", "<a href=\"java&#115;cript:x\">",
      "<img srcset=\"/a.jpg (1x)\">", "<a data-href=\"/x/\">", "<a ping=\"/x/\">", "</ <a href=\"/x/\">",
      "</b <a href=\"/x/\">", "<a =\"b\" href=\"/x/\">",
    ])
  func otherAttributes(tag: String) {
    let document = document("<div>\n\(tag)\n</div>", raw)
    #expect(filled(document.html) == "<div>\n\(tag)\n</div>\n")
    #expect(document.links == [])
  }

  @Test("Addresses and refusals are told where they stand")
  func attributePlaces() {
    let reading = read(
      "<p><a href=\"/a/\">a</a> <script>\n<img alt=\"\" src='/b.jpg'></p>\n", raw, firstLine: 5)
    #expect(reading.document?.links.map { [$0.span.line, $0.span.column] } == [[5, 13], [6, 18]])
    #expect(reading.diagnostics.map { $0.span?.column } == [24])
  }

  @Test("A frame without an end is closed, so that what follows is not inside", arguments: ["", " /"])
  func unclosedFrame(slash: String) {
    let tag = "<iframe src=\"https://video.example/1\"\(slash)>"
    #expect(html(tag + "\n\nb", raw) == "\(tag)</iframe>\n<p>b</p>\n")
  }

  @Test(
    "Other frames are text",
    arguments: [
      "src=\"http://video.example\"", "src=//video.example", "src=\"javascript:alert(1)\"",
      "title=\"src=https://a\"", "src=\"/\\evil.example\"", "src=\"/&#47;evil.example\"",
      "src=https://video.example srcdoc=\"<p>\"", "src=data:text/html,x src=https://video.example",
      "src=\"https://ok/\" a=\u{0B}\" srcdoc=\"<b>\" b=\"", "src=\"https://ok/",
    ])
  func otherFrame(attributes: String) {
    let reading = read("<div>\n<IFRAME \(attributes)>b</iframe>\n</div>", raw)
    #expect(reading.document.map { filled($0.html) }?.hasPrefix("<div>\n&lt;IFRAME ") == true)
    #expect(reading.diagnostics.map(\.id) == ["raw-html-refused"])
  }

  @Test("Tags without an end take no time that grows with their square", .timeLimit(.minutes(1)))
  func manyTags() {
    for piece in ["<a ", "<iframe ", "<iframe src=\"", "<!-- ", "<script "] {
      let body = "<div>" + String(repeating: piece, count: 100_000)
      let reading = read(body, raw)
      #expect(reading.document != nil || reading.diagnostics.contains { $0.severity == .error }, "\(piece)")
    }
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
