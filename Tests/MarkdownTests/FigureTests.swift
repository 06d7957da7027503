import Markdown
import Testing

struct FigureTests {
  @Test("An image alone in its paragraph is a figure; its title gives caption and credit")
  func figure() {
    #expect(html("![a](p.jpg)") == "<figure class=\"picture\">⟨image 0⟩</figure>\n")
    #expect(
      html("![a](p.jpg \"The <harbour> | Pia Brandt\")") == """
        <figure class="picture">⟨image 0⟩<figcaption>The &lt;harbour&gt; \
        <span class="credit">Pia Brandt</span></figcaption></figure>

        """)
    let image = document("![a](p.jpg \"The harbour | Pia Brandt\")").images.first
    #expect(image?.caption == "The harbour")
    #expect(image?.credit == "Pia Brandt")
  }

  @Test("A caption or a credit may stand alone")
  func halfTitles() {
    #expect(html("![](p.jpg \"Only words\")").contains("<figcaption>Only words</figcaption>"))
    #expect(
      html("![](p.jpg \" | Pia\")").contains("<figcaption><span class=\"credit\">Pia</span></figcaption>"))
  }

  @Test("A linked image alone is a figure, too; an image in a sentence is not")
  func linkedFigure() {
    #expect(html("[![a](p.jpg)](/x)") == "<figure class=\"picture\"><a ⟨0⟩>⟨image 0⟩</a></figure>\n")
    #expect(html("See ![a](p.jpg)") == "<p>See ⟨image 0⟩</p>\n")
  }

  @Test("An image beside HTML that is left out stays")
  func imageBesideHTML() {
    #expect(html("![a](b)<b>\n\nc") == "<p>⟨image 0⟩</p>\n<p>c</p>\n")
    #expect(document("a\n\n![a](b)<b>\n\nc").plainText == "a\n\nc")
  }

  @Test(
    "A paragraph of a label and one link is a related line",
    arguments: [
      "Related: [[x]]", "related: [[x]]", "**Related:** [[x]]", "**Related**: [[x]]", "__Related:__ [[x]].",
    ])
  func relatedLine(body: String) {
    let document = document(body)
    #expect(document.links.map(\.isRelatedLine) == [true])
    #expect(filled(document.html).hasPrefix("<p class=\"related-line\"><span class=\"related-label\">"))
    #expect(filled(document.html).hasSuffix(":</span> <a ⟨0⟩>⟨headline 0⟩</a></p>\n"))
  }

  @Test("The label of a related line is the site's choice")
  func relatedLabels() {
    let options = MarkdownOptions(relatedLabels: ["Lesen Sie auch", "関連"])
    #expect(
      html("Lesen Sie auch: [b](/x)", options)
        == "<p class=\"related-line\"><span class=\"related-label\">Lesen Sie auch:</span> <a ⟨0⟩>b</a></p>\n"
    )
    #expect(document("関連：[[x]]", options).links.map(\.isRelatedLine) == [true])
    #expect(document("Related: [[x]]", options).links.map(\.isRelatedLine) == [false])
  }

  @Test(
    "A related line may have any space at its colon",
    arguments: [" :", "\u{A0}: ", "\u{202F}:\u{A0}", ":\u{3000}"])
  func relatedSpaces(colon: String) {
    let options = MarkdownOptions(relatedLabels: ["Lire aussi"])
    let body = "Lire aussi\(colon)[[x]]"
    #expect(document(body, options).links.map(\.isRelatedLine) == [true])
  }

  @Test(
    "More than a label and one link is an ordinary paragraph",
    arguments: [
      "Related: [[x]] and [[y]]", "Related [[x]]", "See *related*: [[x]]", "Related: the [[x]] story",
    ])
  func notRelated(body: String) {
    #expect(document(body).links.allSatisfy { !$0.isRelatedLine })
    #expect(html(body).hasPrefix("<p>"))
  }

  @Test("A plain block quote is a plain block quote")
  func quote() {
    #expect(html("> a\n>\n> b") == "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n")
  }

  @Test("A quote marked as pull quote is a figure; its mark is not shown", arguments: ["pullquote", "PULL"])
  func pullQuote(mark: String) {
    #expect(
      html("> [!\(mark)]\n> We *will* rebuild.") == """
        <figure class="pull-quote">
        <blockquote>
        <p>We <em>will</em> rebuild.</p>
        </blockquote>
        </figure>

        """)
    #expect(html("> [!\(mark)]\n>\n> a\n>\n> b").contains("<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"))
  }

  @Test("The last line of a quote names its source", arguments: ["—", "--", "---"])
  func attribution(dash: String) {
    let expected = """
      <figure class="quote">
      <blockquote>
      <p>We will rebuild.</p>
      </blockquote>
      <figcaption>— Ada <a ⟨0⟩>Adeyemi</a></figcaption>
      </figure>

      """
    #expect(html("> We will rebuild.\n> \(dash) Ada [Adeyemi](/x)") == expected)
    #expect(html("> We will rebuild.\n>\n> \(dash) Ada [Adeyemi](/x)") == expected)
  }

  @Test("A pull quote names its source as well, blocks in the middle stay")
  func attributedPullQuote() {
    #expect(
      html("> [!pullquote]\n> One.\n>\n> Two.\n>\n> - Three\n>\n> Four.\n> — Ada") == """
        <figure class="pull-quote">
        <blockquote>
        <p>One.</p>
        <p>Two.</p>
        <ul>
        <li>Three</li>
        </ul>
        <p>Four.</p>
        </blockquote>
        <figcaption>— Ada</figcaption>
        </figure>

        """)
    #expect(
      html("> [!pull]\n> One.\n> — Ada").contains(
        "<p>One.</p>\n</blockquote>\n<figcaption>— Ada</figcaption>"))
  }

  @Test("A dialogue with a dash on each line has no attribution")
  func dialogue() {
    #expect(html("> — Hola.\n> — Adiós.") == "<blockquote>\n<p>— Hola.\n— Adiós.</p>\n</blockquote>\n")
  }
}
