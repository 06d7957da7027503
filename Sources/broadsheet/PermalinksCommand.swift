import ArgumentParser
import Diagnostics
import Newsroom

struct PermalinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permalinks",
    abstract: "See whether every address that readers were given still leads somewhere.",
    discussion: """
      content/permalinks.txt holds every address that was ever published. `broadsheet build` stops when one of them \
      would lead nowhere; this shows the same, and can lead readers on from addresses whose story is still there.

        broadsheet permalinks               what it holds, and what would break
        broadsheet permalinks --redirect    after `permalink:` in site.yml changed
      """)

  @OptionGroup var place: SitePlace

  @Flag(help: "Note in the ledger that each address whose file is still there leads to its new one.")
  var redirect = false

  func run() throws {
    let console = Console()
    try console.telling {
      let request = BuildRequest.now(site: place.folder, jobs: nil)
      var desk = try LedgerDesk(request)
      if redirect && !desk.moved.isEmpty {
        let moved = desk.moved.count
        try desk.redirectMoved()
        let verb = moved == 1 ? "leads" : "lead"
        print("\(counted(moved, "old address", "old addresses")) \(verb) to the new one now")
        desk = try LedgerDesk(request)
      }
      console.report(desk.problems, root: place.folder, warningLimit: .max)
      let (kept, moved, gone, broken) = desk.counts
      let total = counted(kept + moved + gone + broken, "address", "addresses")
      let breach = broken == 0 ? "" : ", \(broken) broken"
      print("\(total): \(kept) kept, \(moved) redirected, \(gone) gone\(breach)")
      if desk.problems.hasErrors { throw ExitCode.failure }
    }
  }
}
