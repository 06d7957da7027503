/// Why a file is made and, if other bytes stand there, written; empty when it stands as it should.
package struct WritingReasons: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The last build did not write it.
  package static let new = Self(rawValue: 1 << 0)
  /// The last build ended while it was writing.
  package static let inDoubt = Self(rawValue: 1 << 1)
  /// Another build of the program wrote it.
  package static let program = Self(rawValue: 1 << 2)
  /// What every page shows has changed.
  package static let edition = Self(rawValue: 1 << 3)
  /// Its template has changed, or one that this includes.
  package static let template = Self(rawValue: 1 << 4)
  /// What was written for it alone has changed.
  package static let story = Self(rawValue: 1 << 5)
  /// What else it shows has changed.
  package static let contents = Self(rawValue: 1 << 6)
  /// It has gone from the output folder.
  package static let gone = Self(rawValue: 1 << 7)
  /// It has not the size with which it was written.
  package static let altered = Self(rawValue: 1 << 8)
}
