/// How a character of a script takes part in words.
enum WritingSystem: UInt8 {
  /// A letter, digit or combining mark of a script that puts spaces between words.
  case words
  case space, mark
  case han, hiragana, katakana, hangul
  /// Thai, Lao, Burmese, Khmer and their neighbours: alphabets written without spaces.
  case unspaced

  /// Classes of the scripts by block; a character of no script is asked for its Unicode property.
  init(_ scalar: UInt32) {
    self =
      switch scalar {
      case 0..<0x80: .mark
      // A soft hyphen and a joiner are within a word.
      case 0xAD, 0x200D: .words
      case 0xA0, 0x200B, 0x200C, 0x2010, 0x2011, 0x2018, 0x2019, 0x202F, 0x2060: .space
      case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x36F: .words
      case 0x80..<0xC0, 0xD7, 0xF7, 0x2012...0x206F, 0x3000...0x3004, 0x3008...0x3020: .mark
      case 0x370...0x37D, 0x37F...0x386, 0x388...0x559, 0x560...0x588: .words
      case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF: .unspaced
      case 0x3040...0x309F: .hiragana
      case 0x30FB: .mark
      case 0x30A0...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .katakana
      case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: .han
      case 0xAC00...0xD7A3, 0x1100...0x11FF: .hangul
      default: Self.byProperty(scalar)
      }
  }

  private static func byProperty(_ scalar: UInt32) -> Self {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return .mark }
    if properties.isAlphabetic || properties.numericType == .decimal { return .words }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .words
    case .spaceSeparator: return .space
    default: return .mark
    }
  }

  /// Characters of an n-gram; 0 where a run is a word. Alphabets need one more than ideographs to say as much.
  var gramSize: Int {
    switch self {
    case .katakana: 0
    case .unspaced: 3
    default: 2
    }
  }

  /// Whether a run shorter than an n-gram is a word: one ideograph is, one kana hardly ever.
  var standsAlone: Bool { self == .han || self == .hangul }
}

/// The lower-case letter without accent that stands for `scalar`; nil for a mark that only decorates.
///
/// Tables serve the scripts with case by their blocks; whatever lies beyond asks Unicode.
func foldedLetter(_ scalar: UInt32) -> UInt32? {
  switch scalar {
  case 0xC0...0xFF: return UInt32(latin1Letters[Int(scalar) - 0xC0])
  case 0x100...0x17F: return UInt32(latinExtendedLetters[Int(scalar) - 0x100])
  case 0x300...0x36F, 0xAD, 0x200D: return nil
  case 0x386, 0x3AC: return 0x3B1
  case 0x388, 0x3AD: return 0x3B5
  case 0x389, 0x3AE: return 0x3B7
  case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: return 0x3B9
  case 0x38C, 0x3CC: return 0x3BF
  case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: return 0x3C5
  case 0x38F, 0x3CE: return 0x3C9
  case 0x3C2: return 0x3C3
  case 0x391...0x3A9, 0x410...0x42F: return scalar + 0x20
  case 0x401, 0x451: return 0x435
  case 0x400...0x40F: return scalar + 0x50
  case 0x3B1...0x3C1, 0x3C3...0x3C9, 0x430...0x450, 0x452...0x45F, 0x5D0...0x5EA: return scalar
  // Arabic: forms of alef are one, final alef maqsura and teh marbuta as most write them; no vowel points.
  case 0x622, 0x623, 0x625, 0x671: return 0x627
  case 0x629: return 0x647
  case 0x649: return 0x64A
  case 0x640, 0x64B...0x65F, 0x670, 0x591...0x5C7: return nil
  case 0x620...0x64A: return scalar
  default: return Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
  }
}

/// U+00C0 to U+00FF; `x` and `/` stand for the two signs among them, which are no letters.
private let latin1Letters = Array("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty".utf8)

/// U+0100 to U+017F.
private let latinExtendedLetters = Array(
  ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    + "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
