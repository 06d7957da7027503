import Testing

@testable import Diagnostics

/// The report on one finding at bytes `column..<column + length` of line `line` of `text`.
private func report(_ text: String, line: Int = 1, column: Int, length: Int = 1) -> String {
  let file = SourceFile(path: "a.md", text: text)
  let span = SourceSpan(path: "a.md", line: line, column: column, length: length)
  return Report([.error("x", at: span, "Wrong")]) { _ in file }.text
}

/// The report on the first occurrence of `marked` in the one line `text`.
private func report(_ text: String, marking marked: String) -> String {
  let start =
    text.utf8.count
    - (text[(text.range(of: marked) ?? text.startIndex..<text.endIndex).lowerBound...].utf8.count)
  return report(text, column: start + 1, length: marked.utf8.count)
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}

@Suite("Reports")
struct ReportTests {
  @Test("A finding names its place, shows the line, marks the words and says what to do")
  func whole() {
    let file = SourceFile(path: "articles/flood.md", text: "---\ntitle: Flood\ndaet: now\n---\n")
    let finding = Diagnostic.error(
      "unknown-key", at: SourceSpan(path: "articles/flood.md", line: 3, column: 1, length: 4),
      "Unknown key `daet`",
      notes: [
        .init(at: SourceSpan(path: "articles/flood.md", line: 2, column: 8, length: 5), "the story"),
        .init("just so"),
      ], help: "did you mean `date`?")
    #expect(
      Report([finding]) { _ in file }.text == """
        error: Unknown key `daet`
          --> articles/flood.md:3:1
           |
         3 | daet: now
           | ^^^^
          note: the story
          --> articles/flood.md:2:8
           |
         2 | title: Flood
           |        ^^^^^
          note: just so
          help: did you mean `date`?

        """)
  }

  @Test("Carets stand under what they mark, also where characters take two cells")
  func wideText() {
    #expect(
      report("title: 港の祭り：誤り", marking: "誤り").hasSuffix(" 1 | title: 港の祭り：誤り\n   |                  ^^^^\n"))
    #expect(report("a: 👩‍👩‍👧 🌊 x", marking: "x").hasSuffix("   |          ^\n"))
    #expect(report("a: 🇩🇪 x", marking: "x").hasSuffix("   |       ^\n"))
    #expect(report("a: ❤️ x", marking: "x").hasSuffix("   |       ^\n"))
    #expect(report("a: ⏰ x", marking: "x").hasSuffix("   |       ^\n"))
    #expect(report("a: e\u{301} x", marking: "x").hasSuffix("   |      ^\n"))
  }

  @Test("Columns are characters, as editors count them")
  func columns() {
    #expect(report("título: é x", marking: "x").contains("a.md:1:11\n"))
    #expect(report("a: 🌊 x", marking: "x").contains("a.md:1:6\n"))
  }

  @Test("Invisible characters take no cell")
  func invisibleText() {
    #expect(report("a: b\u{200B}c x", marking: "x").hasSuffix("   |       ^\n"))
    #expect(report("a: نص\u{64E} x", marking: "x").hasSuffix("   |       ^\n"))
  }

  @Test("A line from right to left stays as it is, with the caret in its order of reading")
  func rightToLeft() {
    let shown = report("title: مهرجان خطأ", marking: "خطأ")
    #expect(shown.contains(" 1 | title: مهرجان خطأ\n"))
    #expect(shown.hasSuffix("   |               ^^^\n"))
  }

  @Test("A tab is shown as one space, so that the caret stays in place")
  func tabs() {
    #expect(report("a:\t\tb", marking: "b").hasSuffix(" 1 | a:  b\n   |     ^\n"))
  }

  @Test("Escape sequences and direction marks of a source never reach the terminal")
  func neutralised() {
    let file = SourceFile(path: "a\u{1B}.md", text: "x \u{1B}[31m \u{202E}y\u{9B}\u{7} \u{2028}")
    let span = SourceSpan(path: "a\u{1B}.md", line: 1, column: 1, length: 1)
    let finding = Diagnostic.warning(
      "x", at: span, "Bad \u{1B}[2J\n", notes: [.init("\u{7}")], help: "\u{202E}")
    let text = Report([finding]) { _ in file }.text
    let harmful: Set<Unicode.Scalar> = ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7}", "\u{2028}"]
    #expect(!text.unicodeScalars.contains { harmful.contains($0) })
    #expect(text.contains("Bad \u{FFFD}[2J\u{FFFD}"))
  }

  @Test("Direction marks are shown as one cell each")
  func neutralisedWidth() {
    #expect(
      report("a\u{202E}\u{200F}b x", marking: "x").hasSuffix(" 1 | a\u{FFFD}\u{FFFD}b x\n   |      ^\n"))
  }

  @Test("A very long line is cut on both sides of what is marked")
  func longLines() throws {
    let line = String(repeating: "a", count: 5_000) + "HERE" + String(repeating: "b", count: 5_000)
    let rows = report(line, marking: "HERE").split(separator: "\n").map(String.init)
    #expect(rows[1] == "  --> a.md:1:5001")
    #expect(rows[3].hasPrefix(" 1 | …aaa") && rows[3].hasSuffix("bbb…"))
    #expect(rows[3].count <= 110)
    let caret = try #require(rows[4].firstIndex(of: "^"))
    #expect(
      rows[3][
        rows[3].index(rows[3].startIndex, offsetBy: rows[4].distance(from: rows[4].startIndex, to: caret))...
      ].hasPrefix("HERE"))
  }

  @Test("A very long marked text is cut too")
  func longMarks() {
    let rows = report(String(repeating: "x", count: 4_000), column: 1, length: 4_000).split(separator: "\n")
    #expect(rows.allSatisfy { $0.count <= 110 })
  }

  @Test("A long line of wide characters is cut to the same width")
  func longWideLines() throws {
    let rows = report(String(repeating: "港", count: 500), column: 1 + 3 * 200, length: 3).split(
      separator: "\n")
    #expect(rows[3].count <= 62)
  }

  @Test(
    "A place outside the line or the file does no harm",
    arguments: [
      (1, 99, 5), (1, 0, 0), (1, -3, -7), (99, 1, 1), (0, 0, 0), (1, 5, 1_000_000), (-1, 1, 1), (1, 2, 1),
    ])
  func absurdPlaces(_ line: Int, _ column: Int, _ length: Int) {
    #expect(report("té\n", line: line, column: column, length: length).hasPrefix("error: Wrong\n  --> a.md"))
  }

  @Test("A place inside a character marks all of it")
  func insideCharacters() {
    #expect(report("é: x", column: 2, length: 1).hasSuffix(" 1 | é: x\n   | ^\n"))
  }

  @Test("Invalid bytes are shown, and a line ending of Windows is not")
  func oddBytes() {
    let file = SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0x62, 0x0D, 0x0A])
    let span = SourceSpan(path: "a.md", line: 1, column: 3)
    #expect(Report([.error("x", at: span, "Wrong")]) { _ in file }.text.contains(" 1 | a\u{FFFD}b\n"))
  }

  @Test("A file that is gone is still named")
  func gone() {
    let span = SourceSpan(path: "gone.md", line: 7, column: 3)
    #expect(Report([.error("x", at: span, "Wrong")]) { _ in nil }.text == "error: Wrong\n  --> gone.md:7:3\n")
  }

  @Test("Findings come in the order of files, lines and columns, errors before warnings, each once")
  func order() {
    let place: (String, Int, Int) -> SourceSpan = { SourceSpan(path: $0, line: $1, column: $2) }
    let findings: [Diagnostic] = [
      .warning("w", at: place("b.md", 1, 1), "5"), .error("e", at: place("a.md", 2, 9), "4"),
      .warning("w", at: place("a.md", 2, 1), "3"), .error("e", at: place("a.md", 2, 1), "2"),
      .error("e", at: nil, "1"),
      .error("e", at: nil, "1"),
    ]
    #expect(findings.ordered.map(\.headline) == ["1", "2", "3", "4", "5"])
    #expect(findings.reversed().ordered == findings.ordered)
  }

  @Test("Colours are only painted when asked for")
  func colours() {
    let finding = Diagnostic.error("x", at: nil, "Wrong", help: "mend it")
    #expect(!Report([finding]) { _ in nil }.text.contains("\u{1B}"))
    #expect(Report([finding], colored: true) { _ in nil }.text.hasPrefix("\u{1B}[1;31merror\u{1B}[0m"))
  }
}

@Suite("Source files")
struct SourceFileTests {
  @Test("A span is cut off at the end of its line")
  func spans() {
    let file = SourceFile(path: "a", text: "one\r\ntwo three\n")
    #expect(file.span(of: 9..<99) == SourceSpan(path: "a", line: 2, column: 5, length: 5))
    #expect(file.span(of: 0..<99) == SourceSpan(path: "a", line: 1, column: 1, length: 3))
    #expect(file.span(of: 500..<501) == SourceSpan(path: "a", line: 3, column: 1, length: 1))
  }

  @Test("Lines are counted from one and come without their ending")
  func lines() {
    let file = SourceFile(path: "a", text: "one\r\n\nthree")
    #expect((0...4).map { file.line($0) } == [nil, "one", "", "three", nil])
  }
}

@Suite("Near misses")
struct NearMissTests {
  private let words = ["embargo", "title", "date", "draft", "description"]

  @Test(
    "A slip of the keyboard finds the word",
    arguments: [
      ("embagro", "embargo"), ("titel", "title"), ("Title", "title"), ("descripton", "description"),
      ("draf", "draft"),
      ("dat", "date"), ("desciprtoin", "description"),
    ])
  func found(_ text: String, _ word: String) {
    #expect(nearMiss(to: text, among: words) == word)
  }

  @Test(
    "Other words find nothing, nor does a word itself", arguments: ["", "x", "weather", "tile-set", "title"])
  func notFound(_ text: String) { #expect(nearMiss(to: text, among: words) == nil) }

  @Test("Of equally near words the first is meant, and a nearer one wins")
  func ties() {
    #expect(nearMiss(to: "cart", among: ["card", "care", "cat"]) == "card")
    #expect(nearMiss(to: "harbor", among: ["barber", "harbour"]) == "harbour")
  }

  @Test("What is passed over at a glance is never the nearest")
  func glance() {
    let letters = Array("aAbc-1_é")
    let all = (0..<400).map { number in
      (0..<number % 9).map { String(letters[(number * 7 + $0 * $0 * 5 + number / ($0 + 2)) % letters.count]) }
        .joined()
    }
    // After a letter that is in nothing else, the glance sees nothing: both texts are not ASCII.
    for text in all.prefix(120) {
      for other in all {
        let plain = nearMiss(to: text, among: [other])
        let unseen = nearMiss(to: "東" + text, among: ["東" + other])
        let isLonger = max(text.count, other.count) % 3 == 2
        #expect(plain.map { "東" + $0 } == unseen || isLonger && plain == nil, "\(text) \(other)")
      }
    }
  }

  @Test("The greatest number of edits can be lowered")
  func limit() {
    #expect(nearMiss(to: "image_src", among: ["image_alt"]) == "image_alt")
    #expect(nearMiss(to: "image_src", among: ["image_alt"], within: 2) == nil)
    #expect(nearMiss(to: "embark", among: words) == "embargo")
    #expect(nearMiss(to: "embark", among: words, within: 1) == nil)
    #expect(nearMiss(to: "embargo_", among: ["embargo"], within: 0) == nil)
  }

  @Test("Words of any script are compared by character")
  func scripts() {
    #expect(nearMiss(to: "港の祭り", among: ["港の祭"]) == "港の祭")
    #expect(nearMiss(to: "مهرجن", among: ["مهرجان"]) == "مهرجان")
  }
}
