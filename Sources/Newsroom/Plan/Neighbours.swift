/// For each story the one before and the one after it in its section; across sections for stories without one.
struct Neighbours {
  private(set) var earlier: [Int?]
  private(set) var later: [Int?]

  init(_ site: Site) {
    earlier = Array(repeating: nil, count: site.articles.count)
    later = earlier
    for section in site.sections { link(section.articles) }
    link(site.articles.indices.filter { site.articles[$0].card.section == nil })
  }

  /// `stories` are newest first.
  private mutating func link(_ stories: [Int]) {
    for (newer, older) in zip(stories, stories.dropFirst()) {
      earlier[newer] = older
      later[older] = newer
    }
  }
}
