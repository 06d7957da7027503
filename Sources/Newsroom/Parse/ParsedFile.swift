import Diagnostics

/// A content file as a build read it, for the next build of the same process.
struct ParsedFile<Source: Sendable>: Sendable {
  /// The file's state on disk when it was read.
  let entry: Inventory.Entry
  let source: Source?
  let diagnostics: [Diagnostic]
}

/// The files of one kind as the last build parsed them.
struct ParsedFiles<Source: Sendable>: Sendable {
  /// Ordered by path.
  let files: [ParsedFile<Source>]
  /// When the folder was listed, in nanoseconds since 1970.
  let listed: Int

  static var none: ParsedFiles { ParsedFiles(files: [], listed: 0) }

  /// File systems keep times in steps; a file may change twice within one, and look the same.
  private static var coarsestStep: Int { 2_000_000_000 }

  /// For each of `entries`, ordered by path, the parsed file if the one on disk is still the same.
  ///
  /// A file that changed shortly before it was listed may have changed again since without a trace in its
  /// size and time, so it is never taken for the same (the "racy git" problem).
  func standing(for entries: [Inventory.Entry]) -> [ParsedFile<Source>?] {
    var place = 0
    return entries.map { entry in
      while place < files.count, files[place].entry.path < entry.path { place += 1 }
      guard place < files.count, files[place].entry == entry, entry.modified < listed - Self.coarsestStep
      else { return nil }
      return files[place]
    }
  }
}
