import Markdown
import Testing

/// How ordinary Markdown is set.
struct SetTests {
  @Test("Paragraphs, emphasis, code and breaks are plain HTML")
  func inlines() {
    #expect(
      html("One *two* **three** ~~four~~ `five <6>`\nseven  \neight") == """
        <p>One <em>two</em> <strong>three</strong> <del>four</del> <code>five &lt;6&gt;</code>
        seven<br>
        eight</p>

        """)
  }

  @Test("Quotes, dashes and dots become typographic")
  func smart() {
    #expect(html("\"It's\" -- so...") == "<p>“It’s” – so…</p>\n")
  }

  @Test("Body headings move so that the highest is an h2")
  func headingLevels() {
    #expect(html("# A\n\n## B") == "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n")
    #expect(html("### A\n\n#### B") == "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n")
  }

  @Test("No heading stands two steps below the one before it")
  func headingSteps() {
    #expect(html("# A\n\n###### B") == "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n")
    #expect(
      html("### A\n\n## B\n\n#### C").contains("<h2 id=\"a\">A</h2>\n<h2 id=\"b\">B</h2>\n<h3 id=\"c\">"))
  }

  @Test(
    "A heading's id has its letters and digits in any script",
    arguments: [
      ("Mayor's 2nd *Plan*", "mayors-2nd-plan"), ("Ünïcode & Straße", "ünïcode-straße"), ("東京の夏", "東京の夏"),
      ("हिन्दी समाचार", "हिन्दी-समाचार"), ("أخبار اليوم", "أخبار-اليوم"), ("!!!", "section"), ("Fn-1", "section-fn-1"),
      ("Cafe\u{301}", "caf\u{E9}"), ("İzmir ΔΡΌΜΟΣ", "izmir-δρόμος"), ("ශ්\u{200D}රී ලංකා", "ශ්\u{200D}රී-ලංකා"),
      ("Donau\u{AD}dampf\u{AD}schiff", "donaudampfschiff"), ("צה\u{5F4}ל", "צהל"),
    ])
  func headingIDs(heading: String, id: String) {
    #expect(document("## " + heading).headings.map { Array($0.id.utf8) } == [Array(id.utf8)])
  }

  @Test("Heading ids are unique even against headings that look like a repetition")
  func uniqueIDs() {
    #expect(document("## A\n## A\n## A-2\n## A\n").headings.map(\.id) == ["a", "a-2", "a-2-2", "a-3"])
  }

  @Test("A heading without words is warned about where it stands, one of a picture is not")
  func emptyHeading() {
    let reading = read("## A\n\n##\n\n## ![B](b.png)\n\n> # #\n", firstLine: 5)
    #expect(reading.diagnostics.map(\.id) == ["empty-heading", "empty-heading"])
    #expect(reading.diagnostics.map { $0.span?.line } == [7, 11])
  }

  @Test("A heading is known by level, id and words")
  func headings() {
    #expect(
      document("## The [long](/x) *way*").headings == [
        Heading(level: 2, id: "the-long-way", text: "The long way")
      ])
  }

  @Test(
    "A link around nothing shows where it leads",
    arguments: [
      ("[](https://a.example/x?y&z)", "https://a.example/x?y&amp;z"),
      ("[<b></b>](mailto:desk@a.example)", "desk@a.example"),
    ])
  func emptyLink(markdown: String, words: String) {
    #expect(html(markdown).hasSuffix(">\(words)</a></p>\n"))
    #expect(document(markdown).plainText.contains(words.replacing("&amp;", with: "&")))
  }

  @Test("Lists are tight or loose, and may start anywhere")
  func lists() {
    #expect(
      html("3. a\n4. b\n   - c") == """
        <ol start="3">
        <li>a</li>
        <li>b
        <ul>
        <li>c</li>
        </ul></li>
        </ol>

        """)
    #expect(html("- a\n\n- b") == "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>\n")
  }

  @Test("A task's words are the label of its checkbox")
  func tasks() {
    #expect(
      html("- [x] done\n- [ ] open\n  - more") == """
        <ul class="task-list">
        <li class="task"><label><input type="checkbox" disabled checked> done</label></li>
        <li class="task"><label><input type="checkbox" disabled> open</label>
        <ul>
        <li>more</li>
        </ul>
        </li>
        </ul>

        """)
  }

  @Test("A code block names its language and can be scrolled by keyboard")
  func codeBlock() {
    #expect(
      html("```swift extra\nlet a = \"<b>\"\n```")
        == "<pre tabindex=\"0\"><code class=\"language-swift\">let a = &quot;&lt;b&gt;&quot;\n</code></pre>\n"
    )
  }

  @Test(
    "A table can be scrolled by keyboard, takes its name from the heading above and aligns with valid HTML")
  func table() {
    #expect(
      html("## Money\n\n| | Sum |\n|---|--:|\n| a | 1 |\n") == """
        <h2 id="money">Money</h2>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="money">
        <table>
        <thead>
        <tr>
        <td></td>
        <th scope="col" style="text-align:right">Sum</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>a</td>
        <td style="text-align:right">1</td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test("A table below no heading has the name of its columns, if they have one")
  func tableNames() {
    let start = "<div class=\"table-scroll\" tabindex=\"0\""
    #expect(
      html("| Pier | *Depth* \"low\" | |\n|---|---|---|\n| a | b | c |").hasPrefix(
        start + " role=\"group\" aria-label=\"Pier, Depth “low”\">"))
    #expect(html("| | |\n|---|---|\n| a | b |").hasPrefix(start + ">"))
  }

  @Test("A footnote leads back to each of its references, and screen readers hear where")
  func footnotes() {
    #expect(
      html("a[^n] b[^n]\n\n[^n]: note") == """
        <p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup></p>
        <div class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>note <a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back to the text (1)">↩</a> \
        <a href="#fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="Back to the text (1-2)">↩</a></p>
        </li>
        </ol>
        </div>

        """)
  }

  @Test("The way back from a footnote has a name of its own, in the language of the interface")
  func footnoteNames() {
    let html = html("أ[^n] ب[^m]\n\n[^n]: c\n[^m]: d", language: "ar")
    #expect(html.contains(" role=\"doc-backlink\" lang=\"en\" aria-label=\"Back to the text (1)\">"))
    #expect(html.contains(" role=\"doc-backlink\" lang=\"en\" aria-label=\"Back to the text (2)\">"))
  }

  @Test("A control character that HTML cannot hold is shown as U+FFFD")
  func controlCharacters() {
    #expect(html("a\u{1}b\u{1B}c &#1;") == "<p>a\u{FFFD}b\u{FFFD}c \u{FFFD}</p>\n")
    #expect(html("a &#xFFFF;b&#65534;") == "<p>a \u{FFFD}b\u{FFFD}</p>\n")
    #expect(html("a\u{3}b [[x]] \u{1}[y]]") == "<p>a\u{FFFD}b <a ⟨0⟩>⟨headline 0⟩</a> \u{FFFD}[y]]</p>\n")
  }

  @Test("A body without a last line ending, with CRLF, or without anything is read like any other")
  func edges() {
    #expect(html("- a") == "<ul>\n<li>a</li>\n</ul>\n")
    #expect(html("a\r\nb\r\n\r\n# c\r\n") == "<p>a\nb</p>\n<h2 id=\"c\">c</h2>\n")
    #expect(html("") == "")
  }
}
