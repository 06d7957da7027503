import Foundation
import Testing

@testable import Newsroom

@Suite("Related lists of an earlier build")
struct RelatedListsTests {
  /// A story that is edited between builds.
  private struct Draft {
    let name: Int
    var headline: String
    var body: String
    var day: Int
    var tags: [Int]
    var authors: [Int]
    var section: Int
    var series: Int?
    var pin: Int?
    var profile: TermProfile

    init(_ name: Int, _ prose: inout MadeUpProse) {
      self.name = name
      headline = prose.words(5, of: 300)
      body = prose.words(80, of: 2_000)
      day = prose.next(below: 900)
      // Half of all stories have tag 0: more than are looked at from one story.
      tags = Set([prose.next(below: 2), prose.next(below: 40)]).sorted()
      authors = [prose.next(below: 9)]
      section = prose.next(below: 4)
      series = prose.next(below: 30) == 0 ? 1 : nil
      profile = .empty
      count()
    }

    mutating func count() {
      profile = TermProfile(RelatedText(headline: headline, dek: "", body: body, language: "en"))
    }
  }

  /// Newest first, with tags numbered as they come up, as a site numbers them.
  private static func stories(_ drafts: [Draft]) -> [RelatedStory] {
    let drafts = drafts.sorted { ($1.day, $0.name) < ($0.day, $1.name) }
    var numbers: [Int: Int] = [:]
    func number(_ tag: Int) -> Int {
      if numbers[tag] == nil { numbers[tag] = numbers.count }
      return numbers[tag] ?? 0
    }
    return drafts.map { draft in
      RelatedStory(
        identity: UInt64(draft.name), profile: draft.profile, published: draft.day * 86_400,
        tags: draft.tags.map(number), authors: draft.authors, section: draft.section,
        filing: (draft.tags + draft.authors.map { $0 + 100 } + [draft.section + 200]).map { UInt64($0) },
        series: draft.series.map { ($0, draft.name) },
        pins: draft.pin.flatMap { pin in drafts.firstIndex { $0.name == pin } }.map { [$0] } ?? [])
    }
  }

  private static func edit(_ drafts: inout [Draft], _ prose: inout MadeUpProse) {
    let place = prose.next(below: drafts.count)
    let other = drafts[prose.next(below: drafts.count)]
    switch prose.next(below: 9) {
    case 0, 1: drafts[place].body += " " + prose.words(6, of: 2_000)
    case 2: drafts[place].headline = other.headline
    case 3: drafts[place].body = other.body
    case 4: drafts.append(Draft(drafts.reduce(0) { max($0, $1.name) } + 1, &prose))
    case 5: drafts.remove(at: place)
    case 6: drafts[place].day = other.day
    case 7: drafts[place].tags = other.tags
    default:
      drafts[place].pin = other.name == drafts[place].name ? nil : other.name
      drafts[place].series = other.series
    }
    for place in drafts.indices { drafts[place].count() }
  }

  @Test("After any edits they are what a build from nothing makes", arguments: [1, 2, 3, 4], [120, 500])
  func followsEdits(seed: Int, stories count: Int) {
    var prose = MadeUpProse(seed: UInt64(seed))
    var drafts = (0..<count).map { Draft($0, &prose) }
    let settings = settings { $0.isEarlierOnly = seed % 2 == 0 }
    var lists = RelatedLists(Self.stories(drafts), settings: settings, jobs: 2)
    var kept = 0
    for round in 0..<12 {
      let former = Dictionary(uniqueKeysWithValues: drafts.map { (UInt64($0.name), $0.profile) })
      for _ in 0...prose.next(below: 3) { Self.edit(&drafts, &prose) }
      let stories = Self.stories(drafts)
      lists = RelatedLists(
        stories, settings: settings, after: lists.memory,
        formerProfile: { identity, wording in
          former[identity].flatMap { $0.fingerprint == wording ? $0 : nil }
        }, jobs: 2)
      let clean = RelatedLists(stories, settings: settings, jobs: 1)
      #expect(lists.lists == clean.lists, "seed \(seed), round \(round)")
      #expect(lists.memory.floors == clean.memory.floors, "seed \(seed), round \(round)")
      kept += stories.count - lists.chosen
    }
    // Of few stories an edit may reach all.
    #expect(kept > 0 || count < 500, "every list was made anew in every round")
  }

  @Test("Stories that go at once bring others into sight under a tag that many have")
  func sight() {
    var prose = MadeUpProse(seed: 6)
    var drafts = (0..<331).map { Draft($0, &prose) }
    for place in drafts.indices {
      drafts[place].headline = "lone\(place)"
      drafts[place].body = "single\(place)"
      drafts[place].day = 1_000 - place
      drafts[place].tags = place < 131 ? [0] : []
      drafts[place].authors = []
      drafts[place].series = nil
      drafts[place].count()
    }
    let settings = settings { $0.nearnessWeight = 0 }
    let memory = RelatedLists(Self.stories(drafts), settings: settings, jobs: 1).memory
    let former = Dictionary(uniqueKeysWithValues: drafts.map { (UInt64($0.name), $0.profile) })
    drafts.removeSubrange(60..<65)
    let stories = Self.stories(drafts)
    let lists = RelatedLists(
      stories, settings: settings, after: memory, formerProfile: { identity, _ in former[identity] }, jobs: 1)
    #expect(lists.lists == RelatedLists(stories, settings: settings, jobs: 1).lists)
    #expect(lists.chosen < stories.count)
  }

  private static let few = [
    story("Ferries strike", "crew port wages", day: 3, tags: [0]),
    story("Ferries late", "crew port tide", day: 2, tags: [0]),
    story("Ferries back", "crew port fare", day: 1),
  ]

  @Test("None is made anew when nothing differs, and all are for other settings or unknown former words")
  func chosen() {
    var prose = MadeUpProse(seed: 9)
    var drafts = (0..<60).map { Draft($0, &prose) }
    let stories = Self.stories(drafts)
    let memory = RelatedLists(stories, settings: settings(), jobs: 1).memory
    #expect(RelatedLists(stories, settings: settings(), after: memory, jobs: 1).chosen == 0)
    let changes: [(inout RelatedSettings) -> Void] = [
      { $0.limit = 2 }, { $0.isEarlierOnly = true }, { $0.excludesLinked = true }, { $0.textWeight = 2 },
      { $0.tagWeight = 2 }, { $0.authorWeight = 2 }, { $0.sectionWeight = 2 }, { $0.nearnessWeight = 2 },
      { $0.nearnessDays = 2 },
    ]
    for change in changes {
      #expect(RelatedLists(stories, settings: settings(change), after: memory, jobs: 1).chosen == 60)
    }
    drafts[7].body += " and so on"
    drafts[7].count()
    let edited = Self.stories(drafts)
    let lists = RelatedLists(edited, settings: settings(), after: memory, jobs: 1).lists
    #expect(lists == RelatedLists(edited, settings: settings(), jobs: 1).lists)
  }

  @Test("What is kept on disk is the same, and any byte that changed leaves nothing of it")
  func disk() throws {
    let folder = NSTemporaryDirectory() + "broadsheet-related-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let memory = RelatedLists(Self.few, settings: settings(), jobs: 1).memory
    let shelf = RelatedShelf(CachePlace(folder: folder, generator: 7))
    #expect(shelf.load() == nil)
    shelf.save(memory)
    #expect(shelf.load() == memory)
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
