/// Which rows of a new table come from a former one: runs that lie side by side there, and rows that are made anew.
struct CarriedRows: Sequence, IteratorProtocol {
  /// The former place of each row; nil for one that is made anew.
  private let former: [Int?]
  private var row = 0

  enum Element {
    case carried(Range<Int>)
    case new
  }

  init(_ former: [Int?]) { self.former = former }

  mutating func next() -> Element? {
    guard row < former.count else { return nil }
    let start = row
    row += 1
    guard let first = former[start] else { return .new }
    while row < former.count, former[row] == first + (row - start) { row += 1 }
    return .carried(first..<first + (row - start))
  }
}
