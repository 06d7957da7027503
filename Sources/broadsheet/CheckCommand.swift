import ArgumentParser
import Diagnostics
import Newsroom
import OutsideLinks

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for what readers would stumble over; write nothing.",
    discussion: """
      Builds the site in memory and reads every page: links, places on pages, pictures and their descriptions, \
      headings, share cards, files that nothing names, pages that are too heavy.

        broadsheet check --format github        notes for a pull request
        broadsheet check --ignore missing-dek   one kind of finding left out

      Exit status: 0 when there is no error, 1 when there is one (with --strict: or a warning), 2 when the \
      check could not be made. docs/checking.md, in share/doc/broadsheet beside an installed program, explains \
      every finding of a site that builds.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, github }

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("How to print what is found.", valueName: "format"))
  var format = Format.text

  @Flag(help: "Ask other sites whether what you link to is still there.")
  var external = false

  @Flag(help: "Believe no answer of an earlier check; goes with --external.")
  var fresh = false

  @Option(help: ArgumentHelp("Longest wait for one answer of another site.", valueName: "seconds"))
  var timeout = 20

  @Option(help: ArgumentHelp("Time after which no more sites are asked.", valueName: "minutes"))
  var minutes = 10

  @Flag(help: "Count warnings as errors.")
  var strict = false

  @Flag(help: "Print every warning and note, not only the first ten of each kind.")
  var all = false

  @Option(
    help: ArgumentHelp("Leave out one kind of finding; may be given again.", valueName: "name"),
    completion: .list(CheckRules.ignorable.sorted()))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("HTML that a page may have, in thousands of bytes.", valueName: "kb"))
  var htmlKb: Int?

  @Option(help: ArgumentHelp("What a page may load in all, in thousands of bytes.", valueName: "kb"))
  var pageKb: Int?

  @Option(help: ArgumentHelp("Size that one picture may have, in thousands of bytes.", valueName: "kb"))
  var pictureKb: Int?

  @Option(help: ArgumentHelp("Threads to use (default: one for each core).", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    // The limits for kilobytes are those of site.yml.
    for (name, value, most) in [
      ("--html-kb", htmlKb, 1_000_000), ("--page-kb", pageKb, 1_000_000),
      ("--picture-kb", pictureKb, 1_000_000), ("--timeout", timeout, 3_600), ("--minutes", minutes, 1_440),
    ] {
      if let value, !(1...most).contains(value) {
        throw ValidationError("\(name) takes a number from 1 to \(most).")
      }
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
    if fresh && !external { throw ValidationError("--fresh goes with --external.") }
    for name in ignore where !CheckRules.ignorable.contains(name) {
      let hint =
        nearMiss(to: name, among: CheckRules.ignorable.sorted()).map { "; did you mean \($0)?" } ?? "."
      throw ValidationError("No finding that could be ignored is called '\(name)'\(hint)")
    }
  }

  func run() async throws {
    let console = Console()
    let start = ContinuousClock.now
    let progress = console.progress(since: start)
    let result = try await console.telling(status: ExitCode(2)) {
      let result = try check(request, progress: progress)
      guard external else { return result }
      let outside = try ExternalCheck(site: site.folder, politeness: politeness, isFresh: fresh)
      return result.adding(try await outside.findings(on: result, progress: progress))
    }
    console.clearProgress()
    print(result, console, seconds: (ContinuousClock.now - start).seconds)
    if result.count(.error) > 0 { throw ExitCode.failure }
  }

  private var politeness: Politeness {
    var politeness = Politeness()
    politeness.timeout = .seconds(timeout)
    politeness.total = .seconds(minutes * 60)
    return politeness
  }

  private var request: CheckRequest {
    var build = site.request(jobs: jobs)
    build.isStrict = strict
    var request = CheckRequest(build)
    request.ignored = ignore
    (request.htmlKilobytes, request.pageKilobytes, request.pictureKilobytes) = (htmlKb, pageKb, pictureKb)
    return request
  }

  /// Path of the site from where the command runs, which is the repository in a workflow; empty when they are one,
  /// or when the site lies elsewhere.
  private var folderFromHere: String {
    guard let root = FileIO.resolved(site.folder), let here = FileIO.resolved(".").map({ $0 + "/" }),
      root.utf8.starts(with: here.utf8)
    else { return "" }
    return String(Substring(root.utf8.dropFirst(here.utf8.count)))
  }

  private func print(_ result: CheckResult, _ console: Console, seconds: Double) {
    let folder = site.folder
    let report = CheckReport(result) { sourceFile($0, of: folder) }
    switch format {
    case .text:
      let text = report.text(colored: console.usesColorForOutput, limit: all ? .max : 10)
      Swift.print(text, terminator: text.isEmpty ? "" : "\n")
      Swift.print(CheckSummary(result).line(seconds: seconds))
    case .json: Swift.print(report.json)
    case .github:
      Swift.print(report.workflowCommands(folder: folderFromHere), terminator: "")
      Swift.print(CheckSummary(result).line(seconds: seconds))
    }
  }
}
