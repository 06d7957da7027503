import Publishing
import Testing

@Suite("A plan in words")
struct PlanReportTests {
  private let plan = PublicationPlan(
    new: [PublishedFile(path: "articles/fire/index.html", source: .file("/x"), size: 1_250)],
    changed: [
      PublishedFile(path: "index.html", source: .file("/y"), size: 2_000_000),
      PublishedFile(path: "media/a.jpg", source: .file("/z"), size: 12),
    ],
    unchanged: [], deleted: ["articles/old/index.html"], foreign: 3)

  @Test("It counts files and bytes, and says what stays")
  func text() {
    #expect(
      PlanReport(plan, place: "memory").text == """
        Publishing 3 files to memory
          new             1 file   1.3 kB
          changed         2 files  2.0 MB
          deleted         1 file
          unchanged       0 files
          3 files that no publication wrote will stay

        """)
  }

  @Test("What else is to be put in order is said, and makes a plan of it even when no file differs")
  func chore() {
    let nothing = PublicationPlan(new: [], changed: [], unchanged: [], deleted: [])
    #expect(nothing.isEmpty)
    let plan = nothing.with(chore: "something is left over")
    #expect(!plan.isEmpty)
    #expect(PlanReport(plan, place: "memory").text.hasSuffix("\n  something is left over\n"))
  }

  @Test("Files are named in the order of the work")
  func files() {
    #expect(
      PlanReport(plan, place: "memory").files == """
        ~ media/a.jpg
        + articles/fire/index.html
        ~ index.html
        - articles/old/index.html

        """)
  }

  @Test("It closes with what was done")
  func summary() {
    #expect(
      PlanReport(plan, place: "memory").summary(seconds: 1.26)
        == "Published 3 files, 2.0 MB, to memory in 1.3 s; 1 deleted")
    let nothing = PublicationPlan(new: [], changed: [], unchanged: [], deleted: [])
    #expect(
      PlanReport(nothing, place: "memory").summary(seconds: 0)
        == "Nothing differs: memory holds the site as it is")
  }

  @Test(
    "Bytes are told in units that people read",
    arguments: [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (999_990, "1.0 MB")])
  func bytes(count: Int, text: String) { #expect(byteCount(count) == text) }
}
