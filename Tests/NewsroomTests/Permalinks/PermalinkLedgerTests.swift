import Diagnostics
import Testing

@testable import Newsroom

@Suite("The ledger of permalinks")
struct PermalinkLedgerTests {
  private func read(_ text: String) -> (ledger: PermalinkLedger, diagnostics: [Diagnostic]) {
    PermalinkLedger.read(SourceFile(path: "permalinks.txt", text: text))
  }

  @Test("What is read is written again, ordered by address, with the comments on top")
  func roundTrip() {
    let lines = [
      "# Ours", "/a/ articles/a b.md | Head: line | two", "/b%20c/ -> /a/", "/d/ gone",
      "/e/ gone 2026-11-25 | Sorry | really", "/f/ gone | Sorry", "/g/",
      "/h/ gone was articles/h i.md", "/i/ gone 2026-11-25 was articles/i.md | It was wrong",
      "/s/ section | Town",
    ]
    let shuffled = [7, 3, 1, 0, 9, 5, 2, 8, 4, 6].map { lines[$0] }.joined(separator: "\r\n\n")
    let (ledger, diagnostics) = read(shuffled)
    #expect(diagnostics == [])
    #expect(ledger.text == lines.joined(separator: "\n") + "\n")
  }

  @Test("An address without its last slash is that of the page; a file has none")
  func slashes() {
    let ledger = read("/a gone\n/b -> /c\n/d.pdf gone\n").ledger
    #expect(ledger.text == "/a/ gone\n/b/ -> /c/\n/d.pdf gone\n")
  }

  @Test("A byte order mark is no part of the first line")
  func byteOrderMark() {
    #expect(read("\u{FEFF}# Ours\n/a/ gone\n").ledger.text == "# Ours\n/a/ gone\n")
    #expect(read("\u{FEFF}/a/ gone\n").ledger.text == "/a/ gone\n")
  }

  @Test("Redirects lead on to their end, and in circles nowhere, in whichever order lines stand")
  func destinations() throws {
    let lines = [
      "/a/ -> /b/", "/b/ -> /c/", "/c/ -> /end/", "/end/ x.md | X", "/r/ -> /s/", "/s/ -> /t/", "/t/ -> /s/",
      "/g/ -> /gone/", "/gone/ gone",
    ]
    for lines in [lines, lines.reversed()] {
      let ends = read(lines.joined(separator: "\n")).ledger.destinations
      let texts = Dictionary(uniqueKeysWithValues: ends.map { ($0.key.text, $0.value?.text ?? "nowhere") })
      #expect(
        texts == [
          "/a/": "/end/", "/b/": "/end/", "/c/": "/end/", "/r/": "nowhere", "/s/": "nowhere",
          "/t/": "nowhere",
          "/g/": "/gone/",
        ])
    }
  }

  @Test("A new ledger says what it is")
  func header() {
    #expect(PermalinkLedger().text.hasPrefix("# Every address that readers were given."))
    #expect(read(PermalinkLedger().text).ledger.text == PermalinkLedger().text)
  }

  @Test(
    "Of two lines for one address, as after a merge, the one that takes more back stands",
    arguments: [
      (["/a/ x.md | X", "/a/ gone"], "/a/ gone"), (["/a/ gone", "/a/ x.md | X"], "/a/ gone"),
      (["/a/ -> /b/", "/a/ x.md | X"], "/a/ -> /b/"), (["/a/ x.md | X", "/a/ y.md | Y"], "/a/ y.md | Y"),
    ])
  func duplicates(_ lines: [String], _ expected: String) {
    #expect(read(lines.joined(separator: "\n")).ledger.text == expected + "\n")
  }

  @Test(
    "A line that says nothing sensible is an error with its place",
    arguments: [
      "a/b/ x.md", "/../x/ gone", "/a/ gone tomorrow", "/a/ gone 2026-13-01", "/a/ -> b",
      "/a/ gone articles/a.md | Headline", "/a/ gone 2026-11-25 articles/a.md | Headline",
    ])
  func badLine(_ line: String) {
    let (_, diagnostics) = read("/ok/ x.md | X\n\(line)\n")
    #expect(diagnostics.map(\.id) == ["bad-permalink-line"])
    #expect(diagnostics.first?.span?.line == 2)
  }

  @Test(
    "A pattern is no address",
    arguments: ["/old/* -> /new/", "/old/ -> /new/*", "/media/*.pdf gone", "/a*b/", "/a%2A/ gone"])
  func patterns(_ line: String) {
    let (ledger, diagnostics) = read(line + "\n")
    #expect(diagnostics.map(\.headline) == ["The ledger holds single addresses, and no patterns with `*`"])
    #expect(ledger.isEmpty)
  }

  @Test(
    "A space in an address is told how it is written",
    arguments: [
      ("/a b/ -> /about/", "/a%20b/"), ("/a b c gone 2026-11-25 | Words", "/a%20b%20c"),
      ("/a b/", "/a%20b/"), ("/a b/ section | Town", "/a%20b/"), ("/a b/ articles/x.md | X", "/a%20b/"),
    ])
  func spaces(_ line: String, _ written: String) {
    let (_, diagnostics) = read("/ok/ x.md | X\n\(line)\n")
    #expect(diagnostics.map(\.headline) == ["An address cannot hold a space"])
    #expect(diagnostics.first?.help == "write \(written)" && diagnostics.first?.span?.line == 2)
  }

  @Test(
    "What hosts do not look at is no part of an address",
    arguments: [
      ("/?p=12 -> /archive/", "?"), ("/a/#b gone", "#"), ("/a/ -> /b/#c", "#"), ("/a/ -> /b/?c#d", "?"),
      ("/a?b/ articles/x.md | X", "?"),
    ])
  func marks(_ line: String, _ mark: String) {
    let (ledger, diagnostics) = read("/ok/ articles/why?.md | Why #1?\n\(line)\n/d/ gone | Why?\n")
    #expect(
      diagnostics.map(\.headline) == ["Hosts do not tell addresses apart by what follows `\(mark)`"])
    #expect(diagnostics.first?.span?.line == 2)
    #expect(ledger.all.count == 2)
  }

  @Test("In a path, a question mark or number sign is written as its number")
  func encodedMarks() {
    let lines = ["/%231/ -> /about/", "/why%3F/ articles/why?.md | Why #1?"]
    let (ledger, diagnostics) = read(lines.joined(separator: "\n"))
    #expect(diagnostics == [])
    #expect(ledger.all.map(\.line) == lines)
  }

  @Test("Whatever the name of a file, its address can be read again")
  func oddFiles() {
    let lines = [
      "/a/ posts/all gone -> away/ x.md | T", "/b/ section | Town -> gone/ x", "/c/ author | A gone",
    ]
    #expect(read(lines.joined(separator: "\n")).diagnostics == [])
  }

  @Test("The marks of an unfinished merge are named as such")
  func conflict() {
    let (_, diagnostics) = read("<<<<<<< ours\n/a/ x.md | X\n=======\n/b/ y.md | Y\n>>>>>>> theirs\n")
    #expect(diagnostics.count == 3)
    #expect(diagnostics.allSatisfy { $0.headline == "The ledger of permalinks has a merge conflict" })
  }

  @Test("A publication adds lines and renews them, and takes nothing back that was said of an address")
  func addition() {
    var ledger = read("/a/ x.md | Old\n/b/ gone | Sorry\n/c/ -> /a/\n").ledger
    #expect(ledger.add(read("/a/ x.md | New\n/b/ b.md | B\n/d/ d.md | D\n").ledger) == 1)
    #expect(ledger.text == "/a/ x.md | New\n/b/ gone | Sorry\n/c/ -> /a/\n/d/ d.md | D\n")
  }

  @Test("A headline of several lines stays on one")
  func oneLine() throws {
    let path = try #require(SitePath("/a/"))
    let origin = Promise.Origin(source: "a.md", title: "One\ntwo")
    #expect(Promise.line(path, .kept(origin)) == "/a/ a.md | One two")
  }
}
