/// Takes values from a record; gives nothing but empty ones once something did not fit.
struct RecordReader {
  private let file: FileBytes
  /// What is left, as a range of the file's bytes.
  private var rest: Range<Int>
  /// The file that most spans point into.
  let path: String
  /// Whether the record was not what it should be: nothing that was read from it can be used then.
  private(set) var isBroken = false

  init(_ file: FileBytes, _ bytes: Range<Int>, path: String) {
    self.file = file
    rest = bytes
    self.path = path
  }

  var isAtEnd: Bool { rest.isEmpty && !isBroken }

  mutating func flag() -> Bool { take(1)?.first == 1 }

  mutating func number() -> Int {
    var folded: UInt = 0
    var shift: UInt = 0
    while shift < 64, let byte = take(1)?.first {
      folded |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: folded >> 1) ^ -Int(bitPattern: folded & 1) }
      shift += 7
    }
    isBroken = true
    return 0
  }

  mutating func word() -> UInt64 {
    take(8).map { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) } ?? 0
  }

  mutating func text() -> String { take(number()).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  mutating func plain<Value: BitwiseCopyable>() -> [Value] {
    let count = number()
    guard count >= 0, count <= rest.count / MemoryLayout<Value>.stride,
      let bytes = take(count * MemoryLayout<Value>.stride)
    else {
      isBroken = true
      return []
    }
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
      initialized = count
    }
  }

  /// Values that stay where they are in the file.
  mutating func held<Value>() -> HeldValues<Value> {
    let count = number()
    let padding = -rest.lowerBound & (MemoryLayout<Value>.alignment - 1)
    guard count >= 0, count <= rest.count / MemoryLayout<Value>.stride, take(padding) != nil else {
      isBroken = true
      return HeldValues([])
    }
    let start = rest.lowerBound
    guard take(count * MemoryLayout<Value>.stride) != nil else { return HeldValues([]) }
    return HeldValues(in: file, at: start..<rest.lowerBound)
  }

  mutating func rows<Value: BitwiseCopyable>() -> Ragged<Value> {
    guard let rows = Ragged<Value>(starts: plain(), values: plain()) else {
      isBroken = true
      return Ragged()
    }
    return rows
  }

  mutating func value<Value: Recordable>() -> Value { Value(from: &self) }

  mutating func optional<Value: Recordable>() -> Value? { flag() ? Value(from: &self) : nil }

  mutating func list<Value: Recordable>() -> [Value] {
    let count = number()
    // Nothing takes less than a byte, so a count beyond what is left is a lie.
    guard count >= 0, count <= rest.count else {
      isBroken = true
      return []
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(Value(from: &self)) }
    return values
  }

  mutating func choice<Choice: CaseIterable>(_ fallback: Choice) -> Choice {
    let offset = number()
    let all = Array(Choice.allCases)
    guard all.indices.contains(offset) else {
      isBroken = true
      return fallback
    }
    return all[offset]
  }

  mutating func fail() { isBroken = true }

  /// A reader of what is left, whose spans point into the file at `path`.
  func following(path: String) -> RecordReader {
    var reader = RecordReader(file, rest, path: path)
    reader.isBroken = isBroken
    return reader
  }

  private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard !isBroken, count >= 0, count <= rest.count else {
      isBroken = true
      return nil
    }
    let end = rest.lowerBound + count
    defer { rest = end..<rest.upperBound }
    return UnsafeRawBufferPointer(rebasing: file.bytes[rest.lowerBound..<end])
  }
}
