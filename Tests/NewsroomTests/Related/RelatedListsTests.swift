import Foundation
import Testing

@testable import Newsroom

@Suite("Related lists of an earlier build")
struct RelatedListsTests {
  private static let stories = [
    story("Ferries strike", "crew port wages", day: 3, tags: [0], authors: [0], section: 0, series: (0, 1)),
    story("Ferries late", "crew port tide", day: 2, tags: [0], authors: [1], section: 1),
    story("Ferries back", "crew port fare", day: 1, tags: [1], authors: [1], section: 1),
  ]
  private static let marked = RelatedLists(
    key: RelatedLists(stories, settings: settings(), after: nil, jobs: 1).key, lists: [[2], [2], [0]])

  @Test("They are taken again when nothing differs")
  func same() {
    #expect(RelatedLists(Self.stories, settings: settings(), after: Self.marked, jobs: 1) == Self.marked)
  }

  @Test("They are made anew when any story or setting differs")
  func different() {
    let others = [
      story("Ferries strike", "crew port pay", day: 3, tags: [0], authors: [0], section: 0, series: (0, 1)),
      story("Ferries strike", "crew port wages", day: 4, tags: [0], authors: [0], section: 0, series: (0, 1)),
      story("Ferries strike", "crew port wages", day: 3, tags: [1], authors: [0], section: 0, series: (0, 1)),
      story("Ferries strike", "crew port wages", day: 3, tags: [0], authors: [1], section: 0, series: (0, 1)),
      story("Ferries strike", "crew port wages", day: 3, tags: [0], authors: [0], section: 1, series: (0, 1)),
      story("Ferries strike", "crew port wages", day: 3, tags: [0], authors: [0], section: 0, series: (0, 2)),
      story("Ferries strike", "crew port wages", day: 3, tags: [0], authors: [0], section: 0, series: (1, 1)),
    ].map { [$0] + Self.stories[1...] }
    for stories in others {
      let fresh = RelatedLists(stories, settings: settings(), after: nil, jobs: 1)
      #expect(RelatedLists(stories, settings: settings(), after: Self.marked, jobs: 1) == fresh)
      #expect(fresh.key != Self.marked.key)
    }
    let changes: [(inout RelatedSettings) -> Void] = [
      { $0.limit = 2 }, { $0.isEarlierOnly = true }, { $0.excludesLinked = true }, { $0.textWeight = 2 },
      { $0.tagWeight = 2 }, { $0.authorWeight = 2 }, { $0.sectionWeight = 2 }, { $0.nearnessWeight = 2 },
      { $0.nearnessDays = 2 },
    ]
    for change in changes {
      let lists = RelatedLists(Self.stories, settings: settings(change), after: Self.marked, jobs: 1)
      #expect(lists.key != Self.marked.key)
    }
  }

  @Test("On disk they are the same, and any byte that changed leaves nothing of them")
  func disk() throws {
    let folder = NSTemporaryDirectory() + "broadsheet-related-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = RelatedShelf(CachePlace(folder: folder, generator: 7))
    #expect(shelf.load() == nil)
    shelf.save(Self.marked)
    #expect(shelf.load() == Self.marked)
    #expect(RelatedShelf(CachePlace(folder: folder, generator: 8)).load() == nil)
    let bytes = try FileIO.read(folder + "/related")
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 4
      try FileIO.write(broken, to: folder + "/related")
      #expect(shelf.load() == nil, "byte \(place)")
      try FileIO.write(Array(bytes[..<place]), to: folder + "/related")
      #expect(shelf.load() == nil, "\(place) bytes")
    }
  }
}
