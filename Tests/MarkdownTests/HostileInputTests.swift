import Diagnostics
import Markdown
import Testing

/// An input on which the library alone takes minutes, or aborts.
struct Hostile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let body: String

  init(_ testDescription: String, _ body: String) {
    self.testDescription = testDescription
    self.body = body
  }

  static let inputs = [
    Hostile("declarations", many("a <!A ")),
    Hostile("processing instructions", many("a <?")),
    Hostile("CDATA", many("a <![CDATA[")),
    Hostile("comments", many("a <!-- b ")),
    Hostile("links in open images", many("![[]()")),
    Hostile("words in open images", many("![w:")),
    Hostile("emphasis", many("*") + many("a*")),
    Hostile("mixed emphasis", many("*a **a ")),
    Hostile("underscores", many("_") + many("a_")),
    Hostile("strikethrough", many("~a ")),
    Hostile("nested lists", (0..<1000).map { String(repeating: "  ", count: $0) + "- a\n\n" }.joined()),
    Hostile("lists in one line", many("- ") + "a\n\n"),
    Hostile("nested quotes", many("> ") + "a\n"),
    Hostile("quotes and lists", many("> - ") + "a\n"),
    Hostile("quotes before lists", String(repeating: ">", count: times) + "\n" + many("- a\n")),
    Hostile("short rows below many columns", "|" + many("a|") + "\n|" + many("-|") + "\n" + many("|a\n")),
    Hostile("rows below a thousand columns", columns(1000) + many("|a\n")),
    Hostile("pipes in one row", "a\n|-|\n|" + many("a|")),
    Hostile("a long paragraph before a ruler", many("a\n") + "|-|\n"),
    Hostile("a long paragraph of old Macs before a ruler", many("a\r") + "|-|\r"),
    Hostile("many rulers", many("a|b|\n|-\n")),
    Hostile("references to a long definition", "[a]: /" + many("u") + "\n\n" + many("[a] ")),
    Hostile("addresses", many("http://a<")),
    Hostile("web addresses", many("*www.a<")),
    Hostile("closing parentheses", "http://a.b/" + many(")")),
    Hostile("mail addresses", many("a@")),
  ]

  private static let times = 50_000

  private static func many(_ piece: String) -> String { String(repeating: piece, count: times) }

  private static func columns(_ count: Int) -> String {
    String(repeating: "a|", count: count) + "\n" + String(repeating: "-|", count: count) + "\n"
  }
}

@Suite(.timeLimit(.minutes(5)))
struct HostileInputTests {
  @Test("A body that the library cannot read in time is given up with an error", arguments: Hostile.inputs)
  func givesUp(input: Hostile) throws {
    let reading = read(input.body)
    #expect(reading.document == nil)
    let error = try #require(reading.diagnostics.first)
    #expect(error.id == "markdown-too-complex")
    #expect(error.severity == .error)
    #expect(error.span == SourceSpan(file: "a.md"))
    #expect(error.help != nil)
    #expect(reading.diagnostics.count == 1)
  }

  @Test("The same body is read or given up whatever was read before")
  func isDeterministic() {
    for _ in 0..<3 {
      #expect(read(String(repeating: "*a **a ", count: 7_000)).document != nil)
      #expect(read(String(repeating: "*a **a ", count: 8_000)).document == nil)
      #expect(html("a") == "<p>a</p>\n")
    }
  }

  @Test("An ordinary article of a megabyte is within the budget")
  func ordinary() {
    let paragraph = """
      The *harbour* stayed open on Tuesday, said “the mayor” -- see [the report](https://example.org/a_b), and its \
      **second** part; it's `code`, www.example.com and a@example.com.[^1]

      - one
        - two with [[a-slug|words]]

      | a | b |
      |---|--:|
      | 1 | 2 |

      > quoted
      > — Somebody


      """
    let body = String(repeating: paragraph, count: 1_000_000 / paragraph.utf8.count) + "[^1]: Note\n"
    #expect(read(body).diagnostics == [])
    #expect(
      document(String(repeating: "a line of a poem, isn't it\n", count: 10_000)).length.words == 70_000)
  }

  @Test("Many headings, references and footnotes are set in time", arguments: [20_000])
  func many(count: Int) {
    #expect(document(String(repeating: "# a\n", count: count)).headings.count == count)
    let references = String(repeating: "[x] ", count: count) + "\n\n[x]: /u"
    #expect(document(references).links.count == count)
    let notes = (0..<count).map { "[^\($0)]: n\n\n" }.joined() + (0..<count).map { "a[^\($0)]\n" }.joined()
    #expect(document(notes).plainText.utf8.count > count)
  }
}
