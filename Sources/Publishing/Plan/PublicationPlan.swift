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

  /// Compares an edition with what is there.
  ///
  /// - Parameters:
  ///   - there: paths of all files that are there, whoever put them there.
  ///   - ours: paths of those that the publication may delete.
  ///   - isSame: whether a file is there just as it will be; asked in parallel, and only of paths that are there.
  package init(
    for edition: PublishedEdition, there: Set<String>, ours: Set<String>, basis: String = "", jobs: Int = 1,
    isSame: @Sendable (PublishedFile) throws -> Bool
  ) throws {
    let known = edition.files.filter { there.contains($0.path) }
    let same = try parallelMap(known, jobs: jobs) { file in Result { try isSame(file) } }.map { try $0.get() }
    let others = there.subtracting(edition.files.map(\.path))
    let deleted = others.intersection(ours)
    self.init(
      new: edition.files.filter { !there.contains($0.path) },
      changed: zip(known, same).filter { !$1 }.map(\.0), unchanged: zip(known, same).filter(\.1).map(\.0),
      deleted: Array(deleted), foreign: others.count - deleted.count, basis: basis)
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

  /// All files of the site when the plan is carried out.
  var site: [PublishedFile] { new + changed + unchanged }

  /// Files of the site as it is published now, before the plan is carried out.
  package var published: Int { changed.count + unchanged.count + deleted.count }

  /// Bytes of all new and changed files, as they lie on this machine.
  package var bytes: Int { (new + changed).reduce(0) { $0 + $1.size } }

  package func uploads(in stage: UploadStage) -> [PublishedFile] {
    (new + changed).filter { $0.stage == stage }.sorted()
  }
}
