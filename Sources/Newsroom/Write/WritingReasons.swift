/// Why a file is made and, if other bytes stand there, written; empty when it stands as it should.
package struct WritingReasons: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The last build did not write it.
  package static let new = Self(rawValue: 1 << 0)
  /// The last build ended while it was writing.
  package static let inDoubt = Self(rawValue: 1 << 1)
  /// Another build of the program wrote it.
  package static let program = Self(rawValue: 1 << 2)
  /// What every page shows has changed.
  package static let edition = Self(rawValue: 1 << 3)
  /// Its template has changed, or one that this includes.
  package static let template = Self(rawValue: 1 << 4)
  /// What its author wrote has changed.
  package static let story = Self(rawValue: 1 << 5)
  /// What else it shows has changed.
  package static let contents = Self(rawValue: 1 << 6)
  /// It has gone from the output folder.
  package static let gone = Self(rawValue: 1 << 7)
  /// It has not the size with which it was written.
  package static let altered = Self(rawValue: 1 << 8)
}

/// Compares what files are to be made of with what the last build made them of.
struct Freshness: Sendable {
  private let output: OutputFolder
  private let isOfThisProgram: Bool
  private let isSameEdition: Bool
  private let changedTemplates: Set<String>

  init(_ output: OutputFolder, for ingredients: Ingredients) {
    let previous = output.previous
    self.output = output
    isOfThisProgram = previous.generator == output.generator
    isSameEdition = ingredients.changes(of: .edition, since: previous.ingredients).isEmpty
    changedTemplates = ingredients.changes(of: .page, since: previous.ingredients)
  }

  /// Asks the disk only about files that all else says are as they should be.
  func reasons(toWrite file: String, of recipe: Recipe) -> WritingReasons {
    guard let entry = output.previous[file] else { return .new }
    guard entry.size >= 0 else { return .inDoubt }
    guard isOfThisProgram else { return .program }
    var reasons: WritingReasons = []
    if recipe.showsEdition, !isSameEdition { reasons.insert(.edition) }
    if let template = recipe.template, changedTemplates.contains(template) { reasons.insert(.template) }
    if entry.contents != recipe.contents {
      reasons.insert(entry.story == recipe.story ? .contents : .story)
    }
    guard reasons.isEmpty else { return reasons }
    guard let size = output.size(of: file) else { return .gone }
    return size == entry.size ? [] : .altered
  }
}
