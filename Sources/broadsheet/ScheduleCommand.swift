import ArgumentParser
import Diagnostics
import Newsroom
import Publishing

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Say when the site will change by itself, and how to publish it then.",
    discussion: """
      A static site changes when it is built. This prints the moments at which stories come out of embargo, expire or \
      leave their place on the front page, and lines for cron or systemd that build and publish then.

        broadsheet schedule                     the next five moments
        broadsheet schedule --format cron       lines for `crontab -e`
        broadsheet schedule --format systemd    a timer and a service
        broadsheet schedule --format json       for programs

      Exit status: 0, also when nothing is due; 1 when the site cannot be read, has no such target, or will not build at \
      one of these moments.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, cron, systemd, json }

  @OptionGroup var place: SitePlace

  @Option(help: ArgumentHelp("How to print it.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("How many moments to print.", valueName: "number"))
  var count = 5

  @Option(help: ArgumentHelp("Target of site.yml to publish to.", valueName: "name"))
  var target: String?

  @Flag(help: "Name what only ages, too: notes of a story's age, the news sitemap, live coverage that ends.")
  var all = false

  func validate() throws {
    if count < 1 { throw ValidationError("--count takes a number from 1.") }
  }

  func run() throws {
    let console = Console()
    let site = place.folder
    let (schedule, errors) = try console.telling {
      let schedule = try Schedule(BuildRequest.now(site: site, jobs: nil))
      if let target { _ = try schedule.settings.targets.named(target) }
      return (schedule, try schedule.foreseenErrors(count))
    }
    let report = ScheduleReport(
      schedule, folder: FileIO.resolved(site) ?? site,
      program: FileIO.resolved("/proc/self/exe") ?? "broadsheet",
      target: target ?? defaultTarget(schedule.settings.targets), limit: count, isComplete: all)
    console.report(errors, root: site, warningLimit: 0)
    // Neither a timer without a moment nor an empty crontab is of any use.
    if report.isEmpty, format == .cron || format == .systemd { return console.fail(report.nothing) }
    switch format {
    case .text: print(report.text, terminator: "")
    case .cron: print(report.cron, terminator: "")
    case .systemd: print(report.systemd, terminator: "")
    case .json: print(report.json)
    }
    if format == .cron || format == .systemd, let rest = report.rest { console.fail(rest) }
    if !errors.isEmpty { throw ExitCode.failure }
  }

  /// The one that `publish` takes without a name, as an empty name; nil when the site is published nowhere.
  private func defaultTarget(_ targets: [TargetSettings]) -> String? {
    if targets.count == 1 || targets.contains(where: { $0.name == "default" }) { return "" }
    return targets.first?.name
  }
}
