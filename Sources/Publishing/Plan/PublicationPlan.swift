import Newsroom

/// What a publication is going to do.
package struct PublicationPlan: Sendable {
  /// Ordered by path, each of them.
  package let new: [PublishedFile]
  package let changed: [PublishedFile]
  package let unchanged: [PublishedFile]
  /// Paths of files that an earlier publication put there and that the site no longer has, ordered.
  package let deleted: [String]
  /// Files there that no publication wrote; they stay.
  package let foreign: Int
  /// What the place looked like when it was compared, in the target's own words; `begin` may insist on it.
  package let basis: String
  /// What is to be put in order there beside the files, in words; nil when nothing is.
  package private(set) var chore: String?

  package init(
    new: [PublishedFile], changed: [PublishedFile], unchanged: [PublishedFile], deleted: [String],
    foreign: Int = 0, basis: String = ""
  ) {
    self.new = new.sorted()
    self.changed = changed.sorted()
    self.unchanged = unchanged.sorted()
    self.deleted = deleted.sorted()
    self.foreign = foreign
    self.basis = basis
  }

  /// Compares with a listing of what is there.
  ///
  /// - Parameter published: the digest by which the target knows each file, by path.
  /// - Parameter digest: the digest that a file of the site will have there; asked for in parallel, and only for
  ///   paths that are there already. Two files are the same when their digests are equal.
  package init(
    for edition: PublishedEdition, published: [String: String], jobs: Int, foreign: Int = 0,
    basis: String = "", digest: @escaping @Sendable (PublishedFile) throws -> String
  ) throws {
    let known = edition.files.filter { published[$0.path] != nil }
    let digests = parallelMap(known, jobs: jobs) { file in Result { try digest(file) } }
    var (changed, unchanged): ([PublishedFile], [PublishedFile]) = ([], [])
    for (file, result) in zip(known, digests) {
      if try result.get() == published[file.path] { unchanged.append(file) } else { changed.append(file) }
    }
    let paths = Set(edition.files.map(\.path))
    self.init(
      new: edition.files.filter { published[$0.path] == nil }, changed: changed, unchanged: unchanged,
      deleted: published.keys.filter { !paths.contains($0) }, foreign: foreign,
      basis: basis)
  }

  /// The same plan, carried out even when no file differs.
  package func with(chore: String?) -> PublicationPlan {
    var plan = self
    plan.chore = chore
    return plan
  }

  /// The same plan, which also notes what the place held before any publication; `ours` are the paths of its record.
  func noting(beside ours: Set<String>) -> PublicationPlan {
    guard chore == nil, unchanged.contains(where: { !ours.contains($0.path) }) else { return self }
    return with(chore: "which files are the site's will be noted")
  }

  /// The same plan, which also opens to the web server what `isKept` says that only its owner can read.
  func opening(if isKept: Bool) -> PublicationPlan {
    chore == nil && isKept ? with(chore: "what only its owner can read will be opened to everybody") : self
  }

  /// Whether the place holds the site as it is.
  package var isEmpty: Bool { new.isEmpty && changed.isEmpty && deleted.isEmpty && chore == nil }

  /// Files of the site as it is published now, before the plan is carried out.
  package var published: Int { changed.count + unchanged.count + deleted.count }

  /// Bytes of all new and changed files, as they lie on this machine.
  package var bytes: Int { (new + changed).reduce(0) { $0 + $1.size } }

  package func uploads(in stage: UploadStage) -> [PublishedFile] {
    (new + changed).filter { $0.stage == stage }.sorted()
  }
}
