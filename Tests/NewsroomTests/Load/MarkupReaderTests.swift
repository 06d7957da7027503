import Testing

@testable import Newsroom

@Suite("Tags of a printed page")
struct MarkupReaderTests {
  /// Names of the tags in `html`, end tags with a slash.
  private func tags(_ html: String) -> [String] {
    var reader = MarkupReader(Array(html.utf8))
    var names: [String] = []
    while reader.next() { names.append((reader.isEndTag ? "/" : "") + reader.name) }
    return names
  }

  private func first(_ html: String) -> MarkupReader {
    var reader = MarkupReader(Array(html.utf8))
    _ = reader.next()
    return reader
  }

  @Test("Attributes are read with any quotes, or none, and with character references resolved")
  func attributes() {
    let tag = first("<A HREF='/a?b&amp;c' title = \"x > y\" data-x=1 hidden/>")
    #expect(tag.name == "a")
    #expect(tag["href"] == "/a?b&c")
    #expect(tag["title"] == "x > y")
    #expect(tag["data-x"] == "1")
    #expect(tag["hidden"] == "")
    #expect(tag["rel"] == nil)
  }

  @Test("What scripts, styles and comments hold is no markup")
  func passedOver() {
    #expect(
      tags("<!doctype html><script>if (a <b) '<p>'</script><!-- <i> -- <b> --><style>a<b</style><p>1 < 2")
        == ["script", "/script", "style", "/style", "p"])
  }

  @Test(
    "A page that breaks off is read to its end",
    arguments: [
      "<", "<a", "<a href", "<a href=", "<a href=\"", "<!--", "<!", "<script>", "<a =", "</", "<a \"x",
    ])
  func brokenOff(html: String) {
    #expect(tags(html).count <= 1)
  }

  @Test(
    "A comment may end with the signs that open it",
    arguments: ["<!-->", "<!--->", "<!---->", "<!----->", "<!-- - -- -->"])
  func comments(comment: String) {
    #expect(tags(comment + "<p><!-- -->") == ["p"])
  }

  @Test("Every character reference is resolved, and an ampersand alone stays")
  func references() {
    let tag = first(
      "<a title='&#8220;&#x201d;&rsquo;&nbsp;&apos;&amp;lt;' data-x='a&b=1&copy=2&;&#+65;&#xZ;'>")
    #expect(tag["title"] == "\u{201C}\u{201D}\u{2019}\u{A0}'&lt;")
    #expect(tag["data-x"] == "a&b=1&copy=2&;&#+65;&#xZ;")
  }

  @Test("Words are those between tags, in one line")
  func words() {
    let html = "<h2>Fish\n &amp; <em>chips</em></h2>"
    #expect(first(html).words(in: 4..<html.utf8.count) == "Fish & chips")
  }
}
