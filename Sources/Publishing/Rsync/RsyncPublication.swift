import Newsroom

/// A publication by rsync: one run for each stage.
struct RsyncPublication: Publication {
  let rsync: ExternalProgram
  let options: [String]
  let destination: String
  let place: String
  let plan: PublicationPlan

  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
    guard let first = files.first, case .file(let path) = first.source else { return }
    let source = RsyncSource(String(path.dropLast(first.path.count)))
    let byPath = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
    _ = try await source.itemized(files, rsync, options, to: destination, purpose: "upload to \(place)") {
      path in
      if let file = byPath[path] { arrived(file) }
    }
  }

  /// Deletes just these files, and the folders that they leave empty.
  ///
  /// rsync deletes what is named and missing here; a folder that still holds something stays.
  func delete(_ paths: [String]) async throws {
    let empty = try ScratchFolder()
    try await delete(paths, from: empty, allowing: [Self.sourceVanished])
    let kept = Set((plan.new + plan.changed + plan.unchanged).flatMap { Self.folders(above: $0.path) })
    let folders = Set(paths.flatMap(Self.folders)).subtracting(kept).sorted { $0.utf8.count > $1.utf8.count }
    guard !folders.isEmpty else { return }
    // A folder with files of somebody else's stays, and rsync may call that a failure.
    try await delete(folders, from: empty, allowing: [Self.sourceVanished, Self.somethingLeft])
  }

  /// rsync's statuses: that a source is gone, which is the point here, and that not all could be done.
  private static let (sourceVanished, somethingLeft) = (24, 23)

  private func delete(_ paths: [String], from empty: ScratchFolder, allowing statuses: [Int]) async throws {
    let run = try await rsync.run(
      options + ["--delete-missing-args", "--files-from=-", empty.path + "/", destination],
      input: RsyncSource.list(paths))
    guard run.succeeded || statuses.contains(run.status) else {
      throw rsync.failure(run, to: "delete from \(place)")
    }
  }

  func finish() async throws { try await write(plan.record) }

  func abandon() async {}

  func write(_ record: PublicationRecord) async throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write(Array(record.text.utf8), as: PublicationRecord.fileName)
    try await rsync.succeed(
      options + ["--ignore-times", file, destination], to: "write to \(place)")
  }

  private static func folders(above path: String) -> [String] {
    var folders: [String] = []
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      folders.append(String(rest))
    }
    return folders
  }
}
