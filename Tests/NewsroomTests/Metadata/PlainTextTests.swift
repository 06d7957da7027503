import Testing

@testable import Newsroom

@Suite("Plain text of metadata")
struct PlainTextTests {
  @Test(
    "Markup, entities and odd spaces are read",
    arguments: [
      ("Plain – “quoted” 洪水", "Plain – “quoted” 洪水"),
      ("An <em>old</em> <a href=\"x\">link</a>", "An old link"),
      ("Q&amp;A &#8212; the Interior&#x27;s", "Q&A — the Interior's"),
      ("AT&T & co; 1 < 2", "AT&T & co; 1 < 2"),
      ("  two\n lines\t here ", "two lines here"),
      ("What <dialog> and </script> do", "What <dialog> and </script> do"),
      ("bell\u{7}", "bell"), ("", ""), ("a&nbsp;b", "a b"), ("<b>never closed", "never closed"),
      ("a <b", "a <b"),
    ])
  func reads(text: String, plain: String) { #expect(plainText(text) == plain) }

  @Test("Direction cannot leak out of a headline")
  func bidi() {
    #expect(plainText("safe \u{202E}evil\u{202C}") == "safe evil")
    #expect(plainText("\u{2067}אב") == "\u{2067}אב\u{2069}")
    #expect(plainText("\u{2067}אב\u{2069} ok\u{2069}") == "\u{2067}אב\u{2069} ok")
  }

  @Test(
    "Text is cut between words, and within them only where there are none",
    arguments: [
      ("short", 10, "short"), ("one two three", 9, "one two…"), ("one two, three", 10, "one two…"),
      ("洪水洪水洪水洪水", 5, "洪水洪水…"), ("aaaaaaaaaa", 5, "aaaa…"),
    ])
  func cuts(text: String, limit: Int, result: String) {
    #expect(shortened(text, to: limit) == result)
    #expect(shortened(text, to: limit).unicodeScalars.count <= limit)
  }
}
