/// Values in an array, or among the bytes of a file.
package struct HeldValues<Element: BitwiseCopyable & Sendable>: Sendable {
  private enum Holder: Sendable {
    case array([Element])
    case file(FileBytes, Range<Int>)
  }

  private let holder: Holder

  init(_ values: [Element]) { holder = .array(values) }

  /// - Parameter bytes: where the values lie among those of the file, as they lie in memory.
  init(in file: FileBytes, at bytes: Range<Int>) {
    precondition(bytes.count % MemoryLayout<Element>.stride == 0, "the last value must be whole")
    precondition(bytes.lowerBound % MemoryLayout<Element>.alignment == 0, "values must be aligned")
    holder = .file(file, bytes)
  }

  package var count: Int {
    switch holder {
    case .array(let values): values.count
    case .file(_, let bytes): bytes.count / MemoryLayout<Element>.stride
    }
  }

  package func withUnsafeBufferPointer<R>(_ body: (UnsafeBufferPointer<Element>) throws -> R) rethrows -> R {
    switch holder {
    case .array(let values): try values.withUnsafeBufferPointer(body)
    case .file(let file, let bytes):
      try withExtendedLifetime(file) {
        try body(UnsafeRawBufferPointer(rebasing: file.bytes[bytes]).assumingMemoryBound(to: Element.self))
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
