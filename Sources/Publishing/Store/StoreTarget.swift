import Newsroom
import ObjectStore

/// `kind: s3`: a bucket of any store that speaks Amazon's S3 protocol.
///
/// Each object is changed at once and the whole in the order of stages. A record in the bucket says what was
/// published, and only that is ever deleted; the store's own list says whether it is still so.
package struct StoreTarget: PublicationTarget {
  private let settings: StoreSettings
  let site: StoreSite
  private let jobs: Int

  package init(
    _ settings: StoreSettings, credentials: StoreCredentials, jobs: Int, patience: Patience = Patience()
  ) {
    self.settings = settings
    self.jobs = jobs
    let address = StoreAddress(
      bucket: settings.bucket, region: settings.region, endpoint: settings.endpoint,
      usesPathStyle: settings.usesPathStyle)
    site = StoreSite(Bucket(address, credentials, patience: patience), prefix: settings.prefix)
  }

  package var place: String {
    let address = site.bucket.address
    // The host often begins with the bucket's name.
    let place =
      address.host.hasPrefix(address.bucket + ".") ? address.host : "\(address.bucket) at \(address.host)"
    return "the bucket " + place + (settings.prefix.isEmpty ? "" : ", below \(settings.prefix)/")
  }

  package func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    let holding = try await site.holding()
    let paths = Set(edition.files.map(\.path))
    let known = try await digests(of: holding, for: paths)
    let ours = holding.record?.ours ?? []
    let packs = settings.packsText
    let plan = try PublicationPlan(
      for: edition, there: Set(holding.objects.keys), ours: ours, basis: holding.basis, jobs: jobs
    ) { try StoredForm.digest($0, packsText: packs) == known[$0.path] }
    return plan.with(chore: chore(holding.record)).noting(beside: ours)
  }

  private func chore(_ record: StoreRecord?) -> String? {
    if record?.pending != nil { return "an earlier publication did not finish, or is still under way" }
    let forgets = settings.keep == 0 && record?.previous != nil
    return forgets ? "copies of earlier publications will be deleted" : nil
  }

  /// Digests of what there is of these paths, none for what somebody else put there. Objects that changed since the
  /// record was written are asked for it.
  private func digests(of holding: StoreHolding, for paths: Set<String>) async throws -> [String: String] {
    let present = paths.intersection(holding.objects.keys)
    let found = Found<String>()
    try await together(present.sorted()) { path in
      if let digest = holding.digest(path) {
        found[path] = digest
      } else {
        found[path] = try await site.digest(path)
      }
    }
    return found.all
  }

  package func begin(_ plan: PublicationPlan) async throws -> any Publication {
    let holding = try await site.holding()
    guard plan.basis == holding.basis else { throw PublicationError.overtaken }
    let change = try await StoreChange(
      site: site, holding: holding, touching: (plan.new + plan.changed).map(\.path) + plan.deleted,
      keep: settings.keep)
    return StorePublication(change: change, plan: plan, packsText: settings.packsText)
  }

  package func rollBack() async throws -> String {
    guard settings.keep > 0 else { throw PublicationError.cannotRollBack("a store with `keep: 0`") }
    return try await StoreReturn(site: site, keep: settings.keep, place: place).run()
  }
}

extension StoreHolding {
  /// What a plan was made from: every record differs from every other.
  fileprivate var basis: String { record?.ticket ?? "" }
}
