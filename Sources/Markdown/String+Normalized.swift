import Foundation

extension String {
  /// The same text in Unicode's composed form (UAX #15, NFC), in which people type.
  ///
  /// Strings that are equal but for that are equal in Swift, and different names for disks, servers and browsers;
  /// some programs store what was typed as `é` as an `e` with an accent to follow.
  package var normalized: String {
    // Whatever comes before the first combining mark is composed already.
    utf8.allSatisfy { $0 < 0x80 } || unicodeScalars.allSatisfy { $0.value < 0x300 }
      ? self : precomposedStringWithCanonicalMapping
  }

  package var isNormalized: Bool { utf8.elementsEqual(normalized.utf8) }
}
