import ArgumentParser
import Diagnostics
import Glibc
import Newsroom

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site into its output folder.",
    discussion: """
      Reads content/ and templates/, writes output/. Only pages that changed are written. When anything is \
      wrong with an article, a setting or a template, all of it is reported and output/ stays as it was.

        broadsheet build                             in the site's folder
        broadsheet build --at '2026-12-01 06:00'     the site as it will be then
        broadsheet build --strict                    warnings stop it, too

      Exit status: 0 when the site was built, 1 when it was not.
      """)

  @OptionGroup var site: SiteOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder to write (default: output/ in the site's folder).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("Threads to use (default: one for each core).", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Print a table of the time that each stage took.")
  var stats = false

  @Option(
    help: ArgumentHelp(
      "Folder to keep parsed articles in (default: .broadsheet/ in the site's folder).", valueName: "dir"))
  var cache: String?

  @Flag(help: "Read and parse every article, and keep nothing for the next build.")
  var noCache = false

  @Flag(help: "Print every warning, not only the first twenty.")
  var allWarnings = false

  @Flag(help: "Print why files were written or deleted.")
  var why = false

  @Flag(help: "Print one line for every file: what was done to it, and why.")
  var whyAll = false

  @Flag(help: "Build nothing; compare the output folder with a clean build in a temporary folder.")
  var verify = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
    if verify, why || whyAll { throw ValidationError("--verify writes no file, so there is no why.") }
    if cache != nil, noCache { throw ValidationError("Give --cache or --no-cache, not both.") }
  }

  func run() throws {
    let console = Console()
    var request = site.request(jobs: jobs)
    request.isOnlyBuild = true
    request.output = output
    request.isStrict = strict
    request.cache = noCache ? .none : cache.map { .folder($0) } ?? .beside
    request.isThorough = allWarnings
    request.wantsAccount = why || whyAll
    MemorySupply.forOneBuild()
    if verify { return try compare(request, console) }
    let start = ContinuousClock.now
    let result = try console.telling { try build(request, progress: console.progress(since: start)) }
    console.clearProgress()
    console.report(result.diagnostics, root: site.folder, warningLimit: allWarnings ? .max : 20)
    guard result.succeeded else {
      console.fail(Summary(result).failure)
      throw ExitCode.failure
    }
    if let account = result.account {
      let report = WhyReport(account)
      print(whyAll ? report.everyFile : report.text, terminator: "")
    }
    if stats { print(Summary(result).table, terminator: "") }
    print(Summary(result).line(seconds: (ContinuousClock.now - start).seconds))
    // The system takes memory back faster than a site is freed story by story.
    withExtendedLifetime(result) { Glibc.exit(EXIT_SUCCESS) }
  }

  private func compare(_ request: BuildRequest, _ console: Console) throws {
    let start = ContinuousClock.now
    let verification = try console.telling {
      try Newsroom.verify(request, progress: console.progress(since: start))
    }
    console.clearProgress()
    guard verification.build.succeeded else {
      console.report(
        verification.build.diagnostics.filter { $0.severity == .error }, root: site.folder, warningLimit: 0)
      console.fail("a clean build fails, so there is nothing to compare with")
      throw ExitCode.failure
    }
    let report = VerificationReport(verification)
    print(report.text, terminator: "")
    guard verification.findings.isEmpty else {
      console.fail(report.failure)
      throw ExitCode.failure
    }
    print(report.line(seconds: (ContinuousClock.now - start).seconds))
  }
}

/// Which site.
struct SitePlace: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The site's folder (default: the folder you stand in).", valueName: "folder"),
    completion: .directory)
  var argument: String?

  @Option(help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site: String?

  var folder: String { site ?? argument ?? "." }

  func validate() throws {
    if site != nil, argument != nil { throw ValidationError("Give the site's folder once, not twice.") }
  }
}

/// Which site, and as of when.
struct SiteEdition: ParsableArguments {
  @OptionGroup var place: SitePlace

  @Flag(help: "Show drafts.")
  var drafts = false

  @Option(help: ArgumentHelp("Build the site as it will be then, embargoes included.", valueName: "time"))
  var at: String?

  var folder: String { place.folder }

  func request(jobs: Int?) -> BuildRequest {
    var request = BuildRequest.now(site: folder, jobs: jobs)
    request.includesDrafts = drafts
    request.moment = at
    return request
  }
}

/// Options of commands that build a site for its readers.
struct SiteOptions: ParsableArguments {
  @OptionGroup var edition: SiteEdition

  @Option(help: ArgumentHelp("Address of the site, in place of base_url in site.yml.", valueName: "url"))
  var baseURL: String?

  var folder: String { edition.folder }

  func request(jobs: Int?) -> BuildRequest {
    var request = edition.request(jobs: jobs)
    request.baseURL = baseURL
    return request
  }
}

extension BuildRequest {
  /// A build of this moment, on all cores unless `jobs` says otherwise.
  static func now(site: String, jobs: Int?) -> BuildRequest {
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var request = BuildRequest(site: site, now: Instant(seconds: time(nil)), jobs: jobs ?? cores)
    request.generator = Generator.fingerprint
    return request
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
