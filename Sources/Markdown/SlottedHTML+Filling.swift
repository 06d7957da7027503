extension SlottedHTML {
  /// Appends the HTML to `output`; `fill` appends what goes in each slot, in order.
  package func append(to output: inout [UInt8], filling fill: (Content, inout [UInt8]) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      output.reserveCapacity(output.count + bytes.count)
      var start = 0
      for slot in slots {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<slot.offset]))
        fill(slot.content, &output)
        start = slot.offset
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }
}
