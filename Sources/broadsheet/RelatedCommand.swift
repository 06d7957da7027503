import ArgumentParser
import Diagnostics
import Newsroom

struct RelatedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "related", abstract: "Show which stories are related to a story, and why.",
    discussion: """
        broadsheet related harbour-floods            the list, best first
        broadsheet related harbour-floods --explain  and what made each score
        broadsheet related --all --json              twenty for every story
      """)

  @Argument(help: ArgumentHelp("Slug of a story.", valueName: "slug"))
  var slug: String?

  @Option(
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site: String = "."

  @Flag(help: "Say why each story was chosen, and which were left out.")
  var explain = false

  @Flag(help: "Rank for every story of the site.")
  var all = false

  @Flag(help: "Print JSON; only with --all.")
  var json = false

  @Flag(help: "Only stories that were out before the story itself.")
  var earlierOnly = false

  @Option(help: ArgumentHelp("Stories in each ranking of --all (default: 20).", valueName: "number"))
  var length: Int?

  func validate() throws {
    if (slug == nil) != all { throw ValidationError("Give the slug of one story, or --all.") }
    if all && !json { throw ValidationError("--all prints JSON: add --json.") }
    if json && !all { throw ValidationError("--json goes with --all.") }
    if all && explain { throw ValidationError("--explain goes with the slug of one story.") }
    guard let length else { return }
    if !all { throw ValidationError("--length goes with --all.") }
    if !(1...1_000).contains(length) { throw ValidationError("--length takes a number from 1 to 1000.") }
  }

  func run() throws {
    let console = Console()
    var request = BuildRequest.now(site: site, jobs: nil)
    if earlierOnly { request.relatesEarlierOnly = true }
    let assembled = try console.telling { try assembledSite(request) }
    console.report(assembled.diagnostics.filter { $0.severity == .error }, root: site, warningLimit: 0)
    let newspaper = assembled.site
    guard let slug else {
      return print(newspaper.allRelated(length: length ?? 20, jobs: request.jobs), terminator: "")
    }
    let text =
      explain
      ? newspaper.relatedExplanation(of: slug) { source in
        // A file that was read a moment ago: if it is gone now, the scores stand without their words.
        (try? plainText(of: source, request)) ?? ""
      } : newspaper.relatedList(of: slug)
    guard let text else {
      let hint = newspaper.nearestSlug(to: slug).map { "; did you mean '\($0)'?" } ?? ""
      console.fail("no public story has the slug '\(slug)'\(hint)")
      throw ExitCode.failure
    }
    print(text, terminator: "")
  }
}
