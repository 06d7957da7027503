import Testing

@testable import Newsroom

@Suite("Headlines")
struct HeadlineTests {
  @Test("A headline that fits is whole")
  func fits() {
    let headline = Headline("Ask 18F: what is <em> for?")
    #expect(headline.text == "Ask 18F: what is <em> for?")
    #expect(headline.rest == "")
  }

  @Test(
    "A very long one is parted at the last pause that fits",
    arguments: [
      (
        "Human-centered design for IT centralization, part 5 - Centralization gone right: A case study on the U.S. Web Design System",
        "Human-centered design for IT centralization, part 5 - Centralization gone right",
        "A case study on the U.S. Web Design System"
      ),
      (
        "Ask 18F — What’s the difference between a Contracting Officer’s Representative and a Product Owner on agile software development projects?",
        "Ask 18F",
        "What’s the difference between a Contracting Officer’s Representative and a Product Owner on agile software development projects?"
      ),
      (
        "Who broke the harbour wall? The council, the storm and four years of letters that nobody in the town hall ever answered",
        "Who broke the harbour wall?",
        "The council, the storm and four years of letters that nobody in the town hall ever answered"
      ),
    ])
  func parts(written: String, text: String, rest: String) {
    let headline = Headline(written)
    #expect(headline.text == text)
    #expect(headline.rest == rest)
  }

  @Test(
    "A headline pauses in every language as it is written there, and no part has a space at an end",
    arguments: [
      ("Inondations\u{A0}", ": ", "ce que l’on sait"), ("Inondations ", ": ", "ce que l’on sait"),
      ("港の祭り", "：", "町は冠水"), ("港口节", "——", "全城被淹"), ("Flood", "\u{A0}–\u{A0}", "what we know"),
    ])
  func pauses(opening: String, pause: String, rest: String) {
    let first = String(repeating: "港", count: 60) + opening
    let rest = rest + String(repeating: "水", count: 60)
    let headline = Headline(first + pause + rest)
    #expect(headline.text == first.filter { !$0.isWhitespace })
    #expect(headline.rest == rest)
  }

  @Test("One that never pauses is cut for machines only")
  func noPause() {
    let headline = Headline(String(repeating: "harbour ", count: 16) + "wall")
    #expect(headline.rest == "")
    #expect(headline.text.hasSuffix("wall"))
    #expect(headline.cut.unicodeScalars.count <= 110)
  }
}

@Suite("Plain text of metadata")
struct PlainTextTests {
  @Test(
    "Markup, entities and odd spaces are read",
    arguments: [
      ("Plain – “quoted” 洪水", "Plain – “quoted” 洪水"),
      ("An <em>old</em> <a href=\"x\">link</a>", "An old link"),
      ("Q&amp;A &#8212; the Interior&#x27;s", "Q&A — the Interior's"),
      ("&Uuml;ber &pound;5 &CounterClockwiseContourIntegral; &nope; &#7; &#0;", "Über £5 ∳ &nope; \u{FFFD}"),
      ("AT&T & co; 1 < 2", "AT&T & co; 1 < 2"),
      ("  two\n lines\t here ", "two lines here"),
      ("What <dialog> and </script> do", "What <dialog> and </script> do"),
      ("bell\u{7}", "bell"), ("", ""), ("a&nbsp;b", "a b"), ("<b>never closed", "never closed"),
      ("a <b", "a <b"), ("Harbour floods<br />again", "Harbour floods again"),
      ("<p>The bridge will close&hellip;</p>", "The bridge will close…"), ("<P>One</P><p>two</p>", "One two"),
      ("<div class=\"x\">One</div> two", "One two"), ("x", "x"), (" ", ""), (" before", "before"),
      ("after ", "after"),
      ("Two spaces  in a headline of some length", "Two spaces in a headline of some length"),
      (
        "A headline of some length with two spaces  behind",
        "A headline of some length with two spaces behind"
      ),
    ])
  func reads(text: String, plain: String) { #expect(plainText(text) == plain) }

  @Test(
    "Scalars are counted in every script",
    arguments: ["", "a", "é–洪🌊", "e\u{301}", String(repeating: "洪a", count: 99)])
  func counts(text: String) { #expect(text.scalarCount == text.unicodeScalars.count) }

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
      ("one – two three", 8, "one…"), ("one two", 7, "one two"),
      ("one two", 6, "one…"), ("e\u{301}e\u{301}e\u{301}", 4, "e\u{301}…"), ("洪水洪水洪水洪水", 5, "洪水洪水…"),
      ("aaaaaaaaaa", 5, "aaaa…"), ("洪水、洪水洪水", 4, "洪水…"), ("洪水：洪水洪水", 4, "洪水…"), ("یک، دو، سه", 8, "یک، دو…"),
      ("un\u{A0}; deux trois", 6, "un…"),
    ])
  func cuts(text: String, limit: Int, result: String) {
    #expect(shortened(text, to: limit) == result)
    #expect(shortened(text, to: limit).unicodeScalars.count <= limit)
  }
}
