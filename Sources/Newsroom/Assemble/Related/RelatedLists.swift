import Mustache

/// The related articles of every story, with what they were made from: for the next build, if that is the same.
package struct RelatedLists: Hashable, Sendable {
  /// Stable hash of all that the lists depend on.
  let key: UInt64
  /// Indices of related articles, best first, for each story.
  let lists: [[Int]]

  init(key: UInt64, lists: [[Int]]) {
    self.key = key
    self.lists = lists
  }

  /// - Parameter previous: the lists of an earlier build; they are taken again if nothing that they depend on differs.
  init(_ stories: [RelatedStory], settings: RelatedSettings, after previous: RelatedLists?, jobs: Int) {
    var hasher = StableHasher()
    hasher.combine(settings)
    for story in stories { hasher.combine(story) }
    let key = hasher.finish()
    if let previous, previous.key == key, previous.lists.count == stories.count {
      self = previous
    } else {
      let desk = RelatedDesk(stories, settings: settings, jobs: jobs)
      self.init(key: key, lists: desk.lists(jobs: jobs))
    }
  }
}

extension StableHasher {
  fileprivate mutating func combine(_ settings: RelatedSettings) {
    combine(settings.limit)
    combine((settings.isEarlierOnly ? 1 : 0) + (settings.excludesLinked ? 2 : 0))
    for weight in [
      settings.textWeight, settings.tagWeight, settings.authorWeight, settings.sectionWeight,
      settings.nearnessWeight, settings.nearnessDays,
    ] {
      combine(weight.bitPattern)
    }
  }

  fileprivate mutating func combine(_ story: RelatedStory) {
    combine(story.profile.terms.count)
    story.profile.terms.withUnsafeBytes { combine(bytes: $0) }
    combine(bytes: story.profile.counts)
    combine(story.published)
    combine(story.section ?? -1)
    combine(story.series?.series ?? -1)
    combine(story.series?.number ?? -1)
    for numbers in [story.tags, story.authors, story.pins, story.bans, story.linked] {
      combine(numbers.count)
      for number in numbers { combine(number) }
    }
  }
}
