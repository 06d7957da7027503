import Newsroom

/// A publication by rsync: one run for each stage.
struct RsyncPublication: Publication {
  let rsync: ExternalProgram
  let options: [String]
  let destination: String
  let place: String
  let plan: PublicationPlan
  /// That of the record that this publication began with.
  let ticket: String
  /// The record that lies in the folder now.
  let present: @Sendable () async throws -> PublicationRecord?

  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
    try await checkIsOurs()
    let source = try RsyncSource(of: files)
    // The only files that go before all have arrived: no other can take their place while they stand.
    let obstacles = Obstacles(among: Set(plan.deleted)).all(inTheWayOf: files.map(\.path))
    try await remove(obstacles)
    let byPath = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
    // Whatever the umask is there, for these files are new and ours; folders may be others', who alone can open them.
    _ = try await source.itemized(
      files, rsync, options + ["--perms"], to: destination, purpose: "upload to \(place)"
    ) { path in
      if let file = byPath[path] { arrived(file) }
    }
  }

  func delete(_ paths: [String]) async throws {
    try await checkIsOurs()
    // Those that stood in the way are gone by now, and others have their places.
    let site = Set(self.site)
    let places = site.union(site.flatMap(folders(above:)))
    try await remove(paths.filter { !places.contains($0) && site.isDisjoint(with: folders(above: $0)) })
  }

  private var site: [String] { plan.site.map(\.path) }

  /// Deletes just these files, and the folders that they leave empty.
  ///
  /// rsync deletes what is named and missing here; a folder that still holds something stays.
  private func remove(_ paths: [String]) async throws {
    guard !paths.isEmpty else { return }
    let empty = try ScratchFolder()
    try await delete(paths, from: empty, allowing: [Self.sourceVanished])
    let emptied = Set(paths.flatMap(folders(above:))).subtracting(site.flatMap(folders(above:)))
    guard !emptied.isEmpty else { return }
    // A folder with files of somebody else's stays, and rsync may call that a failure.
    try await delete(
      emptied.sorted { $0.utf8.count > $1.utf8.count }, from: empty,
      allowing: [Self.sourceVanished, Self.somethingLeft])
  }

  /// rsync's statuses: that a source is gone, which is the point here, and that not all could be done.
  private static let (sourceVanished, somethingLeft) = (24, 23)

  private func delete(_ paths: [String], from empty: ScratchFolder, allowing statuses: [Int]) async throws {
    let run = try await rsync.runPatiently(
      options + ["--delete-missing-args", "--files-from=-", empty.path + "/", destination],
      input: RsyncSource.list(paths))
    guard run.succeeded || statuses.contains(run.status) else {
      throw rsync.failure(run, to: "delete from \(place)")
    }
  }

  func finish() async throws {
    try await checkIsOurs()
    try await write(PublicationRecord(site, ticket: randomTicket()))
  }

  /// Throws when another publication has begun since.
  private func checkIsOurs() async throws {
    guard try await present()?.ticket == ticket else { throw PublicationError.overtaken }
  }

  func abandon() async {}

  func write(_ record: PublicationRecord) async throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write(Array(record.text.utf8), as: PublicationRecord.fileName)
    try await rsync.succeed(
      options + ["--ignore-times", file, destination], to: "write to \(place)")
  }
}
