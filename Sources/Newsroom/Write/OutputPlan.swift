import Diagnostics
import Mustache
import Synchronization

/// Every file of the output folder with the fingerprint of what it is made from, and how to make it.
struct OutputPlan: Sendable {
  private let files: [File]
  private let press: Press

  struct File: Sendable {
    /// Relative to the output folder.
    let path: String
    let fingerprint: UInt64
    let source: Source
  }

  enum Source: Sendable {
    case page(Page)
    case bytes(@Sendable () -> [UInt8])
    /// Copied from this absolute path.
    case copy(String)
  }

  struct Outcome {
    var written = 0
    var deleted = 0
    var diagnostics: [Diagnostic] = []
  }

  init(_ plan: Plan, _ press: Press, _ edition: Edition, _ folder: SiteFolder, jobs: Int) {
    self.press = press
    let made = Self.madeFiles(plan, edition)
    let pages = parallelMap(plan.pages, jobs: jobs) { page in
      File(path: page.path.outputFile, fingerprint: press.fingerprint(of: page), source: .page(page))
    }
    // A newsroom's own robots.txt, or any other file in content/, stands in place of the one made here.
    let others = made.filter { edition.site.media[$0.path] == nil }.map(\.file)
    let media = edition.site.media.files.sorted { $0.key < $1.key }.map { path, media in
      File(
        path: path.outputFile, fingerprint: media.fingerprint,
        source: .copy(folder.content + "/" + media.source))
    }
    files = pages + others + media
  }

  private static func madeFiles(_ plan: Plan, _ edition: Edition) -> [(path: SitePath, file: File)] {
    var files: [(path: SitePath, file: File)] = []
    func add(_ path: SitePath, _ fingerprint: UInt64, _ bytes: @escaping @Sendable () -> [UInt8]) {
      files.append((path, File(path: path.outputFile, fingerprint: fingerprint, source: .bytes(bytes))))
    }
    for asset in edition.assets.files {
      add(asset.path, asset.fingerprint) { [bytes = asset.bytes] in bytes }
    }
    let fingerprints = PageFingerprint(edition: edition)
    let body = edition.feedBody
    for feed in edition.wire.feeds {
      add(feed.path, fingerprints.fingerprint(of: feed)) { feed.bytes(body: body) }
    }
    for file in edition.wire.files(pages: plan.pages) {
      let bytes = file.bytes()
      add(file.path, StableHasher.hash(of: bytes)) { bytes }
    }
    let redirects = edition.redirectRules
    if !redirects.isEmpty { add(.fixed("/_redirects"), StableHasher.hash(of: redirects)) { redirects } }
    return files
  }

  /// Stages what is stale, then puts all of it in place at once.
  func write(
    to output: OutputFolder, basis: Manifest.Basis, jobs: Int, _ progress: @escaping BuildProgress
  ) throws(FileSystemError) -> Outcome {
    let checked = parallelMap(files, jobs: jobs) { file in
      output.isCurrent(file.path, fingerprint: file.fingerprint) ? nil : file
    }
    let stale = checked.compactMap { $0 }
    try output.prepareStaging(for: stale.map(\.path))
    let done = Mutex(0)
    let results = parallelMap(stale, jobs: jobs) { file -> StageResult in
      let result = stage(file, in: output)
      let count = done.withLock { value -> Int in
        value += 1
        return value
      }
      if count % 256 == 0 { progress("pages", count, stale.count) }
      return result
    }
    return try finish(stale, results, output, basis)
  }

  private enum StageResult: Sendable {
    /// Bytes written.
    case size(Int)
    case diagnostic(Diagnostic)
    case failure(FileSystemError)
  }

  private func stage(_ file: File, in output: OutputFolder) -> StageResult {
    do throws(FileSystemError) {
      switch file.source {
      case .copy(let source): return .size(try output.stage(copyOf: source, as: file.path))
      case .bytes(let bytes):
        let bytes = bytes()
        try output.stage(bytes, as: file.path)
        return .size(bytes.count)
      case .page(let page):
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32_768)
        if let diagnostic = press.print(page, into: &bytes) { return .diagnostic(diagnostic) }
        try output.stage(bytes, as: file.path)
        return .size(bytes.count)
      }
    } catch { return .failure(error) }
  }

  private func finish(
    _ stale: [File], _ results: [StageResult], _ output: OutputFolder, _ basis: Manifest.Basis
  ) throws(FileSystemError) -> Outcome {
    var outcome = Outcome()
    var manifest = Manifest(generator: output.generator, basis: basis)
    manifest.entries.reserveCapacity(files.count)
    for file in files { manifest.entries[file.path] = output.previous.entries[file.path] }
    for (file, result) in zip(stale, results) {
      switch result {
      case .size(let size): manifest.entries[file.path] = .init(fingerprint: file.fingerprint, size: size)
      case .diagnostic(let diagnostic): outcome.diagnostics.append(diagnostic)
      case .failure(let error):
        try output.discardStaging()
        throw error
      }
    }
    guard !outcome.diagnostics.hasErrors else {
      try output.discardStaging()
      return outcome
    }
    outcome.written = stale.count
    outcome.deleted = try output.commit(manifest, staged: Set(stale.map(\.path)))
    return outcome
  }
}
