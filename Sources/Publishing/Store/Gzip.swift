import CZlib

/// The bytes packed as RFC 1952 has it, as small as zlib can make them; names neither a file nor a time.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  // 16 more than the largest window asks for gzip's header.
  let status = deflateInit2_(
    &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    CInt(MemoryLayout<z_stream>.size))
  precondition(status == Z_OK, "zlib cannot begin: \(status)")
  defer { deflateEnd(&stream) }
  var input = bytes
  return [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(bytes.count)))) {
    output, count in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      // The bound leaves room for all of it, in one step.
      let status = deflate(&stream, Z_FINISH)
      precondition(status == Z_STREAM_END, "zlib cannot end: \(status)")
      count = Int(stream.total_out)
    }
  }
}
