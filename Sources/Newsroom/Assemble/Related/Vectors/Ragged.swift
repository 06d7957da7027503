import CMemory

/// Rows of different lengths, one after the other in one array.
struct Ragged<Element> {
  /// Row `i` lies from `starts[i]` to `starts[i + 1]`.
  private(set) var starts: [Int32] = [0]
  private(set) var values: [Element] = []

  init() {}

  init(rows: some Collection<some Collection<Element>>) {
    reserve(rows: rows.count, values: rows.reduce(0) { $0 + $1.count })
    for row in rows { append(row) }
  }

  /// Nil where the starts are not those of rows of `values`.
  init?(starts: [Int32], values: [Element]) {
    guard starts.first == 0, starts.last == Int32(exactly: values.count),
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.starts = starts
    self.values = values
  }

  var count: Int { starts.count - 1 }

  /// Places in `values`.
  @inline(__always)
  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  @inline(__always)
  subscript(row: Int) -> ArraySlice<Element> { values[range(row)] }

  /// Has the processor fetch values that are read soon: rows lie so far apart that it waits for each of them otherwise.
  @inline(__always)
  func fetchAhead(_ places: Range<Int>) {
    values.withUnsafeBufferPointer { values in
      for place in stride(from: places.lowerBound, to: places.upperBound, by: Self.valuesInLine) {
        fetch_ahead(values.baseAddress! + place)
      }
    }
  }

  /// Of a cache.
  private static var valuesInLine: Int { max(64 / MemoryLayout<Element>.stride, 1) }

  mutating func reserve(rows: Int, values: Int) {
    starts.reserveCapacity(rows + 1)
    self.values.reserveCapacity(values)
  }

  mutating func append(_ row: some Sequence<Element>) {
    values.append(contentsOf: row)
    starts.append(Int32(values.count))
  }

  /// Appends some rows of other ones that lie side by side.
  mutating func append(_ rows: Range<Int>, of other: Ragged) {
    let shift = Int32(values.count) - other.starts[rows.lowerBound]
    values += other.values[other.places(of: rows)]
    starts += other.starts[rows.lowerBound + 1..<rows.upperBound + 1].lazy.map { $0 + shift }
  }

  /// Appends rows as long as some of other ones, with values made of theirs.
  @inline(__always)
  mutating func append<Other>(_ rows: Range<Int>, of other: Ragged<Other>, _ transform: (Other) -> Element) {
    let shift = Int32(values.count) - other.starts[rows.lowerBound]
    values += other.values[other.places(of: rows)].lazy.map(transform)
    starts += other.starts[rows.lowerBound + 1..<rows.upperBound + 1].lazy.map { $0 + shift }
  }

  private func places(of rows: Range<Int>) -> Range<Int> {
    Int(starts[rows.lowerBound])..<Int(starts[rows.upperBound])
  }
}

extension Ragged: Sendable where Element: Sendable {}
extension Ragged: Equatable where Element: Equatable {}
