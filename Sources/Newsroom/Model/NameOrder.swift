import Foundation
import Markdown

/// The alphabetical order of names in one language: by their letters without case and accents, and then by these.
struct NameOrder {
  /// Letters that stand behind `z`, by their scalars.
  private let lastLetters: [UInt32: UInt32]

  init(language: String) {
    lastLetters =
      switch language.split(separator: "-").first?.lowercased() {
      case "nb", "nn", "no", "da": Self.last("æä", "øö", "å")
      case "sv", "fi": Self.last("å", "äæ", "öø")
      default: [:]
      }
  }

  /// What stands for two letters.
  private static let pairs: [UInt32: String] = [
    0xDF: "ss", 0xE6: "ae", 0x153: "oe", 0xFB01: "fi", 0xFB02: "fl",
  ]

  private static func last(_ letters: String...) -> [UInt32: UInt32] {
    var places: [UInt32: UInt32] = [:]
    for (place, letter) in letters.enumerated() {
      for scalar in letter.unicodeScalars { places[scalar.value] = 0x7B + UInt32(place) }
    }
    return places
  }

  /// The places of `names` in their order; equal names stand in that of their slugs.
  func places(of names: [(name: String, slug: Slug)]) -> [Int] {
    let keys = names.map { letters(of: $0.name) }
    return names.indices.sorted { a, b in
      if keys[a] != keys[b] { return keys[a].lexicographicallyPrecedes(keys[b]) }
      return (names[a].name, names[a].slug, a) < (names[b].name, names[b].slug, b)
    }
  }

  private func letters(of name: String) -> [UInt32] {
    var letters: [UInt32] = []
    for scalar in Slug.words(of: name).unicodeScalars {
      switch scalar.value {
      case 0..<0x80: letters.append(scalar.value)
      // Latin letters with two accents, as in Vietnamese, and Greek ones with breathings.
      case 0x1E00..<0x2000:
        letters += String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.compactMap {
          foldedLetter($0.value)
        }
      case let value:
        if let letter = lastLetters[value] {
          letters.append(letter)
        } else if let pair = Self.pairs[value] {
          letters += pair.unicodeScalars.map(\.value)
        } else if let letter = foldedLetter(value) {
          letters.append(letter)
        }
      }
    }
    return letters
  }
}
