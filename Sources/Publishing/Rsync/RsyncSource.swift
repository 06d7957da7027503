/// The output folder as rsync's source.
struct RsyncSource: Sendable {
  /// Absolute, with a slash at its end.
  let folder: String

  /// The folder that these files of an edition lie in; throws when they lie in none.
  init(of files: [PublishedFile]) throws(PublicationError) {
    guard let first = files.first, case .file(let path) = first.source else {
      throw PublicationError("rsync can only send files that lie in a folder")
    }
    folder = String(path.dropLast(first.path.count))
  }

  enum Difference: Sendable { case new, changed }

  /// Runs rsync for just these files, compared by checksum; says which of them differ, or differed.
  func itemized(
    _ files: [PublishedFile], _ rsync: ExternalProgram, _ options: [String], to destination: String,
    purpose: String, each: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> [String: Difference] {
    let run = try await rsync.succeed(
      options + [
        "--checksum", "--itemize-changes", "--out-format=%i %n", "--files-from=-", folder, destination,
      ],
      input: Self.list(files.map(\.path)), to: purpose
    ) { line in
      if let (path, _) = Self.item(line) { each(path) }
    }
    var differences: [String: Difference] = [:]
    for line in run.text.split(separator: "\n") {
      if let (path, difference) = Self.item(String(line)) { differences[path] = difference }
    }
    return differences
  }

  /// Paths as `--from0 --files-from=-` reads them.
  static func list(_ paths: [String]) -> [UInt8] { paths.flatMap { Array($0.utf8) + [0] } }

  /// A file whose content is to be sent, from a line such as `<f+++++++++ a/index.html`; nil for all others.
  ///
  /// A file that only has another time or other permissions begins with a dot.
  static func item(_ line: String) -> (path: String, difference: Difference)? {
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].hasPrefix("<f") || parts[0].hasPrefix(">f") else { return nil }
    return (String(parts[1]), parts[0].dropFirst(2).hasPrefix("+") ? .new : .changed)
  }
}
