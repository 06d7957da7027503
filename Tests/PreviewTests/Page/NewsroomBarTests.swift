import Diagnostics
import Newsroom
import Testing

@testable import Preview

@Suite("The newsroom bar")
struct NewsroomBarTests {
  private func bar(_ hold: PageOrigin.Hold? = nil, warnings: [Diagnostic] = []) -> NewsroomBar {
    var edition = PreviewEdition(id: "7.1")
    edition.origins = ["/a/": PageOrigin(source: "content/a<b>.md", hold: hold)]
    edition.warnings = ["content/a<b>.md": warnings.map(WarningNote.init)]
    return NewsroomBar(path: "/a/", edition)
  }

  @Test("The bar stands before the end of the body, in whatever case, or at the end of the page")
  func place() {
    let html = bar().html
    func added(_ page: String) -> String {
      String(decoding: bar().added(to: Array(page.utf8)), as: UTF8.self)
    }
    #expect(added("<p>x</body></html>") == "<p>x" + html + "</body></html>")
    #expect(added("<p>x</BODY >") == "<p>x" + html + "</BODY >")
    #expect(added("<p>'</body>' is a tag</body>") == "<p>'</body>' is a tag" + html + "</body>")
    #expect(added("<p>x") == "<p>x" + html)
    #expect(added("") == html)
  }

  @Test("The bar names the file to edit, escaped, and links to the share desk")
  func source() {
    #expect(bar().html.contains("content/a&lt;b&gt;.md</code>"))
    #expect(bar().html.contains("href=\"/__broadsheet/share?path=/a/\""))
  }

  @Test("The bar is English and runs from left to right on any page, and leaves room below the page's end")
  func direction() {
    #expect(bar().html.contains("<aside class=\"bar\" lang=\"en\""))
    #expect(
      DeskStyle.text.contains(
        ":host { all: initial; direction: ltr; unicode-bidi: isolate; display: block; height: 72px; }"))
  }

  @Test("A page that is not public wears a badge")
  func badges() {
    #expect(!bar().html.contains("<b" + " class"))
    #expect(bar(.draft).html.contains(">Draft</b>"))
    #expect(bar(.embargo("2026-07-03T06:00:00Z")).html.contains("Embargo until 2026-07-03T06:00:00Z"))
  }

  @Test("Warnings of this page are listed with their lines")
  func warnings() {
    let span = SourceSpan(path: "content/a<b>.md", line: 7, column: 1)
    let html = bar(warnings: [.warning("x", at: span, "Link leads <nowhere>", help: "mend it")]).html
    #expect(html.contains("<summary>1 warning</summary>"))
    #expect(html.contains("line 7: Link leads &lt;nowhere&gt;<small>mend it</small>"))
  }
}
