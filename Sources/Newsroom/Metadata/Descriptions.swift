/// What pages say of themselves in a sentence or two: in search results, on cards, in feeds.
///
/// Every page has one. Where nobody wrote one, a list tells what is on it.
struct Descriptions: Sendable {
  let site: Site

  /// For search results: 50 to 160 characters, so words of its own that are short go on with its first sentences.
  func snippet(_ own: String, _ prose: Prose) -> String {
    shortened(own.scalarCount < 50 ? joined(own, plainLine(prose.leadParagraph)) : own, to: 160)
  }

  /// Dek, excerpt or headline: the first that says anything.
  func dek(of article: Article) -> String {
    article.card.dek.isEmpty ? article.card.headline : article.card.dek
  }

  /// What `site.yml` says of the paper, or else the first of the front page's `stories`.
  func front(_ stories: [Int]) -> String {
    let settings = site.settings
    let own = settings.description
    if !own.isEmpty { return shortened(own, to: 160) }
    return listing(settings.tagline, of: Array(stories.prefix(5)))
  }

  /// `text` when an editor wrote one, else `heading` and the headlines of the first stories.
  func list(_ heading: String, _ text: String, number: Int, _ stories: ArraySlice<Int>) -> String {
    if number == 1, text.scalarCount >= 50 { return shortened(text, to: 160) }
    return listing(text.isEmpty || number > 1 ? heading : text, of: Array(stories.prefix(5)))
  }

  func author(_ author: Author) -> String {
    author.biography.map { shortened(plainLine($0.leadParagraph), to: 160) } ?? ""
  }

  private func listing(_ heading: String, of stories: [Int]) -> String {
    described(heading, stories.map { site.articles[$0].card.headline })
  }

  /// `heading`, what it is a list of, and more where that is little.
  func described(_ heading: String, _ names: [String]) -> String {
    let settings = site.settings
    let opening = heading.isEmpty ? settings.title : heading
    var text = joined(opening, names.joined(separator: "; "), by: ": ")
    for more in [settings.title, settings.description] where text.scalarCount < 50 {
      if !text.contains(more) { text = joined(text, more) }
    }
    return shortened(text, to: 160)
  }

  /// - Parameter mark: what parts the two where the first is no sentence.
  private func joined(_ first: String, _ second: String, by mark: String = " – ") -> String {
    if first.isEmpty || second.isEmpty || first == second { return first.isEmpty ? second : first }
    switch first.last {
    // Full stops of Latin, Arabic, Urdu and Hindi; those of East Asia have their space within.
    case ".", "!", "?", "…", "؟", "۔", "।", "॥": return first + " " + second
    case "。", "！", "？": return first + second
    default: return first + mark + second
    }
  }
}
