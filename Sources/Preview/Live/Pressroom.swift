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
      var memory: BuildMemory?
      build(site.root, &pending, &memory)
      ready()
      while let changed = watch.next() {
        pending.formUnion(changed)
        if pending.count == 1 { showProof(of: changed.first ?? "", memory) }
        build(site.root, &pending, &memory)
      }
    } catch {
      announce(.trouble("\(error)"))
      board.post { $0.failure = "error: \(error)" }
      ready()
    }
  }

  /// Shows an edited story at once; the build that follows looks at everything else.
  private func showProof(of file: String, _ memory: BuildMemory?) {
    let start = ContinuousClock.now
    guard let proof = memory?.proofs?.proof(of: file) else { return }
    board.post { edition in
      edition.proof = proof
      edition.advance()
    }
    announce(.proofed(proof.path, .now - start))
  }

  /// - Parameter memory: what the last build left, and then what this one leaves.
  /// - Parameter pending: what changed since the last edition; emptied when there is a new one.
  private func build(_ root: String, _ pending: inout Set<String>, _ memory: inout BuildMemory?) {
    var request = request
    request.now = Instant(seconds: time(nil))
    request.wantsOrigins = true
    let start = ContinuousClock.now
    do throws(FileSystemError) {
      let result = try Newsroom.build(request, after: memory)
      memory = result.memory ?? memory
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
      let hasNewFiles = result.written + result.deleted > 0 && !isJust(edition.proof, result)
      let isNew =
        hasNewFiles || !edition.hasSite || edition.origins != result.origins || edition.warnings != warnings
      edition.proof = nil
      guard isNew else { return }
      edition.advance(styleOnly: styleOnly)
      edition.origins = result.origins
      edition.warnings = warnings
      edition.publishedAddress = result.publishedAddress
      edition.hasSite = true
    }
  }

  /// Whether a build changed nothing but the page that browsers have seen as a proof.
  private func isJust(_ proof: ProofDesk.Proof?, _ result: BuildResult) -> Bool {
    guard let proof, let output = result.output, result.written == 1, result.deleted == 0 else {
      return false
    }
    // A page that is not there is another than its proof.
    return (try? FileIO.read(output + "/" + proof.file)) == proof.bytes
  }
}

/// What the preview tells whoever started it.
package enum PreviewEvent: Sendable {
  case built(BuildResult, Duration)
  /// One page is shown ahead of the build that has begun.
  case proofed(String, Duration)
  case trouble(String)
}
