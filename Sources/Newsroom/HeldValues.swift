/// Values in an array, or among the bytes of a record that was read.
package struct HeldValues<Element: BitwiseCopyable & Sendable>: Sendable {
  private enum Holder: Sendable {
    case array([Element])
    case bytes([UInt8], Range<Int>)
  }

  private let holder: Holder

  package init(_ values: [Element]) { holder = .array(values) }

  /// - Parameter place: where the values lie among `bytes`, as they lie in memory.
  init(in bytes: [UInt8], at place: Range<Int>) {
    precondition(place.count % MemoryLayout<Element>.stride == 0, "the last value must be whole")
    precondition(place.lowerBound % MemoryLayout<Element>.alignment == 0, "values must be aligned")
    holder = .bytes(bytes, place)
  }

  package var count: Int {
    switch holder {
    case .array(let values): values.count
    case .bytes(_, let place): place.count / MemoryLayout<Element>.stride
    }
  }

  package func withUnsafeBufferPointer<R>(_ body: (UnsafeBufferPointer<Element>) throws -> R) rethrows -> R {
    switch holder {
    case .array(let values): try values.withUnsafeBufferPointer(body)
    case .bytes(let bytes, let place):
      try bytes.withUnsafeBytes { bytes in
        // Arrays begin at an address that any alignment here divides.
        try UnsafeRawBufferPointer(rebasing: bytes[place]).withMemoryRebound(to: Element.self, body)
      }
    }
  }
}

extension HeldValues: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(place: Int) -> Element { withUnsafeBufferPointer { $0[place] } }

  package func withContiguousStorageIfAvailable<R>(
    _ body: (UnsafeBufferPointer<Element>) throws -> R
  ) rethrows -> R? {
    try withUnsafeBufferPointer(body)
  }
}
