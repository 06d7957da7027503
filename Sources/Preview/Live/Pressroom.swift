import Diagnostics
import Glibc
import Newsroom

/// Builds the site, waits until a source changes, and builds again; for a thread of its own.
struct Pressroom: Sendable {
  let request: BuildRequest
  let board: BulletinBoard
  let stop: StopSignal
  let announce: @Sendable (PreviewEvent) -> Void

  /// - Parameter ready: called when the first build is done, whether it succeeded or not.
  func run(ready: () -> Void) {
    do throws(FileSystemError) {
      let site = try SiteFolder(at: request.site)
      // Before the first build, so that no edit falls between the two.
      let watch = try FolderWatch(site.root, SourceTree(site), stop: stop)
      if let problem = watch.problem { announce(.trouble("\(problem); changes there will go unseen")) }
      var pending: Set<String> = []
      build(site.root, &pending)
      ready()
      while let changed = watch.next() {
        pending.formUnion(changed)
        build(site.root, &pending)
      }
    } catch {
      announce(.trouble("\(error)"))
      board.post { $0.failure = "error: \(error)" }
      ready()
    }
  }

  /// - Parameter pending: what changed since the last edition; emptied when there is a new one.
  private func build(_ root: String, _ pending: inout Set<String>) {
    var request = request
    request.now = Instant(seconds: time(nil))
    request.wantsOrigins = true
    let start = ContinuousClock.now
    do throws(FileSystemError) {
      let result = try Newsroom.build(request)
      if result.succeeded {
        publish(result, styleOnly: !pending.isEmpty && pending.allSatisfy { $0.hasSuffix(".css") })
        pending = []
      } else {
        board.post { $0.failure = FailureNotice.text(result.diagnostics, site: root) }
      }
      announce(.built(result, .now - start))
    } catch {
      board.post { $0.failure = "error: \(error)" }
      announce(.trouble("\(error)"))
    }
  }

  private func publish(_ result: BuildResult, styleOnly: Bool) {
    var warnings: [String: [Diagnostic]] = [:]
    for diagnostic in result.diagnostics {
      if let file = diagnostic.span?.path { warnings[file, default: []].append(diagnostic) }
    }
    board.post { edition in
      edition.failure = nil
      let isNew =
        result.written + result.deleted > 0 || !edition.hasSite || edition.origins != result.origins
        || edition.warnings != warnings
      guard isNew else { return }
      edition.previous = edition.id
      edition.id = Self.id(after: edition.id)
      edition.isStyleChange = styleOnly && edition.hasSite
      edition.origins = result.origins
      edition.warnings = warnings
      edition.publishedAddress = result.publishedAddress
      edition.hasSite = true
    }
  }

  /// The id of the first edition of a session; differs from those of earlier sessions.
  static func firstID(now: Instant) -> String { "\(now.seconds).0" }

  private static func id(after id: String) -> String {
    let parts = id.split(separator: ".")
    return "\(parts[0]).\((Int(parts[1]) ?? 0) + 1)"
  }
}

/// What the preview tells whoever started it.
package enum PreviewEvent: Sendable {
  case built(BuildResult, Duration)
  case trouble(String)
}
