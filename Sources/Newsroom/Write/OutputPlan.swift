import Diagnostics
import Mustache
import Synchronization

/// Every file of the output folder with what it is made of, and how to make it.
struct OutputPlan: Sendable {
  private let files: [File]
  private let press: Press
  private let ingredients: Ingredients

  struct File: Sendable {
    /// Relative to the output folder.
    let path: String
    let recipe: Recipe
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
    var deleted: [String] = []
    var diagnostics: [Diagnostic] = []
    /// Why each file of the plan had to be made, in their order.
    var reasons: [WritingReasons] = []
    /// Of these, the files that turned out to stand as they should.
    var same: Set<String> = []
  }

  init(
    _ plan: Plan, _ press: Press, _ edition: Edition, _ folder: SiteFolder, _ ingredients: Ingredients,
    jobs: Int
  ) {
    self.press = press
    self.ingredients = ingredients
    let made = Self.madeFiles(plan, edition)
    let fingerprints = PageFingerprint(edition: edition)
    let pages = parallelMap(plan.pages, jobs: jobs) { page in
      File(path: page.path.outputFile, recipe: fingerprints.recipe(of: page), source: .page(page))
    }
    // A newsroom's own robots.txt, or any other file in content/, stands in place of the one made here.
    let others = made.filter { edition.site.media[$0.path] == nil }.map(\.file)
    let media = edition.site.media.files.sorted { $0.key < $1.key }.map { path, media in
      File(
        path: path.outputFile, recipe: Recipe(.copy, contents: media.fingerprint),
        source: .copy(folder.content + "/" + media.source))
    }
    let addresses = PublishedAddresses.bytes(plan, edition.site)
    let ledger = File(
      path: PublishedAddresses.fileName, recipe: Recipe(.made, contents: StableHasher.hash(of: addresses)),
      source: .bytes { addresses })
    files = pages + others + media + [ledger]
  }

  private static func madeFiles(_ plan: Plan, _ edition: Edition) -> [(path: SitePath, file: File)] {
    var files: [(path: SitePath, file: File)] = []
    func add(_ path: SitePath, _ recipe: Recipe, _ bytes: @escaping @Sendable () -> [UInt8]) {
      files.append((path, File(path: path.outputFile, recipe: recipe, source: .bytes(bytes))))
    }
    for asset in edition.assets.files {
      add(asset.path, Recipe(.made, contents: asset.fingerprint)) { [bytes = asset.bytes] in bytes }
    }
    let fingerprints = PageFingerprint(edition: edition)
    let body = edition.feedBody
    for feed in edition.wire.feeds {
      add(feed.path, fingerprints.recipe(of: feed)) { feed.bytes(body: body) }
    }
    for moved in edition.movedFeeds {
      add(moved.path, fingerprints.recipe(of: moved.feed)) { moved.feed.bytes(body: body) }
    }
    for file in edition.wire.files(pages: plan.pages) {
      let bytes = file.bytes()
      add(file.path, Recipe(.made, contents: StableHasher.hash(of: bytes))) { bytes }
    }
    let redirects = edition.redirectRules
    if !redirects.isEmpty {
      add(.fixed("/_redirects"), Recipe(.made, contents: StableHasher.hash(of: redirects))) { redirects }
    }
    return files
  }

  /// Stages what is stale, then puts all of it in place at once.
  func write(
    to output: OutputFolder, basis: Manifest.Basis, jobs: Int, _ progress: @escaping BuildProgress
  ) throws(FileSystemError) -> Outcome {
    let freshness = Freshness(output, for: ingredients)
    let reasons = parallelMap(files, jobs: jobs) { freshness.reasons(toWrite: $0.path, of: $0.recipe) }
    let stale = zip(files, reasons).filter { !$1.isEmpty }.map(\.0)
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
    var outcome = try finish(stale, results, output, basis)
    outcome.reasons = reasons
    return outcome
  }

  /// Why each file was written, kept or deleted.
  ///
  /// - Parameter holds: what keeps stories from readers, by the file that they would have.
  func account(
    of outcome: Outcome, since previous: Manifest, _ library: TemplateLibrary,
    holds: [String: PageOrigin.Hold]
  ) -> WritingAccount {
    let changed = ingredients.changes(of: .template, since: previous.ingredients)
    let pages = ingredients.changes(of: .page, since: previous.ingredients).map { page in
      (page, changed.intersection(library.templatesIncluded(by: [page])).sorted())
    }
    return WritingAccount(
      files: zip(files, outcome.reasons).map { file, reasons in
        .init(
          path: file.path, kind: file.recipe.kind, reasons: reasons,
          isWritten: !reasons.isEmpty && !outcome.same.contains(file.path))
      },
      deleted: outcome.deleted.map { .init(path: $0, hold: holds[$0]) },
      editionParts: ingredients.changes(of: .part, since: previous.ingredients).sorted(),
      templateFiles: Dictionary(uniqueKeysWithValues: pages))
  }

  private enum StageResult: Sendable {
    /// Bytes written.
    case size(Int)
    /// These bytes stand there already.
    case same(Int)
    case diagnostic(Diagnostic)
    case failure(FileSystemError)
  }

  private func stage(_ file: File, in output: OutputFolder) -> StageResult {
    do throws(FileSystemError) {
      switch file.source {
      case .copy(let source): return .size(try output.stage(copyOf: source, as: file.path))
      case .bytes(let bytes):
        return try stage(bytes(), of: file, in: output)
      case .page(let page):
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32_768)
        if let diagnostic = press.print(page, into: &bytes) { return .diagnostic(diagnostic) }
        return try stage(bytes, of: file, in: output)
      }
    } catch { return .failure(error) }
  }

  private func stage(
    _ bytes: [UInt8], of file: File, in output: OutputFolder
  ) throws(FileSystemError) -> StageResult {
    if output.holds(bytes, as: file.path) { return .same(bytes.count) }
    try output.stage(bytes, as: file.path)
    return .size(bytes.count)
  }

  private func finish(
    _ stale: [File], _ results: [StageResult], _ output: OutputFolder, _ basis: Manifest.Basis
  ) throws(FileSystemError) -> Outcome {
    var outcome = Outcome()
    var manifest = Manifest(generator: output.generator, ingredients: ingredients, basis: basis)
    manifest.entries.reserveCapacity(files.count)
    for file in files { manifest.entries[file.path] = output.previous.entries[file.path] }
    for (file, result) in zip(stale, results) {
      switch result {
      case .size(let size): manifest.entries[file.path] = file.recipe.entry(size: size)
      case .same(let size):
        manifest.entries[file.path] = file.recipe.entry(size: size)
        outcome.same.insert(file.path)
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
    let staged = Set(stale.map(\.path)).subtracting(outcome.same)
    outcome.written = staged.count
    outcome.deleted = try output.commit(manifest, staged: staged)
    return outcome
  }
}
