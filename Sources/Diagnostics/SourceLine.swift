/// One line of a source, in which spans count bytes and people characters.
struct SourceLine {
  let text: String
  /// The last place up to which characters were counted, and how many: many findings may be on one line.
  private var counted: (place: String.Index, characters: Int)

  init(_ text: String) {
    self.text = text
    counted = (text.startIndex, 0)
  }

  /// What `span` marks, in whole code points.
  func range(of span: SourceSpan) -> Range<String.Index> {
    let start = min(max(span.column - 1, 0), text.utf8.count)
    return place(ofByte: start)..<place(ofByte: start + min(max(span.length, 0), text.utf8.count - start))
  }

  /// The first column of a span and the one after its last, counted from 1, as editors count.
  mutating func columns(of span: SourceSpan) -> Range<Int> {
    let range = range(of: span)
    let first = characters(before: range.lowerBound) + 1
    return first..<max(first + 1, first + text[range].count)
  }

  private func place(ofByte offset: Int) -> String.Index {
    let utf8 = text.utf8
    var place = utf8.index(utf8.startIndex, offsetBy: offset)
    while place < utf8.endIndex, UTF8.isContinuation(utf8[place]) { place = utf8.index(before: place) }
    return place
  }

  /// How many characters begin before `place`.
  private mutating func characters(before place: String.Index) -> Int {
    var (last, count) = counted.place <= place ? counted : (text.startIndex, 0)
    while last < place, case let next = text.index(after: last), next <= place {
      (last, count) = (next, count + 1)
    }
    if last > counted.place { counted = (last, count) }
    return last < place ? count + 1 : count
  }
}
