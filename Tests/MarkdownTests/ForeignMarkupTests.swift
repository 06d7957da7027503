import Diagnostics
import Markdown
import Testing

@Suite("Markup of other tools in a body")
struct ForeignMarkupTests {
  @Test(
    "Is warned about, once a line, where it begins",
    arguments: [
      ("a {{< youtube x1 >}} b", 3), ("{{< figure src=\"a.jpg\" >}}", 1),
      ("x {{% note %}} y {{% /note %}}", 3),
      ("a {% include b.html %}", 3), ("# About {#us}", 9), ("A **b**\n{: .lead}", 1),
      ("[caption id=\"a\" width=\"30\"]b[/caption]", 1), ("a [gallery ids=\"1,2\"]", 3),
      ("a@b.example [embed]https://c.example[/embed]", 13), ("[a]({{ site.url }}/b)", 5),
      ("`{{ a }}` and {{ b }}", 15), ("| a |\n|---|\n| {{ b }} |", 3),
    ])
  func warnings(body: String, column: Int) {
    let diagnostics = read(body).diagnostics
    #expect(diagnostics.map(\.id) == ["foreign-markup"])
    #expect(diagnostics.first?.span?.column == column)
    #expect(diagnostics.first?.severity == .warning)
  }

  @Test("Each line is named")
  func lines() {
    let diagnostics = read("{{< a >}}\nb\n{{< c >}}\n\n- {% d %}", firstLine: 7).diagnostics
    #expect(diagnostics.map { $0.span?.line } == [7, 9, 11])
  }

  @Test(
    "A mark at the beginning of a quotation that is none here is told, and which was meant",
    arguments: [
      ("> [!NOTE]\n> Words", 3, "leave it out, or write `[!pullquote]` for a pull quote"),
      ("> [!Pullqoute]\n> Words", 3, "did you mean `[!pullquote]`?"),
      ("- a\n\n  > [!pull] Words", 5, "put it on a line of its own"),
    ])
  func quoteMark(body: String, column: Int, help: String) {
    let diagnostics = read(body).diagnostics
    #expect(diagnostics.map(\.id) == ["foreign-markup"])
    #expect(diagnostics.first?.span?.column == column)
    #expect(diagnostics.first?.help == help)
  }

  @Test(
    "Code, links and brackets are none",
    arguments: [
      "`{{ a }}`", "```\n{% a %}\n```", "    {{ a }}", "a {b} c", "[captions](/a)", "[gallery](/b)",
      "[[caption]]",
      "{", "[", "a [video](/c) b", "![caption it](/d.jpg)",
      "> [!pull]\n> A", "> [!PullQuote]\n> A", "> [!]\n> A", "> [! a]", "> `[!NOTE]`", "[!NOTE]",
    ])
  func none(body: String) {
    #expect(!read(body).diagnostics.contains { $0.id == "foreign-markup" })
  }
}
