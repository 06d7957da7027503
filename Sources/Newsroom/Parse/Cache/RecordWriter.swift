import Mustache

/// Appends values to records, in the order in which `RecordReader` takes them back.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []
  /// The file that most spans of a record point into; such a span needs no path of its own.
  private(set) var path: String

  init(path: String, capacity: Int = 0) {
    self.path = path
    bytes.reserveCapacity(capacity)
  }

  /// A record's length, its hash, and the record: the path that its spans point into, and what `fill` appends.
  mutating func appendRecord(path: String, _ fill: (inout RecordWriter) -> Void) {
    let start = bytes.count
    append(UInt64(0))
    appendHashed { record in
      record.path = path
      record.append(path)
      fill(&record)
    }
    set(UInt64(bytes.count - start - 16), at: start)
  }

  /// The hash of what `fill` appends, and that.
  mutating func appendHashed(_ fill: (inout RecordWriter) -> Void) {
    let start = bytes.count
    append(UInt64(0))
    fill(&self)
    let hash = bytes.withUnsafeBytes { bytes in
      StableHasher.hash(of: UnsafeRawBufferPointer(rebasing: bytes[(start + 8)...]))
    }
    set(hash, at: start)
  }

  private mutating func set(_ number: UInt64, at place: Int) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: number.littleEndian, toByteOffset: place, as: UInt64.self)
    }
  }

  mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Seven bits a byte, least first, after the sign has been folded into the last bit (LEB128 and ZigZag).
  mutating func append(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Values as they lie in memory.
  mutating func append(plain values: [some BitwiseCopyable]) {
    append(values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Values as they lie in memory, where they can be used without being copied: at a place in `bytes` that their
  /// alignment divides.
  mutating func append<Value>(held values: HeldValues<Value>) {
    append(values.count)
    while bytes.count % MemoryLayout<Value>.alignment != 0 { bytes.append(0) }
    values.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeRawBufferPointer($0)) }
  }

  mutating func append(rows: Ragged<some BitwiseCopyable>) {
    append(plain: rows.starts)
    append(plain: rows.values)
  }

  mutating func append(_ value: some Recordable) { value.append(to: &self) }

  mutating func append<Value: Recordable>(_ value: Value?) {
    append(value != nil)
    if let value { value.append(to: &self) }
  }

  mutating func append(_ values: [some Recordable]) {
    append(values.count)
    for value in values { value.append(to: &self) }
  }

  /// A case by its number; a new build of the program begins a new cache, so numbers may change.
  mutating func append<Choice: CaseIterable & Equatable>(choice: Choice) {
    append(Choice.allCases.enumerated().first { $0.element == choice }?.offset ?? 0)
  }
}

/// What can be put into a record of the cache and taken back the same.
protocol Recordable {
  func append(to record: inout RecordWriter)
  init(from record: inout RecordReader)
}
