/// A place that a site is published to: a folder, a server, a store, a branch.
///
/// Comparing and publishing are two steps, so that people see what would happen before it does. A target keeps
/// no state of its own between them: what it finds out while comparing it puts into the plan, or finds out again.
package protocol PublicationTarget: Sendable {
  /// Where it leads, in words for people; holds no password and no key.
  var place: String { get }

  /// What would be uploaded and deleted; changes nothing there.
  ///
  /// Files are told apart by content, never by time. Only files that an earlier publication put there may be
  /// listed as deleted; a target that cannot know says so in its own documentation.
  func plan(for edition: PublishedEdition) async throws -> PublicationPlan

  /// Makes ready to carry out `plan`, clearing away what a publication that was killed has left.
  func begin(_ plan: PublicationPlan) async throws -> any Publication

  /// Puts the publication before the present one in its place, and says in words which one that is.
  ///
  /// Throws `PublicationError.cannotRollBack` where the target keeps no earlier ones.
  func rollBack() async throws -> String
}

/// A publication that is under way.
///
/// `Delivery` calls `put` once for each stage in the order of `UploadStage`, then `delete`, then `finish`, then `clearEarlier`; or, after
/// the first failure, `abandon` and nothing else. A process may end at any moment without any of these.
package protocol Publication: Sendable {
  /// Uploads all of `files`, in any order and at the same time if it likes; reports each that is done.
  ///
  /// Returns when every one of them has arrived, and throws when one of them has not.
  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws

  /// Deletes `paths`; that one is gone already is no failure.
  func delete(_ paths: [String]) async throws

  /// Shows the new edition to readers where the target does that at once, and keeps record of it.
  func finish() async throws

  /// Deletes what the target keeps no longer of earlier publications, when readers see the new edition.
  ///
  /// Returns in words what it could not delete.
  func clearEarlier() async throws -> [String]

  /// Clears away what readers do not see; the next publication must be able to go on without it.
  func abandon() async
}

extension Publication {
  package func clearEarlier() async throws -> [String] { [] }
}
