import Glibc
import Newsroom
import ObjectStore

/// `kind: rsync`: a folder of another machine, by rsync over ssh.
///
/// Each file is changed at once and the whole in the order of stages, so that no page names what is not there yet.
/// A record of what was published lies in the folder; only what stands in it is ever deleted.
package struct RsyncTarget: PublicationTarget {
  private let settings: RsyncSettings
  private let rsync: ExternalProgram
  /// Whether `RSYNC_RSH` names a program in place of ssh.
  private let hasOwnShell: Bool

  package init(_ settings: RsyncSettings, site: String) throws {
    try self.init(settings, site: site, shell: nil)
  }

  /// - Parameter shell: a program in place of ssh, as `RSYNC_RSH` names it; nil for the one of the environment.
  init(
    _ settings: RsyncSettings, site: String, shell: String?, patience: Patience = Patience(attempts: 4)
  ) throws {
    // What it says is looked at, so it must not be translated.
    var environment: [String: String?] = ["LC_ALL": "C"]
    if let shell { environment["RSYNC_RSH"] = shell }
    hasOwnShell = shell != nil || getenv("RSYNC_RSH") != nil
    rsync = ExternalProgram(name: "rsync", environment: environment, patience: patience)
    var settings = settings
    if settings.host == nil {
      settings.path = FolderTarget.absolute(settings.path, from: site)
    } else {
      settings.path = Self.belowHome(settings.path)
    }
    settings.identity = settings.identity.map { FolderTarget.absolute($0, from: site) }
    self.settings = settings
  }

  /// The path without `~/`: from there relative paths are read, and no shell of the other machine sees the path.
  static func belowHome(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    let rest = path.dropFirst(2).drop { $0 == "/" }
    return rest.isEmpty ? "." : String(rest)
  }

  /// One word of a command as rsync's `-e` reads it.
  static func quoted(_ word: String) -> String { "\"\(word.replacing("\"", with: "\"\""))\"" }

  package var place: String {
    settings.host.map { "\($0):\(settings.path) by rsync" } ?? "\(settings.path) by rsync"
  }

  /// With a slash at its end: the folder's contents, not the folder.
  private var destination: String {
    let folder = settings.path.hasSuffix("/") ? settings.path : settings.path + "/"
    return settings.host.map { "\($0):\(folder)" } ?? folder
  }

  /// Paths as they are, without another shell in between; times so that servers can tell how old a file is.
  private var options: [String] {
    var options = [
      "--protect-args", "--times", "--omit-dir-times", "--no-implied-dirs", "--chmod=D755,F644", "--from0",
      "--8-bit-output",
    ]
    var shell = NetworkTrouble.ssh
    if let port = settings.port { shell += ["-p", "\(port)"] }
    if let identity = settings.identity { shell += ["-i", Self.quoted(identity)] }
    // Without any of these, RSYNC_RSH says how to get there.
    if shell != NetworkTrouble.ssh || !hasOwnShell { options += ["-e", shell.joined(separator: " ")] }
    return options
  }

  package func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    let record = try await record()
    let paths = Set(edition.files.map(\.path))
    let deleted = record?.paths.subtracting(paths) ?? []
    // rsync cannot look at a file where there is a folder now, or the other way round; such a file is new.
    let blocked = Obstacles(among: deleted)
    let differing = try await RsyncSource(of: edition.files).itemized(
      edition.files.filter { !blocked.stand(inTheWayOf: $0.path) }, rsync, options + ["--dry-run"],
      to: destination, purpose: "compare with \(place)")
    var (new, changed, unchanged): ([PublishedFile], [PublishedFile], [PublishedFile]) = ([], [], [])
    for file in edition.files {
      switch blocked.stand(inTheWayOf: file.path) ? .new : differing[file.path] {
      case nil: unchanged.append(file)
      case .new: new.append(file)
      case .changed: changed.append(file)
      }
    }
    return PublicationPlan(
      new: new, changed: changed, unchanged: unchanged, deleted: Array(deleted), basis: record?.text ?? ""
    ).noting(beside: record?.paths ?? [])
  }

  package func begin(_ plan: PublicationPlan) async throws -> any Publication {
    let record = try await record()
    guard plan.basis == record?.text ?? "" else { throw PublicationError.overtaken }
    let ticket = randomTicket()
    let publication = RsyncPublication(
      rsync: rsync, options: options, destination: destination, place: place, plan: plan, ticket: ticket,
      present: self.record)
    try await publication.write(.joining(record, with: plan, ticket: ticket))
    return publication
  }

  package func rollBack() async throws -> String {
    throw PublicationError.cannotRollBack("a folder behind rsync")
  }

  /// Whether a run that was to fetch the record says that there is none.
  ///
  /// 23: something could not be transferred. It matters which: a folder that cannot be read is not an empty one.
  static func isMissing(_ run: ExternalProgram.Run) -> Bool {
    run.status == 23 && run.errors.contains("No such file or directory")
  }

  /// The record that lies in the folder; nil when there is none.
  private func record() async throws -> PublicationRecord? {
    let scratch = try ScratchFolder()
    let run = try await rsync.runPatiently(
      options + [destination + PublicationRecord.fileName, scratch.path + "/record"],
      accepting: Self.isMissing)
    if Self.isMissing(run) { return nil }
    guard run.succeeded else { throw rsync.failure(run, to: "reach \(place)") }
    let text = String(decoding: try FileIO.read(scratch.path + "/record"), as: UTF8.self)
    return try PublicationRecord(text: text, in: place)
  }
}
