import ArgumentParser
import Diagnostics
import Newsroom
import Publishing

struct TakedownCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "takedown", abstract: "Take a published story from readers for good.",
    discussion: """
      Deletes the story's file and the pictures that nothing else names, and notes in content/permalinks.txt that \
      its addresses are gone, with the words that readers will find there. The next build has the story on no page, \
      list, feed or sitemap, and a notice at its old address, which search engines are told to leave out. For a \
      story that only ends, write `expires:` in its front matter instead.

        broadsheet takedown mayor-interview --reason "We could not confirm this."
        broadsheet takedown mayor-interview --reason "…" --dry-run    do nothing yet

      What the command cannot do, it says: the text stays in the history of the repository, and with those who \
      copied it.
      """)

  @Argument(help: ArgumentHelp("Slug of the story, as its address shows it.", valueName: "slug"))
  var slug: String

  @Option(help: ArgumentHelp("What readers are told at the old address.", valueName: "words"))
  var reason: String

  @Option(
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site: String = "."

  @Flag(name: [.customShort("n"), .long], help: "Say what would be done, and do nothing.")
  var dryRun = false

  @Flag(help: "Delete the files even though version control does not hold them.")
  var forGood = false

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason needs words for readers.") }
  }

  func run() async throws {
    let console = Console()
    try await console.telling {
      let request = BuildRequest.now(site: site, jobs: nil)
      let place = try SiteSettings(of: site)
      let takedown: Takedown
      switch try Takedown.of(slug, request) {
      case .success(let found): takedown = found
      case .failure(let obstacle):
        console.fail(words(for: obstacle))
        throw ExitCode.failure
      }
      let objection = await objection(to: takedown, in: place.folder.root)
      if let objection, !forGood {
        console.fail(objection)
        if !dryRun { throw ExitCode.failure }
      }
      if !dryRun { try takedown.carryOut(reason: reason, on: place.settings.zone.civil(request.now)) }
      let report = TakedownReport(
        takedown, reason: reason, isPlan: dryRun, isCommitted: objection == nil,
        shelves: place.settings.targets.compactMap { $0.shelf(of: place.folder.root) })
      print(report.text, terminator: "")
    }
  }

  /// Why the files would be lost, or may be; nil when version control holds them.
  private func objection(to takedown: Takedown, in folder: String) async -> String? {
    do {
      let lost = try await LocalGit(folder).uncommitted(takedown.files)
      guard !lost.isEmpty else { return nil }
      return "version control does not hold \(lost.joined(separator: ", ")) as it is now\n"
        + "  help: commit it first, or add --for-good to delete it for good"
    } catch {
      return "\(error)\n  help: set that right, or add --for-good to delete what git may not hold"
    }
  }

  private func words(for obstacle: Takedown.Obstacle) -> String {
    switch obstacle {
    case .unknown(let nearest):
      "no story has the slug '\(slug)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .takenDown(let path): "\(path) was taken down before"
    case .neverPublic(let file): "readers never had '\(slug)': delete \(file), and it is gone"
    case .unreadable(let file): "\(file) cannot be read; `broadsheet build` says what is wrong with it"
    }
  }
}

/// What a takedown did, and what it could not do.
struct TakedownReport {
  let takedown: Takedown
  let reason: String
  let isPlan: Bool
  let isCommitted: Bool
  /// Folders of this machine that keep earlier publications.
  let shelves: [String]

  init(
    _ takedown: Takedown, reason: String, isPlan: Bool, isCommitted: Bool, shelves: [String]
  ) {
    self.takedown = takedown
    self.reason = reason
    self.isPlan = isPlan
    self.isCommitted = isCommitted
    self.shelves = shelves
  }

  var text: String {
    let verb = isPlan ? "Would take down" : "Took down"
    let addresses = takedown.addresses.map { "  gone      \($0)\n" }.joined()
    let files = takedown.files.map { "  \(isPlan ? "delete " : "deleted")   \($0)\n" }.joined()
    let doubtful = takedown.doubtful.map {
      "  kept      \($0), for its name stands in other files, too: delete it if they do not need it\n"
    }.joined()
    return "\(verb) '\(takedown.headline)'\n" + addresses + files + doubtful
      + "Readers will find there: \(reason)\n"
      + mentions + (isPlan ? "" : rest)
  }

  private var mentions: String {
    guard !takedown.mentions.isEmpty else { return "" }
    return "These speak of it still; their links will be shown as plain words:\n"
      + takedown.mentions.map { "  \($0.path):\($0.line)\n" }.joined()
  }

  private var shelf: String { shelves.isEmpty ? "" : ", here in " + shelves.joined(separator: " and ") }

  private var rest: String {
    """
    It is with readers, and in output/, until you run:
      broadsheet build && broadsheet publish
    What this cannot reach:
      \(isCommitted ? "the text in the history of your repository and in its copies" : "copies of the text elsewhere")
      earlier publications that a target keeps\(shelf): `publish --rollback` would bring it back
      what the preview keeps in .broadsheet/, until you run `broadsheet serve` again
      search engines, archives and feed readers, which drop it in their own time when they are asked to

    """
  }
}
