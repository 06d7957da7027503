import Diagnostics

/// Every address that readers were ever given: the file `permalinks.txt` of the content folder.
///
/// A publication adds to it, people write in it what became of an address, and a build holds its pages against it.
/// One line for each address and ordered by it, so that it merges well.
package struct PermalinkLedger: Sendable {
  package static let fileName = "permalinks.txt"

  private var promises: [SitePath: Promise]
  /// Lines that begin with `#`; they are kept at the top.
  private var comments: [String]

  package init() {
    promises = [:]
    comments = [
      "# Every address that readers were given. `broadsheet publish` adds to it; keep it in version control.",
      "# Something moved:  /old/ -> /new/",
      "# Something ended:  /old/ gone 2026-11-25 | What readers are told",
    ]
  }

  /// Reads the ledger of a site; an empty one when there is none.
  package static func load(
    _ folder: SiteFolder
  ) throws(FileSystemError) -> (ledger: PermalinkLedger, diagnostics: [Diagnostic]) {
    guard FileIO.isFile(folder.content + "/" + fileName) else { return (PermalinkLedger(), []) }
    let bytes = try FileIO.read(folder.content + "/" + fileName)
    return read(SourceFile(path: folder.contentPrefix + fileName, bytes: bytes))
  }

  /// The ledger to be written anew; throws when lines would be lost that nobody can read.
  static func loadForChange(_ folder: SiteFolder) throws(FileSystemError) -> PermalinkLedger {
    let (ledger, problems) = try load(folder)
    if let span = problems.first?.span {
      throw FileSystemError("update", span.path, reason: "its line \(span.line) cannot be read")
    }
    return ledger
  }

  static func read(_ file: SourceFile) -> (ledger: PermalinkLedger, diagnostics: [Diagnostic]) {
    var ledger = PermalinkLedger()
    ledger.comments = []
    var diagnostics: [Diagnostic] = []
    let lines = file.bytes[file.textStart...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    ledger.promises.reserveCapacity(lines.count)
    for (index, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self).trimmed
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        ledger.comments.append(line)
        continue
      }
      let address = line.utf8.prefix { $0 != .space }
      let span = SourceSpan(path: file.path, line: index + 1, column: 1, length: address.count)
      do {
        ledger.note(try Promise(line: line, at: span))
      } catch {
        diagnostics.append(.badPromise(error, at: span))
      }
    }
    return (ledger, diagnostics)
  }

  /// The whole file.
  package var text: String {
    (comments + all.map(\.line)).joined(separator: "\n") + "\n"
  }

  /// Ordered by address.
  package var all: [Promise] { promises.values.sorted { $0.address < $1.address } }

  package var isEmpty: Bool { promises.isEmpty }

  package subscript(address: SitePath) -> Promise? { promises[address] }

  /// Whether readers were given `address` for the story or page of `file`.
  func keeps(_ address: SitePath, for file: String) -> Bool {
    guard case .kept(let origin) = promises[address]?.fate else { return false }
    return origin.source == file
  }

  /// Adds a promise, unless the ledger takes more of it back already.
  private mutating func note(_ promise: Promise) {
    if let known = promises[promise.address], known.fate.weight > promise.fate.weight { return }
    promises[promise.address] = promise
  }

  /// Writes down what became of an address, whatever stood there.
  mutating func settle(_ address: SitePath, _ fate: Promise.Fate) {
    promises[address] = Promise(
      address: address, fate: fate, span: promises[address]?.span ?? SourceSpan(file: Self.fileName))
  }

  /// Takes over the addresses of a publication, with what they lead to now; says how many are new.
  package mutating func add(_ published: PermalinkLedger) -> Int {
    let known = promises.count
    for promise in published.promises.values { note(promise) }
    return promises.count - known
  }

  /// Puts the ledger in its place in the site, in one step.
  package func save(in folder: SiteFolder) throws(FileSystemError) {
    let file = folder.content + "/" + Self.fileName
    let temporary = folder.content + "/." + Self.fileName + ".new"
    try FileIO.replace(file, with: Array(text.utf8), by: temporary, isLasting: true)
  }
}

extension PermalinkLedger {
  /// Redirects that the ledger asks for.
  var redirects: [Redirect] {
    promises.values.compactMap { promise in
      guard case .moved(let target) = promise.fate, target != promise.address else { return nil }
      return Redirect(from: promise.address, to: target, span: promise.span)
    }
  }

  /// Where the redirects of the ledger lead readers in the end, by where they begin; nil when they go round in a circle.
  var destinations: [SitePath: SitePath?] {
    var destinations: [SitePath: SitePath?] = [:]
    for redirect in redirects {
      var (way, step): ([SitePath], SitePath) = ([], redirect.from)
      // What is on the way leads nowhere, as far as is known: there a circle ends.
      while destinations[step] == nil, case .moved(let target) = promises[step]?.fate {
        destinations[step] = .some(nil)
        way.append(step)
        step = target
      }
      let end: SitePath? = destinations[step] ?? step
      for step in way { destinations[step] = .some(end) }
    }
    return destinations
  }

  /// What is gone for good, ordered by address.
  var tombstones: [Tombstone] {
    let tombstones = promises.values.compactMap { promise -> Tombstone? in
      guard case .gone(let farewell, let file) = promise.fate else { return nil }
      return Tombstone(path: promise.address, file: file, farewell: farewell, span: promise.span)
    }
    return tombstones.sorted { $0.path < $1.path }
  }
}

/// Where something was that the newsroom took away for good.
package struct Tombstone: Hashable, Sendable {
  package let path: SitePath
  /// The file that it was made from, in the content folder; nil when nobody said.
  let file: String?
  let farewell: Promise.Farewell
  /// The line of the ledger that says so.
  let span: SourceSpan

  /// Whether a page stands there: where a picture or a feed was, a page would be none.
  var isPage: Bool { path.text.hasSuffix("/") || path.text.hasSuffix(".html") }

  /// What links to the story called it, by its address.
  var slug: String {
    let name = path.text.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".html") ? name.dropLast(".html".count) : name)
  }
}
