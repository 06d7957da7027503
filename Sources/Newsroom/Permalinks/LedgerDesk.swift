import Diagnostics

/// The ledger of a site held against the site as it would be published now.
package struct LedgerDesk: Sendable {
  package let ledger: PermalinkLedger
  /// What would break, and what else is wrong with the ledger.
  package let problems: [Diagnostic]
  /// Addresses whose file is still there, with where it leads now.
  package let moved: [(old: SitePath, new: SitePath, origin: Promise.Origin)]
  /// Addresses that lead nowhere though the ledger says otherwise.
  private let broken: Set<SitePath>
  /// All addresses that lead somewhere.
  private let known: Set<SitePath>
  private let folder: SiteFolder

  package init(_ request: BuildRequest) throws(FileSystemError) {
    var watch = Stopwatch()
    folder = try SiteFolder(at: request.site)
    let loaded = try LoadedSite.load(folder, request, excluding: request.output ?? folder.defaultOutput)
    let assembled = try loaded.assemble(request, &watch) { _, _, _ in }
    let (plan, claims) = Plan.of(assembled.site, contentPrefix: folder.contentPrefix)
    // Only its addresses matter, and no colour.
    let edition = Edition(
      site: assembled.site, plan: plan, labels: loaded.labels, assets: loaded.theme.assets,
      properties: CustomProperties([]), themeNames: [], jobs: request.jobs)
    let check = PermalinkCheck(
      assembled.ledger, edition, assembled.writer, contentPrefix: folder.contentPrefix, present: request.now)
    let file = folder.contentPrefix + PermalinkLedger.fileName
    ledger = assembled.ledger
    let found = (assembled.diagnostics + claims.diagnostics).filter { $0.span?.path == file }
    problems = (found + check.diagnostics()).ordered
    moved = check.movedAddresses()
    broken = check.brokenAddresses()
    known = edition.addresses.known
  }

  /// Writes into the ledger that every address that moved leads on to its new one.
  package func redirectMoved() throws(FileSystemError) {
    var ledger = try PermalinkLedger.loadForChange(folder)
    for (old, new, origin) in moved {
      // Its address may depend on those that the ledger holds, so it must be among them. A story that comes back to one
      // which led on from there has it again.
      switch ledger[new]?.fate {
      case .moved, nil: ledger.settle(new, .kept(origin))
      case .kept, .gone: break
      }
      ledger.settle(old, .moved(to: new))
    }
    try ledger.save(in: folder)
  }

  /// How many addresses lead to a page of their own, to another address, nowhere any more, and nowhere by mistake.
  package var counts: (kept: Int, moved: Int, gone: Int, broken: Int) {
    ledger.all.reduce(into: (0, 0, 0, 0)) { counts, promise in
      switch promise.fate {
      case _ where broken.contains(promise.address): counts.3 += 1
      case .kept where known.contains(promise.address): counts.0 += 1
      case .moved: counts.1 += 1
      // A story has expired there.
      case .kept, .gone: counts.2 += 1
      }
    }
  }
}
