extension String {
  /// Lower case as names are compared and addresses are made: `İ` becomes a plain `i`, and a `Σ` that ends a word
  /// `ς` (Unicode Standard, §3.13).
  package var inLowerCase: String {
    let lowered = lowercased()
    // A dot above, which is what Unicode leaves of `İ`, begins with 0xCC, and a sigma with 0xCF.
    guard lowered.utf8.contains(where: { $0 == 0xCC || $0 == 0xCF }) else { return lowered }
    let scalars = Array(lowered.unicodeScalars)
    var out = UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{307}", out.last == "i" { continue }
      out.append(scalar == "σ" && Self.endsWord(scalars, at: index) ? "ς" : scalar)
    }
    return String(out)
  }

  private static func endsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isCased ?? false }
    return isLetter(scalars[..<index].last { !$0.properties.isCaseIgnorable })
      && !isLetter(scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable })
  }

  /// The words of a name or heading in lower case and normal form, joined by single hyphens.
  ///
  /// Apostrophes and soft hyphens part no word, nor do the joiners by which Indic scripts shape their letters.
  ///
  /// - Parameter isInWord: asked of whatever is not ASCII.
  package func hyphenated(isInWord: (Unicode.Scalar) -> Bool) -> String {
    if let words = utf8.withContiguousStorageIfAvailable({ Self.hyphenated($0) }) ?? nil { return words }
    var words = UnicodeScalarView()
    var isBetweenWords = false
    for scalar in inLowerCase.unicodeScalars {
      if scalar.isASCII ? Self.isInWord(UInt8(scalar.value)) : isInWord(scalar) {
        if isBetweenWords, !words.isEmpty { words.append("-") }
        isBetweenWords = false
        words.append(scalar)
        continue
      }
      switch scalar {
      // Apostrophes of several scripts: the Hebrew ones are the geresh and the gershayim.
      case "'", "\u{2019}", "\u{5F3}", "\u{5F4}", "\u{AD}": break
      case "\u{200C}", "\u{200D}":
        // A joiner means something behind a virama (RFC 5892, appendix A); elsewhere one parts a compound, as Persian
        // does, and the other only changes the looks of a letter.
        if !isBetweenWords, words.last?.properties.canonicalCombiningClass == .virama {
          words.append(scalar)
        } else if scalar == "\u{200C}" {
          isBetweenWords = true
        }
      default: isBetweenWords = true
      }
    }
    return String(words).normalized
  }

  /// The same, byte by byte, of text with no other letters than those of ASCII, as most is; nil for other text.
  private static func hyphenated(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var words: [UInt8] = []
    words.reserveCapacity(bytes.count)
    var isBetweenWords = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isInWord(byte) {
        if isBetweenWords, !words.isEmpty { words.append(UInt8(ascii: "-")) }
        isBetweenWords = false
        words.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else if byte < 0x80 {
        if byte != UInt8(ascii: "'") { isBetweenWords = true }
      } else {
        // The dashes and quotes of U+2010 to U+2027; one is the apostrophe.
        guard byte == 0xE2, index + 1 < bytes.count, bytes[index] == 0x80,
          (0x90...0xA7).contains(bytes[index + 1])
        else { return nil }
        if bytes[index + 1] != 0x99 { isBetweenWords = true }
        index += 2
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
