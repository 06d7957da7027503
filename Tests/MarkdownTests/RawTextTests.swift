import Markdown
import Testing

@Suite("Words of raw HTML")
struct RawTextTests {
  private let raw = MarkdownOptions(rawHTML: true)

  @Test("They are plain text, parted where browsers begin a new block")
  func blocks() {
    let body = """
      <h2>Head</h2>
      <div class="entry"><p>One <b>t</b>wo
        <a href="/x/" title="a > b < c">three</a>.</p><p>Four<br>
      five</p>six</div>
      <ul><li>a<li>b</ul>
      <table><tr><td>c</td><td>d</td></tr><tr><td>e<td>f</table>
      <pre>
      g
        h
      </pre>
      """
    let plainText = document(body, raw).plainText
    #expect(plainText == "Head\n\nOne two three.\n\nFour\nfive\n\nsix\n\na\n\nb\n\nc d\n\ne f\n\ng\n  h")
    #expect(document(body).plainText == "")
  }

  @Test("What a reference stands for is UTF-8", arguments: ["&#xFFFE;", "&#xFFFF;"])
  func noncharacters(_ reference: String) {
    let text = document("<p>a \(reference) b</p>", raw).plainText
    #expect(String(validating: Array(text.utf8), as: UTF8.self) == "a \u{1A} b")
  }

  @Test(
    "What is no text on a page is none here",
    arguments: [
      "<p>a<!-- <p>b</p> -->c</p>", "<p>a<!-->c</p>", "<p>a<script>\"<b>\" + '</b>'</script>c</p>",
      "<p>a<style>b > b {}</style>c</p>", "<p>a<template><p>b</p></template>c</p>", "<p>a<![CDATA[b]]>c</p>",
      "<p>a<video><p>b</p></video>c</p>", "<p>a<noscript>b</noscript>c</p>",
      "<p>a<iframe src=\"/x\">b</iframe>c</p>",
      "<p>a<? b ?>c</p>", "<p>a</ b>c</p>", "<p>a<img alt=\"b\">c</p>", "<p>&nbsp;</p><p>a</i>c",
      "<p>ac</p><p>\u{A0}</p><p class=\"b", "<p>ac</p><!-- b", "<p>ac<script>b", "<p>ac</p>\n<div",
    ])
  func noText(_ body: String) {
    #expect(document(body, raw).plainText == "ac")
  }

  @Test(
    "References are the characters that they stand for, and a mere bracket is one",
    arguments: [
      ("<p>R&amp;D &#8211; &lt;b&gt;</p>", "R&D – <b>"), ("<p>AT&T & 1 < 2 > 0</p>", "AT&T & 1 < 2 > 0"),
      ("<p>a &copy</p>", "a &copy"),
    ])
  func references(_ body: String, _ expected: String) {
    #expect(document(body, raw).plainText == expected)
  }

  @Test("Markdown inside an element keeps its place among them")
  func mixture() {
    let body = "<div class=\"note\">\n\nOne *two*<br>three <b>f</b>our.\n\n<p>Five</p>\n\n</div>\n\nSix."
    let document = document(body, raw)
    #expect(document.plainText == "One two\nthree four.\n\nFive\n\nSix.")
    #expect(document.leadParagraph == "One two\nthree four.")
    #expect(document.length == TextLength(words: 6, characters: 0))
  }

  @Test(
    "The first paragraph of running text is the lead",
    arguments: [
      "<p>Lead.</p><p>b</p>", "<!-- wp:paragraph -->\n<p class=\"x\">Lead.</p>\n<!-- /wp:paragraph -->\n\nb",
      "<div><section><p>&nbsp;</p><p><img src=\"b.jpg\"></p><p>Lead.<p>b</section></div>",
      "<figure><figcaption><p>b</p></figcaption></figure>\n\n<p>Lead.</p>",
      "<blockquote>\n<p>b</p>\n\n<p>c</p>\n\n</blockquote>\n\n<p>Lead.</p>",
      "<ul>\n<li><p>b</p></li>\n\n<li><p>c</p></li></ul><p>Lead.</p>", "</div></ul>\n<P>Lead.</P>",
      "> <p>b</p>\n\n<h2>b</h2>\n\n<p>Lead.</p>", "<div>b</div>\n\n<div>\n\nLead.\n\n</div>",
      "<p>Lead.\n\nb</p>", "<blockquote>\n\nb\n\n</blockquote>\n\nLead.",
      "<details>\n<summary>b</summary>\n\nb\n\nb</details>\n\nLead.",
    ])
  func lead(_ body: String) {
    #expect(document(body, raw).leadParagraph == "Lead.")
  }

  @Test("Incomplete markup takes no time that grows with its square", .timeLimit(.minutes(1)))
  func hostile() {
    for piece in ["<a ", "<a b=\"", "<!-- ", "<script>", "<template><", "<!", "&", "<p>"] {
      let body = "<div>" + String(repeating: piece, count: 20_000)
      let reading = read(body, raw)
      #expect(reading.document != nil || reading.diagnostics.contains { $0.severity == .error }, "\(piece)")
    }
  }
}
