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
      reasons.insert(entry.own == recipe.own ? .contents : .story)
    }
    guard reasons.isEmpty else { return reasons }
    guard let size = output.size(of: file) else { return .gone }
    return size == entry.size ? [] : .altered
  }
}
