import CZlib

/// The bytes packed as RFC 1952 has it, as small as zlib can make them; names neither a file nor a time.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  // zlib keeps the address of the stream from the first call to the last.
  return withUnsafeMutablePointer(to: &stream) { stream in
    // 16 more than the largest window asks for gzip's header.
    let status = deflateInit2_(
      stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot begin: \(status)")
    defer { deflateEnd(stream) }
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      bytes.withUnsafeBufferPointer { input in
        // It only reads there, whatever its header says.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        // The bound leaves room for all of it, in one step.
        let status = deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib cannot end: \(status)")
        count = Int(stream.pointee.total_out)
      }
    }
  }
}
