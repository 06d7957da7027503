/// What the renderer asks of a value.
///
/// Questions are calls of their own, on purpose not inlined: such a call borrows the value where it lies in the view,
/// where taking it apart in the renderer's loop copies what it holds and counts a reference. All threads share those
/// counts: two of them that rendered the same cards took twice as long as one.
extension Value {
  /// Whether a section over this value is skipped. Zero is a number like any other; empty text says nothing.
  @inline(never)
  func isAbsent() -> Bool {
    switch self {
    case .null, .bool(false): true
    case .text(let text): text.isEmpty
    case .html(let markup): markup.bytes.isEmpty
    case .list(let items): items.isEmpty
    case .bool, .integer, .object: false
    }
  }

  @inline(never)
  func isBool() -> Bool {
    if case .bool = self { true } else { false }
  }

  /// The items of a list, nil for anything else; good while the view is.
  @inline(never)
  func items() -> UnsafeBufferPointer<Value>? {
    guard case .list(let items) = self else { return nil }
    return items.withUnsafeBufferPointer { $0 }
  }

  /// The entries of an object, none for anything else; good while the view is.
  @inline(never)
  func entries() -> UnsafeBufferPointer<Object.Entry> {
    guard case .object(let object) = self else { return UnsafeBufferPointer(start: nil, count: 0) }
    return object.borrowedEntries()
  }

  /// What keeps impressions of the value, if anything does; good while the view is.
  @inline(never)
  func kept() -> Unmanaged<KeptObject>? {
    guard case .object(let object) = self else { return nil }
    return object.kept
  }

  /// The bytes of HTML, or of text that has storage of its own; good while the view is.
  ///
  /// Nil for text of up to 15 bytes: Swift keeps so little in the value itself, where copying it counts nothing.
  @inline(never)
  func longText() -> (bytes: UnsafeBufferPointer<UInt8>, isHTML: Bool)? {
    switch self {
    case .text(let text) where text.utf8.count > 15:
      text.utf8.withContiguousStorageIfAvailable { ($0, false) }
    case .html(let markup): markup.bytes.withUnsafeBufferPointer { ($0, true) }
    default: nil
    }
  }
}

extension UnsafePointer<Value> {
  /// Shows the value in a page of HTML, with text escaped when asked for.
  func append(escaped isEscaped: Bool, to output: inout Galley) {
    if let (bytes, isHTML) = pointee.longText() {
      if isEscaped, !isHTML { appendEscaped(bytes, to: &output) } else { output.append(bytes) }
      return
    }
    switch pointee {
    case .text(let text) where isEscaped: appendEscaped(text, to: &output)
    case .text(let text): output.append(text)
    case .integer(let integer): output.append(decimal: integer)
    case .bool(let bool): output.append(literal: bool ? "true" : "false")
    case .null, .html, .list, .object: break
    }
  }
}
