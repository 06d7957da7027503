/// The bytes of a file that is being set: they are only added, at the end.
///
/// A page is set in a thousand small pieces, and for each of them an array would ask whether somebody shares it;
/// nobody can share a galley. Public, not for the package alone, because only what is public becomes part of the
/// code that calls it, in whatever module.
public struct Galley: ~Copyable {
  /// Memory of its own, set up to `used`.
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  public init(capacity: Int = 1_024) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  @inlinable
  public var count: Int { used }

  public var bytes: [UInt8] { withBytes { Array($0) } }

  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: start, count: count))
  }

  public var last: UInt8? { count == 0 ? nil : start[count - 1] }

  /// Whether what comes next begins a line.
  @inlinable
  public var isAtLineStart: Bool { count == 0 || start[count - 1] == UInt8(ascii: "\n") }

  @inlinable
  public mutating func append(_ byte: UInt8) {
    makeRoom(1)
    (start + count).initialize(to: byte)
    used += 1
  }

  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    makeRoom(bytes.count)
    (start + count).initialize(from: first, count: bytes.count)
    used += bytes.count
  }

  /// Named apart from the others, so that a literal never becomes a string that has to be taken apart.
  @inlinable
  public mutating func append(literal text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  public mutating func append(_ text: String) { text.utf8.span.withUnsafeBufferPointer { append($0) } }

  public mutating func append(decimal number: Int) { append(String(number)) }

  @inlinable
  mutating func makeRoom(_ room: Int) {
    if capacity - count < room { grow(room) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ room: Int) {
    capacity = max(capacity * 2, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }
}

extension Galley {
  /// Appends `text` from `start` to the next special byte; returns the index of that, or of the end.
  package mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, until specials: SpecialBytes
  ) -> Int {
    guard start < text.count else { return text.count }
    // Whole chunks are copied before they are looked at: what is too much is written over.
    makeRoom(text.count - start)
    let end = specials.next(in: text, from: start, copyingTo: self.start + count)
    used += end - start
    return end
  }
}
