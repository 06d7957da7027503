import Diagnostics
import Mustache
import Synchronization

/// Every file of the output folder with what it is made of, and how to make it.
struct OutputPlan: Sendable {
  private let files: [File]
  private let press: Press
  private let ingredients: Ingredients
  /// Where pages get bodies from that were not kept.
  private let desk: ManuscriptDesk
  private let site: Site

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
    _ desk: ManuscriptDesk, jobs: Int
  ) {
    let site = edition.site
    self.desk = desk
    self.site = site
    self.press = press
    self.ingredients = ingredients
    let fingerprints = PageFingerprint(edition, jobs: jobs)
    let pages = parallelMap(plan.pages, jobs: jobs) { page in
      File(path: page.path.outputFile, recipe: fingerprints.recipe(of: page), source: .page(page))
    }
    let made = Self.machineFiles(edition) + Self.feeds(edition, fingerprints, jobs: jobs)
    // A newsroom's own robots.txt, or any other file in content/, stands in place of the one made here.
    let others = made.filter { site.media[$0.path] == nil }.map(\.file)
    let media = site.media.files.sorted { $0.key < $1.key }.map { path, media in
      File(
        path: path.outputFile, recipe: Recipe(.copy, contents: media.fingerprint),
        source: .copy(folder.content + "/" + media.source))
    }
    let addresses = Recipe(.made, contents: PublishedAddresses.fingerprint(plan, site))
    let ledger = File(
      path: PublishedAddresses.fileName, recipe: addresses,
      source: .bytes { PublishedAddresses.bytes(plan, site) })
    // What takes longest comes first, or one thread would be at it when the others are done.
    files = [ledger] + others + pages + media
  }

  private static func feeds(
    _ edition: Edition, _ fingerprints: PageFingerprint, jobs: Int
  ) -> [(path: SitePath, file: File)] {
    let feeds = edition.feeds.map { ($0.path, $0) } + edition.movedFeeds.map { ($0.path, $0.feed) }
    let body = edition.feedBody
    return parallelMap(feeds, jobs: jobs) { path, feed in
      let recipe = fingerprints.recipe(of: feed)
      return (path, File(path: path.outputFile, recipe: recipe, source: .bytes { feed.bytes(body: body) }))
    }
  }

  private static func machineFiles(_ edition: Edition) -> [(path: SitePath, file: File)] {
    var files: [(path: SitePath, file: File)] = []
    func add(_ path: SitePath, _ recipe: Recipe, _ bytes: @escaping @Sendable () -> [UInt8]) {
      files.append((path, File(path: path.outputFile, recipe: recipe, source: .bytes(bytes))))
    }
    for asset in edition.assets.files {
      add(asset.path, Recipe(.made, contents: asset.fingerprint)) { [bytes = asset.bytes] in bytes }
    }
    for file in edition.machineFiles {
      add(file.path, Recipe(.made, contents: file.fingerprint), file.bytes)
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
    let stale = files.indices.filter { !reasons[$0].isEmpty }
    let staging = try output.openStaging()
    let done = Mutex(0)
    let results = parallelMap(stale, jobs: jobs) { place -> StageResult in
      let result = stage(files[place], staging, output)
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
  /// - Parameter holds: what keeps stories and their files from readers, by the file that they would have.
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

  private func stage(_ file: File, _ staging: StagingFolder, _ output: OutputFolder) -> StageResult {
    do throws(FileSystemError) {
      var bytes: [UInt8] = []
      switch file.source {
      case .copy(let source):
        if let size = output.sizeOfCopy(of: source, as: file.path) { return .same(size) }
        return .size(try staging.copy(source, as: file.path))
      case .bytes(let make): bytes = make()
      case .page(let page):
        bytes.reserveCapacity(32_768)
        if let diagnostic = press.print(page, into: &bytes) { return .diagnostic(diagnostic) }
      }
      if output.holds(bytes, as: file.path) { return .same(bytes.count) }
      try staging.write(bytes, as: file.path)
      return .size(bytes.count)
    } catch { return .failure(error) }
  }

  /// Whether the site has a story made from just this state of a file.
  private func isShown(_ file: ManuscriptFile) -> Bool {
    site.articles.contains { $0.source.path == file.path && $0.source.fingerprint == file.fingerprint }
  }

  /// - Parameter stale: places of the files that were made.
  private func finish(
    _ stale: [Int], _ results: [StageResult], _ output: OutputFolder, _ basis: Manifest.Basis
  ) throws(FileSystemError) -> Outcome {
    var outcome = Outcome()
    var manifest = Manifest(generator: output.generator, ingredients: ingredients, basis: basis)
    manifest.reserve(files.count)
    var sizes = [Int?](repeating: nil, count: files.count)
    for (place, result) in zip(stale, results) {
      switch result {
      case .size(let size): sizes[place] = size
      case .same(let size):
        sizes[place] = size
        outcome.same.insert(files[place].path)
      case .diagnostic(let diagnostic): outcome.diagnostics.append(diagnostic)
      case .failure(let error):
        try output.discardStaging()
        throw error
      }
    }
    for (file, size) in zip(files, sizes) {
      manifest.set(
        file.path, to: size.map { file.recipe.entry(size: $0) } ?? output.previous[file.path] ?? .inDoubt)
    }
    if let failure = desk.takeFailure(with: isShown) {
      try output.discardStaging()
      throw failure
    }
    guard !outcome.diagnostics.hasErrors else {
      try output.discardStaging()
      return outcome
    }
    let staged = stale.map { files[$0].path }.filter { !outcome.same.contains($0) }
    outcome.written = staged.count
    outcome.deleted = try output.commit(manifest, staged: staged)
    return outcome
  }
}
