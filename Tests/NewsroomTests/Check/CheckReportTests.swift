import Diagnostics
import Testing

@testable import Newsroom

@Suite("What a check found, in three forms")
struct CheckReportTests {
  private let line = "Über [a](/x/)."

  private func report(_ findings: [Diagnostic]) -> CheckReport {
    let result = CheckResult(
      findings: findings.ordered, pages: 3, articles: 1, outside: [], baseURL: "", ignored: [])
    return CheckReport(result) { [line] in SourceFile(path: $0, text: line) }
  }

  private var link: Diagnostic {
    .error(
      "broken-link", at: SourceSpan(path: "a,b.md", line: 1, column: 11, length: 3), "50% of /x/: gone",
      help: "mend it")
  }

  private func dek(_ number: Int) -> Diagnostic {
    .warning("missing-dek", at: SourceSpan(file: "\(number).md"), "No dek")
  }

  @Test("A person reads the name of each finding, and how many more there are of a kind")
  func text() {
    let text = report([link, dek(1), dek(2), dek(3)]).text(colored: false, limit: 2)
    #expect(
      text == """
        warning[missing-dek]: No dek
          --> 1.md

        warning[missing-dek]: No dek
          --> 2.md

        error[broken-link]: 50% of /x/: gone
          --> a,b.md:1:10
           |
         1 | Über [a](/x/).
           |          ^^^
          help: mend it

        1 more missing-dek; --all prints them

        """)
  }

  @Test("JSON has every finding, with columns in characters")
  func json() {
    #expect(
      report([link, dek(1)]).json
        == "{\"pages\":3,\"articles\":1,\"errors\":1,\"warnings\":1,\"notes\":0,\"findings\":["
        + "{\"rule\":\"missing-dek\",\"severity\":\"warning\",\"message\":\"No dek\",\"file\":\"1.md\"},"
        + "{\"rule\":\"broken-link\",\"severity\":\"error\",\"message\":\"50% of /x/: gone\",\"file\":\"a,b.md\","
        + "\"line\":1,\"column\":10,\"endColumn\":13,\"help\":\"mend it\"}]}")
  }

  @Test("GitHub gets workflow commands in which nothing can end a property or a line")
  func workflowCommands() {
    let note = Diagnostic.note("moved", at: nil, "Moved\nto a new address")
    #expect(
      report([link, note]).workflowCommands(folder: "site") == """
        ::notice title=moved::Moved%0Ato a new address
        ::error file=site/a%2Cb.md,line=1,col=10,endColumn=13,title=broken-link::50%25 of /x/: gone%0Amend it

        """)
  }
}
