import ArgumentParser
import Glibc
import Newsroom
import Publishing
import Synchronization

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Bring the built site to where readers find it.",
    discussion: """
      Takes what `broadsheet build` left in output/ to a target that site.yml names under `publish`. Only what \
      differs by content is sent: first what pages show, then pages, then what lists them; deletions come last, \
      and never when anything failed. It can be run again after any failure.

        broadsheet publish --dry-run          what would be done
        broadsheet publish                    to the only target, or `default`
        broadsheet publish live --files       and name every file
        broadsheet publish live --rollback    back to the publication before
      """)

  @Argument(help: ArgumentHelp("Name of the target in site.yml.", valueName: "target"))
  var target: String?

  @Option(
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site: String = "."

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder that was built (default: output/ in the site's folder).", valueName: "dir"))
  var output: String?

  @Flag(help: "Print the plan and stop.")
  var dryRun = false

  @Flag(help: "Name every file of the plan.")
  var files = false

  @Option(
    help: ArgumentHelp(
      "How much may be deleted: a number of files, or a share of those published (default: 10%).",
      valueName: "limit"))
  var maxDeletions: String?

  @Flag(help: "Return to the publication before the present one, where the target keeps it.")
  var rollback = false

  func validate() throws {
    if let maxDeletions, DeletionLimit(maxDeletions) == nil {
      throw ValidationError("--max-deletions takes a number such as 12, or a share such as 40%.")
    }
    let refused = [
      ("--dry-run", dryRun), ("--files", files), ("--max-deletions", maxDeletions != nil),
      ("--output", output != nil),
    ]
    if rollback, let (name, _) = refused.first(where: \.1) {
      throw ValidationError("--rollback has no plan and sends nothing of yours: leave out \(name).")
    }
  }

  func run() async throws {
    let console = Console()
    try await console.telling {
      let place = try SiteSettings(of: site)
      console.report(
        place.diagnostics.filter { $0.severity == .error }, root: place.folder.root, warningLimit: 0)
      guard !place.diagnostics.hasErrors else { throw ExitCode.failure }
      let jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      let target = try place.settings.targets.named(target).target(of: place.folder.root, jobs: jobs)
      if rollback {
        console.show("going back to the publication before")
        let publication = try await target.rollBack()
        console.clearProgress()
        print("Readers see \(publication) again")
      } else {
        try await publish(place, output ?? place.folder.defaultOutput, to: target, console)
      }
    }
  }

  private func publish(
    _ place: SiteSettings, _ folder: String, to target: any PublicationTarget, _ console: Console
  ) async throws {
    let start = ContinuousClock.now
    let built = try BuiltOutput(at: folder, now: Instant(seconds: time(nil)))
    if built.isOutdated {
      console.fail(
        "an embargo or another date has passed since the build; `broadsheet build` brings it up to date")
    }
    console.show("comparing with \(target.place)")
    let plan = try await target.plan(for: built.edition)
    console.clearProgress()
    let report = PlanReport(plan, place: target.place)
    print(report.text, terminator: "")
    if files { print(report.files, terminator: "") }
    // Before the work begins, even when the output goes to a file.
    fflush(nil)
    let limit = maxDeletions.flatMap(DeletionLimit.init) ?? .standard
    let delivery = Delivery(plan, to: target, limit: limit)
    if let objection = delivery.objection { throw objection }
    if dryRun { return }
    let warnings = try await delivery.run(console.deliveryProgress(plan))
    console.clearProgress()
    warnings.forEach(console.fail)
    print(report.summary(seconds: (ContinuousClock.now - start).seconds))
    if let note = try LedgerNote.record(built, place) { print(note) }
  }
}

extension Console {
  /// Shows how far a publication is, on a terminal.
  func deliveryProgress(_ plan: PublicationPlan) -> DeliveryProgress {
    let total = plan.new.count + plan.changed.count
    let bytes = byteCount(plan.bytes)
    let sent = Mutex((files: 0, bytes: 0))
    return { step in
      switch step {
      case .arrived(let file):
        let now = sent.withLock { sent in
          sent.files += 1
          sent.bytes += file.size
          return sent
        }
        show("uploading: \(now.files) of \(total) files, \(byteCount(now.bytes)) of \(bytes)")
      case .deleting(let count): show("deleting \(counted(count, "file"))")
      case .finishing: show("finishing")
      }
    }
  }
}
