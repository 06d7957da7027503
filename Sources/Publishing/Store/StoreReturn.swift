import Newsroom
import ObjectStore

/// Puts an earlier publication of a store back, from the copies that are kept of its files.
struct StoreReturn: Sendable {
  let site: StoreSite
  let keep: Int
  let place: String

  /// Says in words which publication readers see now.
  func run() async throws -> String {
    let holding = try await site.holding()
    let (record, earlier) = try await earlier(than: holding)
    let missing = try await differences(of: holding, from: earlier)
    try await check(missing)
    let gone = record.ours.intersection(holding.objects.keys).subtracting(earlier.files.keys)
    let change = try await StoreChange(
      site: site, holding: holding, touching: missing.map(\.path) + gone, returning: earlier.number,
      keep: keep)
    let restored = try await restore(missing, change)
    try await change.checkIsOurs()
    try await change.delete(gone.sorted())
    let files = earlier.files.merging(present(earlier, holding)) { $1 }.merging(restored) { $1 }
    try await change.finish(record.returned(to: earlier, files))
    return earlier.number == record.number
      ? "publication \(earlier.number), the last that finished"
      : "publication \(earlier.number), which came before \(record.number)"
  }

  /// The publication before the present one. Before one that did not finish came the last that did; a return
  /// that did not finish goes on.
  private func earlier(
    than holding: StoreHolding
  ) async throws -> (record: StoreRecord, earlier: StoreRecord) {
    guard let record = holding.record, record.number > 0 else {
      throw PublicationError("nothing has been published to \(place)")
    }
    let number = record.pending == nil ? record.previous : record.returning ?? record.number
    if number == record.number { return (record, record) }
    guard let number, let earlier = try await site.kept(number) else {
      throw PublicationError.nothingEarlier(isFirst: record.number == 1)
    }
    return (record, earlier)
  }

  /// A file that is not there as it was, and the digest that it had.
  private typealias Difference = (path: String, digest: String)

  private func differences(
    of holding: StoreHolding, from earlier: StoreRecord
  ) async throws -> [Difference] {
    let found = Found<String>()
    try await together(earlier.files.keys.sorted()) { path in
      guard holding.objects[path] != nil, let digest = earlier.files[path]?.digest else { return }
      if let known = holding.digest(path) {
        found[path] = known
      } else if try await site.digest(path) == digest {
        found[path] = digest
      }
    }
    return earlier.files.filter { found[$0.key] != $0.value.digest }.map { ($0.key, $0.value.digest) }
      .sorted { $0.0 < $1.0 }
  }

  /// Nothing is touched unless every copy is there.
  private func check(_ missing: [Difference]) async throws {
    let kept = try await site.keptDigests()
    let lost = missing.filter { !kept.contains($0.digest) }
    guard let first = lost.first else { return }
    throw PublicationError(
      "no copy is kept of \(counted(lost.count, "file")) of the earlier publication, such as \(first.path)",
      help: "go back in the site's sources, build, and publish again")
  }

  private func restore(
    _ missing: [Difference], _ change: StoreChange
  ) async throws -> [String: StoreRecord.Entry] {
    let found = Found<StoreRecord.Entry>()
    for stage in UploadStage.allCases {
      try await change.checkIsOurs()
      try await together(missing.filter { UploadStage($0.path) == stage }) { file in
        try await change.keepCopy(file.path)
        guard case .written(let etag) = try await site.restore(file.path, digest: file.digest) else {
          throw PublicationError.overtaken
        }
        found[file.path] = StoreRecord.Entry(digest: file.digest, etag: etag)
      }
    }
    return found.all
  }

  /// Files of the earlier publication that need not be touched, as they are there.
  private func present(_ earlier: StoreRecord, _ holding: StoreHolding) -> [String: StoreRecord.Entry] {
    var entries: [String: StoreRecord.Entry] = [:]
    for (path, entry) in earlier.files {
      guard let etag = holding.objects[path] else { continue }
      entries[path] = StoreRecord.Entry(digest: entry.digest, etag: etag)
    }
    return entries
  }
}
