import Diagnostics

/// A content file as a build read it, for the next build.
struct ParsedFile<Source: Sendable>: Sendable {
  /// The file's state on disk when it was read.
  let entry: Inventory.Entry
  let source: Source?
  let diagnostics: [Diagnostic]
  /// Whether a file that looks the same on disk is the same.
  let isSettled: Bool
}

extension ParsedFile {
  /// - Parameter listed: when the folder was listed, in nanoseconds since 1970.
  init(entry: Inventory.Entry, source: Source?, diagnostics: [Diagnostic], listed: Int) {
    self.init(
      entry: entry, source: source, diagnostics: diagnostics, isSettled: entry.isSettled(by: listed))
  }
}

/// The files of one kind as the last build parsed them.
struct ParsedFiles<Source: Sendable>: Sendable {
  /// Ordered by path.
  let files: [ParsedFile<Source>]

  static var none: ParsedFiles { ParsedFiles(files: []) }

  /// For each of `entries`, ordered by path, which of the files is the one at that path.
  func places(of entries: [Inventory.Entry]) -> [Int?] {
    var next = 0
    return entries.map { entry in
      // Most files are where they were.
      while next < files.count, files[next].entry.path != entry.path, files[next].entry.path < entry.path {
        next += 1
      }
      return next < files.count && files[next].entry.hasName(of: entry) ? next : nil
    }
  }
}
