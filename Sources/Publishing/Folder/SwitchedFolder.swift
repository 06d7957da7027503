import Glibc
import Newsroom

/// A folder that is a symbolic link to the present publication, so that readers see a new one all at once.
///
/// Publications lie in a hidden folder beside it, numbered; each has its record beside it as soon as it is whole.
/// One without a record was not finished, and the next publication clears it away.
struct SwitchedFolder: PublicationTarget {
  let path: String
  /// How many earlier publications are kept.
  let keep: Int
  let jobs: Int

  var place: String { "the folder \(path)" }

  private var shelf: PublicationShelf { PublicationShelf(path) }

  func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    let current = try shelf.current()
    let listing = try FolderListing(current.map(shelf.folder) ?? shelf.nothing)
    return try listing.plan(
      for: edition, try current.flatMap(record), in: path, jobs: jobs,
      basis: current.map(String.init) ?? "none"
    ).opening(if: current != nil && FileIO.isKeptFromOthers(shelf.root))
  }

  /// What was changed in place since, while `switch: false` held, has its record among the files.
  private func record(_ number: Int) throws -> PublicationRecord? {
    try PublicationRecord.lying(in: shelf.folder(number), place) ?? shelf.record(number)
  }

  func begin(_ plan: PublicationPlan) async throws -> any Publication {
    do throws(FileSystemError) { try FileIO.makeFolder(shelf.root) } catch {
      throw PublicationError.shelfless(error, beside: path)
    }
    let lock = try FolderLock(shelf.root)
    let current = try shelf.current()
    guard plan.basis == current.map(String.init) ?? "none" else { throw PublicationError.overtaken }
    try shelf.clearUnfinished()
    let number = max(try shelf.numbers().max() ?? 0, current ?? 0) + 1
    try FileIO.makeFolder(shelf.folder(number))
    return FolderSwitch(shelf: shelf, plan: plan, current: current, number: number, keep: keep, lock: lock)
  }

  func rollBack() async throws -> String {
    // Before the first publication there is no folder to lock.
    let lock = FileIO.isFolder(shelf.root) ? try FolderLock(shelf.root) : nil
    defer { withExtendedLifetime(lock) {} }
    guard let current = try shelf.current() else {
      throw PublicationError("nothing has been published to \(path)")
    }
    let record = try shelf.record(current)
    guard let previous = record?.previous, let earlier = try shelf.record(previous) else {
      throw PublicationError.nothingEarlier(isFirst: record != nil && record?.previous == nil)
    }
    try takeAlong(from: current, to: previous, earlier)
    try shelf.show(previous)
    return "publication \(previous), which came before \(current)"
  }
}

extension SwitchedFolder {
  /// What others put into the present publication is to be found in the earlier one, too.
  private func takeAlong(from current: Int, to previous: Int, _ earlier: PublicationRecord) throws {
    try Handover(
      present: FolderListing(shelf.folder(current)), target: shelf.folder(previous), site: earlier.paths,
      gone: record(current)?.paths ?? [], place: path
    ).run()
  }
}

/// A publication that is being put together beside the present one.
private struct FolderSwitch: Publication {
  let shelf: PublicationShelf
  let plan: PublicationPlan
  let current: Int?
  let number: Int
  let keep: Int
  let lock: FolderLock

  private var folder: String { shelf.folder(number) }

  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
    for file in files {
      try file.copy(to: folder, as: file.path)
      arrived(file)
    }
  }

  /// Nothing to do: what is not carried over is not there.
  func delete(_ paths: [String]) async throws {}

  func finish() async throws {
    try carryOver()
    openToReaders()
    let record = PublicationRecord(plan.site.map(\.path), after: current, ticket: randomTicket())
    try shelf.write(record, number)
    // So that a power cut leaves no link to what never reached the disk.
    sync()
    try shelf.show(number)
  }

  func clearEarlier() async throws -> [String] {
    try shelf.prune(keeping: keep, before: number).map { error in
      "an earlier publication cannot be deleted: \(error.withOwner)\n"
        + "  help: delete it by hand; the next publication tries again"
    }
  }

  func abandon() async {
    // Not when readers see it already; what is left otherwise, the next publication clears away.
    if shelf.shown != number { try? shelf.remove(number) }
  }

  /// Whatever the umask is: the web server is another user.
  private func openToReaders() {
    FileIO.letOthersRead(shelf.root)
    for file in plan.site { FileIO.letOthersRead(folder + "/" + file.path) }
    for folder in plan.site.folders { FileIO.letOthersRead(self.folder + "/" + folder) }
  }

  /// Takes over from the present publication what stays: unchanged files, and what no publication wrote.
  private func carryOver() throws {
    guard let current else { return }
    try Handover(
      present: FolderListing(shelf.folder(current)), target: folder, site: Set(plan.site.map(\.path)),
      gone: Set(plan.deleted), place: shelf.link
    ).run()
  }
}
