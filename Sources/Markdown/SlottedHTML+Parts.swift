extension SlottedHTML {
  package enum Part {
    /// UTF-8, there for as long as the call.
    case html(UnsafeBufferPointer<UInt8>)
    case slot(Content)
  }

  /// Calls `body` with what there is to print, in its order.
  package func forEachPart(_ body: (Part) -> Void) {
    text.utf8.span.withUnsafeBufferPointer { bytes in
      var start = 0
      for slot in slots {
        body(.html(UnsafeBufferPointer(rebasing: bytes[start..<slot.offset])))
        body(.slot(slot.content))
        start = slot.offset
      }
      body(.html(UnsafeBufferPointer(rebasing: bytes[start...])))
    }
  }
}
