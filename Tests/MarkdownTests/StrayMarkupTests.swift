import Diagnostics
import Markdown
import Testing

@Suite("Markup that CommonMark takes for text")
struct StrayMarkupTests {
  @Test(
    "Is warned about where it stands",
    arguments: [
      ("**「重要」**です", 15), ("これは**「A」**と**「B」**です", 7), ("a\n**“b”**c", 10), ("**Note:**text", 8),
      ("- `**` **彼は。**と", 19), ("##　見出し", 1), ("See [[Council's plan]].", 5), ("[[ other ]]", 1),
      ("a\n`[[Mayor, 60]]` [[Mayor, 60]]", 17), ("[[#place]]", 1), ("[[other#]] [[real]]", 1),
      ("## Titre\n\n##\u{A0}Titre", 1),
    ])
  func warnings(body: String, column: Int) {
    let diagnostics = read(body).diagnostics
    #expect(diagnostics.map(\.id) == ["stray-markup"])
    #expect(diagnostics.first?.span?.column == column)
    #expect(diagnostics.first?.severity == .warning)
  }

  @Test(
    "What was not meant, what is code and what works are none",
    arguments: [
      "「**重要**」です", "f**k and s***", "2**3**4", "Price**, tax*", "foo(**names)", "`**「重要」**です`",
      "**「重要」** です",
      "**重要**です", "\\*\\*「重要」\\*\\*です", "## 見出し", "##見出し", "#港", "#######　港", "    ##　港", "“oh f**”",
      "a **(b)** c", "Er nannte ihn „A***“ und ging.", "Er rief »Sch**« und lief.", "Das „F\\*\\*\\*“",
      "2**(n-1)", "[[1,2],[3,4]]", "\\[[Not meant, a]]", "\\[\\[Not meant, a\\]\\]", "`[[a, b]]`",
      "    [[a, b]]", "[[words, more]](/u)", "[[real]]", "[[",
    ])
  func none(body: String) {
    #expect(!read(body).diagnostics.contains { $0.id == "stray-markup" })
  }
}
