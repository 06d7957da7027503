import Markdown
import Testing

@Suite("Straight quotation marks become those of the language")
struct QuotationMarksTests {
  @Test(
    "Quotations, quotations in them and apostrophes",
    arguments: [
      ("en-GB", "“it’s ‘so’”"), ("de", "„it’s ‚so‘“"), ("de-CH", "«it’s ‹so›»"),
      ("fr", "«\u{202F}it’s “so”\u{202F}»"),
      ("FR-ch", "«it’s ‹so›»"), ("it", "«it’s “so”»"), ("pt-PT", "«it’s “so”»"), ("pt", "“it’s ‘so’”"),
      ("ru", "«it’s „so“»"), ("da", "»it’s ›so‹«"), ("nb", "«it’s ‘so’»"), ("pl", "„it’s ‚so’”"),
      ("hu", "„it’s »so«”"), ("ro", "„it’s «so»”"), ("sv", "”it’s ’so’”"), ("ko", "“it’s ‘so’”"),
      ("zh-Hant", "\"it's 'so'\""), ("he", "\"it's 'so'\""), ("ar", "\"it's 'so'\""),
    ])
  func languages(language: String, expected: String) {
    #expect(document("\"it's 'so'\"", language: language).plainText == expected)
    #expect(document("[[a|\"it's 'so'\"]]", language: language).plainText == expected)
  }

  @Test(
    "Across emphasis, links, cells and headings",
    arguments: [
      ("\"*so* 'a **b**'\"", "<p>„<em>so</em> ‚a <strong>b</strong>‘“</p>\n"),
      ("## Der \"Hafen\"", "<h2 id=\"der-hafen\">Der „Hafen“</h2>\n"),
      ("- \"a\n- b\"", "<ul>\n<li>„a</li>\n<li>b“</li>\n</ul>\n"),
      ("\"`a`\"", "<p>„<code>a</code>“</p>\n"),
      ("`\"a\"` \\\"b\\\"", "<p><code>&quot;a&quot;</code> &quot;b&quot;</p>\n"),
    ])
  func markup(body: String, expected: String) {
    #expect(html(body, language: "de") == expected)
  }

  @Test(
    "An apostrophe neither opens nor closes a quotation",
    arguments: [
      ("'s geht, wie's ist", "’s geht, wie’s ist"), ("'so geht's' auch", "‚so geht’s‘ auch"),
      ("Hans' Boot", "Hans’ Boot"),
      ("'a\n\nb'", "’a\n\nb’"), ("wie'*s* ist", "wie’s ist"),
    ])
  func apostrophes(body: String, expected: String) {
    #expect(document(body, language: "de").plainText == expected)
  }

  @Test(
    "Apostrophes around words are no quotation marks of another shape, and inches close nothing",
    arguments: [
      ("it", "Negli anni '90 c'era un po' di tutto", "Negli anni ’90 c’era un po’ di tutto"),
      ("it", "La 'Ndrangheta c'è: un po' ovunque", "La ‘Ndrangheta c’è: un po’ ovunque"),
      ("fr", "rock 'n' roll", "rock ‘n’ roll"),
      ("de", "In den '90ern war Hans' Auto", "In den ’90ern war Hans’ Auto"),
      ("fr", "24\" et 22\"", "24\" et 22\""), ("de", "a 24\" \"b\"", "a 24\" „b“"),
      ("en", "A 24\" nail. In the '90s the dogs' owners.", "A 24\" nail. In the ’90s the dogs’ owners."),
      ("it", "La 'Ndrangheta negli anni '90, 24\" tubo", "La ’Ndrangheta negli anni ’90, 24\" tubo"),
      ("en", "The 'dogs' and \"24\" 'cats'\"", "The ‘dogs’ and “24” ‘cats’\""),
    ])
  func unpaired(language: String, words: String, expected: String) {
    #expect(document(words, language: language).plainText == expected)
    #expect(document("[[a|\(words)]]", language: language).plainText == expected)
  }

  @Test("A quotation may go on in the next paragraph")
  func paragraphs() { #expect(document("\"a\n\nb\" 24\"", language: "de").plainText == "„a\n\nb“ 24\"") }

  @Test("Marks that the author set stay")
  func own() {
    #expect(document("*“*So*”* ‘a’ \"b\"", language: "de").plainText == "“So” ‘a’ „b“")
  }

  @Test("Dashes and dots are the same in every language")
  func dashes() { #expect(document("他说\"难\"--对...", language: "zh").plainText == "他说\"难\"–对…") }

  @Test("A site can do without typographic marks")
  func off() {
    let plain = "\"It's\" -- so..."
    #expect(document(plain, MarkdownOptions(smart: false), language: "de").plainText == plain)
    #expect(document("[[a|\(plain)]]", MarkdownOptions(smart: false)).plainText == plain)
  }
}
