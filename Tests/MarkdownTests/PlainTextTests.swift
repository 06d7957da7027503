import Markdown
import Testing

struct PlainTextTests {
  @Test("Plain text is what a reader sees, a blank line between blocks")
  func plainText() {
    let body = """
      # Head & *line*

      One [two](/x)[^1] `<three>`
      four.

      - a
      - b

      | c | d |
      |---|---|
      | e | f |

      ```
      code
      ```

      ![alt](p.jpg "Caption | Credit")

      [^1]: Note
      """
    #expect(
      document(body).plainText == """
        Head & line

        One two <three> four.

        a

        b

        c d

        e f

        code

        Caption

        Note
        """)
  }

  @Test("The lead is the first paragraph of running text")
  func lead() {
    let body = "# H\n\n![a](b)\n\n> quote\n\nRelated: [[x]]\n\n- item\n\nThe *lead* [one](/x).\n\nSecond."
    #expect(document(body).leadParagraph == "The lead one.")
    #expect(document("# H").leadParagraph == "")
  }

  @Test(
    "Words are counted where there are spaces, characters where there are none",
    arguments: [
      ("It's a well-known 3.5 % “rise”", 5, 0), ("one—two – three", 3, 0), ("Straße à Köln", 3, 0),
      ("東京の夏。", 0, 4), ("東京 2024 summer", 2, 2), ("한국어 뉴스", 2, 0), ("", 0, 0), ("— …", 0, 0), ("ภาษา", 0, 4),
      ("یہ ۔ وہ ؟ اور ، سب", 4, 0), ("यह । वह ॥", 2, 0),
    ])
  func length(text: String, words: Int, characters: Int) {
    #expect(document(text).length == TextLength(words: words, characters: characters))
  }

  @Test("The lead paragraph tells where a slug stands for a headline")
  func headlinePlaces() {
    let document = document("First [[other|words]], é then [[big-flood]] here.\n\nSecond [[b]].")
    #expect(document.leadParagraph == "First words, é then big flood here.")
    #expect(document.leadHeadlines == [HeadlinePlace(range: 21..<30, link: 1)])
  }
}
