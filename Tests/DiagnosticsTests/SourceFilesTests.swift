import Testing

@testable import Diagnostics

@Suite("Lines that many findings point into")
struct SourceFilesTests {
  private let line = "aé e\u{301}x 港👩‍👩‍👧 🇩🇪🇫🇷 مَرحبا\u{200B}-b"

  @Test("Columns are the same in whatever order places are asked for")
  func columns() {
    let bytes = line.utf8.count
    var kept = SourceLine(line)
    for step in [1, 5, 7, 11, bytes - 1] {
      for number in 0..<2 * bytes {
        let span = SourceSpan(path: "a", line: 1, column: 1 + number * step % (bytes + 2), length: number % 9)
        var fresh = SourceLine(line)
        let range = fresh.range(of: span)
        let first = line[..<range.lowerBound].count + 1
        #expect(kept.columns(of: span) == first..<max(first + 1, first + line[range].count))
        #expect(fresh.columns(of: span) == kept.columns(of: span))
      }
    }
  }

  @Test("A file is read once, whatever is found in it")
  func readOnce() {
    var reads: [String] = []
    var files = SourceFiles { path in
      reads.append(path)
      return path == "gone" ? nil : SourceFile(path: path, text: "one\nzwölf\n")
    }
    let places = [
      ("a", 2, 4), ("b", 1, 1), ("gone", 1, 1), ("a", 2, 1), ("gone", 2, 2), ("a", 1, 2), ("a", 2, 5),
    ]
    let columns = places.map { path, line, column in
      files.columns(of: SourceSpan(path: path, line: line, column: column))
    }
    // The fourth byte is the second of ö.
    #expect(columns == [3..<4, 1..<2, nil, 1..<2, nil, 2..<3, 4..<5])
    #expect(reads == ["a", "b", "gone"])
  }

  @Test("A place is found from the lines before it, at the ends of lines and of the file, too")
  func spans() {
    for text in ["", "\n", "one", "one\n", "\n\none\r\n\ntwo\n\n"] {
      let file = SourceFile(path: "a", text: text)
      for place in 0...file.bytes.count {
        let before = file.bytes[..<place]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let span = file.span(of: place..<place + 1)
        #expect(span.line == 1 + before.count { $0 == UInt8(ascii: "\n") })
        #expect(span.column == place - lineStart + 1)
      }
    }
  }
}
