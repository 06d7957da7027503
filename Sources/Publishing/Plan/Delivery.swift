/// Carries out a plan in the order that readers need: assets, pages, lists, deletions.
package struct Delivery: Sendable {
  package let target: any PublicationTarget
  package let plan: PublicationPlan
  package let limit: DeletionLimit

  package init(_ plan: PublicationPlan, to target: any PublicationTarget, limit: DeletionLimit = .standard) {
    self.target = target
    self.plan = plan
    self.limit = limit
  }

  /// Why the plan will not be carried out as it is; nil when it may be.
  package var objection: PublicationError? {
    guard !limit.allows(plan) else { return nil }
    return PublicationError(
      "the plan deletes \(plan.deleted.count) of \(plan.published) published files, more than \(limit.text)",
      help: "look at it with --dry-run --files; if all of them are to go, add --max-deletions "
        + "\(plan.deleted.count)")
  }

  /// Uploads, deletes and finishes; does nothing when nothing differs.
  ///
  /// When an upload fails, nothing has been deleted but what stood in the way of one (`Obstacles`), and the failure is
  /// thrown. Running it again goes on from there. Returns warnings.
  @discardableResult
  package func run(_ progress: @escaping DeliveryProgress = { _ in }) async throws -> [String] {
    if let objection { throw objection }
    guard !plan.isEmpty else { return [] }
    let publication = try await target.begin(plan)
    do {
      for stage in UploadStage.allCases {
        let files = plan.uploads(in: stage)
        if !files.isEmpty {
          try await publication.put(files) { progress(.arrived($0)) }
        }
      }
      if !plan.deleted.isEmpty {
        progress(.deleting(plan.deleted.count))
        try await publication.delete(plan.deleted)
      }
      progress(.finishing)
      try await publication.finish()
    } catch {
      await publication.abandon()
      throw error
    }
    // Readers see the new edition, whatever becomes of older ones.
    do { return try await publication.clearEarlier() } catch { return ["\(error)"] }
  }
}

/// What has just happened, or is about to; told from any thread.
package enum DeliveryStep: Sendable {
  case arrived(PublishedFile)
  case deleting(Int)
  case finishing
}

package typealias DeliveryProgress = @Sendable (DeliveryStep) -> Void
