/// What a build wrote: each file of the output folder with the fingerprint of what it was made from.
///
/// Lies in the output folder itself, so that both are moved, kept or thrown away together. The build
/// deletes only files that stand here.
package struct Manifest: Hashable, Sendable {
  package static let fileName = ".broadsheet-manifest"
  /// The name under which a new manifest is written before it takes the place of the old one.
  static let temporaryName = fileName + ".new"

  /// The state of every source on disk and of the request, as a stable hash.
  package struct Inputs: Hashable, Sendable {
    /// Its lowest bit says whether a source that looks the same is the same: none was new when it was listed.
    let mark: UInt64

    init(mark: UInt64) { self.mark = mark }

    init(_ hash: UInt64, isSettled: Bool) { mark = hash & ~1 | (isSettled ? 1 : 0) }

    /// Whether nothing was edited between these and `other`.
    func holds(as other: Self) -> Bool { mark == other.mark && mark & 1 == 1 }

    /// Whether the sources look alike at least.
    func looksLike(_ other: Self) -> Bool { mark >> 1 == other.mark >> 1 }
  }

  /// What the last build was made from, and for how long its result holds.
  package struct Basis: Hashable, Sendable {
    let inputs: Inputs
    package let from: Instant
    /// Nil when time alone changes nothing.
    package let until: Instant?
    package let pages: Int
    package let articles: Int
    package let warnings: Int
    package let includesDrafts: Bool
    /// Address of the site's front page, without the last slash.
    package let baseURL: String

    func holds(_ inputs: Inputs, at now: Instant) -> Bool { self.inputs.holds(as: inputs) && holds(at: now) }

    /// Whether time has changed nothing by then.
    func holds(at now: Instant) -> Bool { now >= from && (until.map { now < $0 } ?? true) }
  }

  package struct Entry: Hashable, Sendable {
    /// Stable hash of what no other file is made of.
    package let contents: UInt64
    /// Some bits of the hash of what was written for the page alone; zero without, odd for a story.
    let own: UInt16
    /// Bytes of the file as it was written; negative as long as it is in doubt what stands there.
    package let size: Int

    package init(contents: UInt64, own: UInt16 = 0, size: Int) {
      self.contents = contents
      self.own = own
      self.size = size
    }

    /// Whether it is the page of a story or of a file in `pages/`.
    package var isStory: Bool { own % 2 == 1 }

    /// A file that a build was about to write.
    static let inDoubt = Entry(contents: 0, size: -1)
  }

  /// Paths relative to the output folder, in the order in which they were added.
  package private(set) var paths: [String] = []
  private var entries: [String: Entry] = [:]
  /// Which build of the program wrote the files: another one may make other bytes of the same sources.
  package let generator: UInt64
  /// What many of the files were made of.
  let ingredients: Ingredients
  /// Nil for a build that was not finished.
  package let basis: Basis?

  package init(generator: UInt64, ingredients: Ingredients = Ingredients(), basis: Basis? = nil) {
    self.generator = generator
    self.ingredients = ingredients
    self.basis = basis
  }

  mutating func reserve(_ count: Int) {
    paths.reserveCapacity(count)
    entries.reserveCapacity(count)
  }

  package subscript(path: String) -> Entry? { entries[path] }

  /// Adds a file, or says something else of one that is there.
  package mutating func set(_ path: String, to entry: Entry) {
    if entries.updateValue(entry, forKey: path) == nil { paths.append(path) }
  }
}
