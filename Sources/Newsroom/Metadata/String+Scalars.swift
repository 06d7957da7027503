extension String {
  /// How many Unicode scalars it has, as many as bytes that begin one: many are compared at a time.
  var scalarCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      var count = 0
      for byte in bytes { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
      return count
    }
  }
}
