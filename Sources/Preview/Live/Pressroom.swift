import Diagnostics
import Dispatch
import Glibc
import Newsroom
import Synchronization

/// Builds the site, and again whenever a source changes.
///
/// One thread watches the folder and shows advance copies at once; builds follow, one after the other, on a queue.
final class Pressroom: Sendable {
  private let request: BuildRequest
  private let board: BulletinBoard
  private let stop: StopSignal
  private let announce: @Sendable (PreviewEvent) -> Void
  private let queue = DispatchQueue(label: "builds")
  private let desk = Mutex(Desk())

  /// What the watching thread and the builds share.
  private struct Desk {
    /// What changed since a build began.
    var unbuilt: Set<String> = []
    /// How many times something changed.
    var saves = 0
    /// What the last build left.
    var memory: BuildMemory?
    /// Of the last good build.
    var advance: AdvanceDesk?
    /// What changed since the last good edition.
    var unpublished: Set<String> = []
    /// When the same sources will give another site.
    var changesAt: Instant?

    /// Notes that time has changed the site, on whichever pages.
    mutating func comeDue() {
      changesAt = nil
      unpublished.insert("content")
    }
  }

  init(
    request: BuildRequest, board: BulletinBoard, stop: StopSignal,
    announce: @escaping @Sendable (PreviewEvent) -> Void
  ) {
    self.request = request
    self.board = board
    self.stop = stop
    self.announce = announce
  }

  /// Works until the signal to stop; for a thread of its own.
  ///
  /// - Parameter ready: called when the first build is done, whether it succeeded or not.
  func run(ready: () -> Void) {
    do throws(FileSystemError) {
      let site = try SiteFolder(at: request.site)
      // Before the first build, so that no edit falls between the two.
      let watch = watch(site)
      build(site.root)
      ready()
      while let watch, let changed = watch.next() {
        reportProblem(of: watch)
        let save = desk.withLock { desk in
          desk.unbuilt.formUnion(changed)
          desk.saves += 1
          return desk.saves
        }
        if changed.count == 1 { showCopy(of: changed.first ?? "", save) }
        queue.async { [self] in
          if desk.withLock({ !$0.unbuilt.isEmpty }) { build(site.root) }
        }
      }
      queue.sync {}
    } catch {
      announce(.trouble("\(error)"))
      board.post { $0.failure = "error: \(error)" }
      ready()
    }
  }

  /// Nil when the system allows none: then the site is shown as it is now.
  private func watch(_ site: SiteFolder) -> FolderWatch? {
    do throws(FileSystemError) {
      let watch = try FolderWatch(site.root, SourceTree(site), stop: stop)
      reportProblem(of: watch)
      return watch
    } catch {
      announce(.trouble("\(error); changes will go unseen"))
      return nil
    }
  }

  private func reportProblem(of watch: FolderWatch) {
    if let problem = watch.takeProblem() { announce(.trouble("\(problem); changes there will go unseen")) }
  }

  /// Shows an edited story at once; the build that follows looks at everything else.
  private func showCopy(of file: String, _ save: Int) {
    let start = ContinuousClock.now
    // Before the desk is asked for, which may be that of a later build then, but not of an earlier one.
    let before = board.edition
    guard before.failure == nil, let copy = desk.withLock({ $0.advance })?.copy(of: file) else { return }
    board.post { $0.show(copy, save: save, from: before.builds) }
    announce(.copied(copy.story.text, .now - start))
  }

  private func build(_ root: String) {
    var request = request
    request.now = Instant(seconds: time(nil))
    request.wantsOrigins = true
    request.wantsAccount = true
    let now = request.now
    let (memory, save) = desk.withLock { desk in
      desk.unpublished.formUnion(desk.unbuilt)
      desk.unbuilt = []
      if let moment = desk.changesAt, moment <= now { desk.comeDue() }
      return (desk.memory, desk.saves)
    }
    let start = ContinuousClock.now
    do throws(FileSystemError) {
      let result = try Newsroom.build(request, after: memory)
      let isStyleChange = desk.withLock { desk in
        desk.memory = result.memory ?? desk.memory
        desk.advance = result.memory?.advance ?? desk.advance
        // What was saved meanwhile may have come into this build.
        let changed = desk.unpublished.union(desk.unbuilt)
        if result.succeeded { desk.unpublished = [] }
        return !changed.isEmpty && changed.allSatisfy { $0.hasSuffix(".css") }
      }
      let hasSite = board.edition.hasSite
      if result.succeeded {
        publish(result, upTo: save, styleOnly: isStyleChange)
      } else {
        board.post { $0.failure = FailureNotice.text(result.diagnostics, site: root) }
      }
      announce(
        result.succeeded ? .built(result, .now - start) : .failed(result, hasEarlierEdition: hasSite))
      if request.moment == nil { buildAgain(at: result.changesAt, after: now, root) }
    } catch {
      board.post { $0.failure = "error: \(error)" }
      announce(.trouble("\(error)"))
    }
  }

  /// Builds when time alone changes the site, such as at the end of an embargo.
  private func buildAgain(at moment: Instant?, after now: Instant, _ root: String) {
    let isKnown = desk.withLock { desk in
      defer { desk.changesAt = moment }
      return desk.changesAt == moment
    }
    // No preview lasts a year, and timers do not count centuries.
    guard let moment, !isKnown, moment < now.adding(seconds: 31_536_000) else { return }
    // The clock that builds read is up to a tick behind that of timers.
    let deadline = DispatchWallTime(timespec: timespec(tv_sec: moment.seconds, tv_nsec: 50_000_000))
    queue.asyncAfter(wallDeadline: deadline) { [weak self] in
      guard let self else { return }
      let isDue = desk.withLock { desk in
        // A build meanwhile may have found another moment, or that this one has passed.
        guard desk.changesAt == moment else { return false }
        desk.comeDue()
        return true
      }
      if isDue { build(root) }
    }
  }

  /// - Parameter save: the last change that the build saw.
  private func publish(_ result: BuildResult, upTo save: Int, styleOnly: Bool) {
    var warnings: [String: [WarningNote]] = [:]
    for diagnostic in result.diagnostics {
      if let file = diagnostic.span?.path { warnings[file, default: []].append(WarningNote(diagnostic)) }
    }
    let seen = board.edition.ahead
    let isSeen = seen.map { isJust($0.copy, result) } ?? false
    board.post { edition in
      edition.failure = nil
      let isJust = isSeen && edition.ahead?.save == seen?.save
      let isOtherwise = edition.catchUp(to: save, isJust: isJust)
      let isNew =
        isOtherwise || result.written + result.deleted > 0 && !isJust || !edition.hasSite
        || edition.origins != result.origins || edition.warnings != warnings
      guard isNew else { return }
      edition.advance(styleOnly: styleOnly)
      edition.origins = result.origins
      edition.warnings = warnings
      edition.publishedAddress = result.publishedAddress
      edition.hasSite = true
    }
  }

  /// Whether browsers have seen in advance all that a build changed on pages.
  private func isJust(_ copy: AdvanceCopy, _ result: BuildResult) -> Bool {
    guard let output = result.output, let account = result.account, result.deleted == 0 else { return false }
    // Its own page was not written when the story is by now as it was before.
    var pages = [copy.story.outputFile]
    for file in account.files where file.isWritten {
      switch file.kind {
      case .page: pages.append(file.path)
      // For machines, or an asset, whose name on pages changes with it.
      case .feed, .made: break
      case .copy: return false
      }
    }
    return pages.count <= Self.mostCompared
      && pages.allSatisfy { file in
        // A page that is not there is another than its advance copy.
        guard let page = try? FileIO.read(output + "/" + file) else { return false }
        return page == copy.page(in: file)
      }
  }

  /// To load again what is open costs less than to print more pages than these.
  private static let mostCompared = 100
}

/// What the preview tells whoever started it.
package enum PreviewEvent: Sendable {
  case built(BuildResult, Duration)
  /// Browsers show the report, over the last good edition when there is one.
  case failed(BuildResult, hasEarlierEdition: Bool)
  /// Pages with an edited story are shown ahead of the build that has begun.
  case copied(String, Duration)
  case trouble(String)
}
