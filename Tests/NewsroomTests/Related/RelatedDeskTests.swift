import Testing

@testable import Newsroom

@Suite("Related articles: order of authority")
struct RelatedDeskTests {
  private let floods = [
    story("Harbour floods again", "The harbour flooded after heavy rain", day: 9),
    story("Flood barrier for the harbour", "The harbour barrier holds back floods", day: 8),
    story("Rain fills the harbour", "Heavy rain over the harbour", day: 7),
    story("Opera opens its season", "The opera sings Verdi", day: 6),
    story("Verdi at the opera", "A season of Verdi", day: 5),
  ]

  @Test("The most similar stories come first, and nothing unrelated fills the list")
  func similarity() {
    #expect(lists(floods + fillers(8)).prefix(5) == [[1, 2], [0, 2], [0, 1], [4], [3]])
  }

  @Test("An old story shows the newer coverage, and the newer the old")
  func bothWays() {
    let found = lists(floods + fillers(8))
    #expect(found[2].contains(0))
    #expect(found[0].contains(2))
  }

  @Test("Pins come first, in the editor's order, however unrelated")
  func pins() {
    var stories = floods + fillers(8)
    stories[0] = story("Harbour floods again", "The harbour flooded after heavy rain", day: 9, pins: [4, 3])
    #expect(lists(stories)[0] == [4, 3, 1, 2])
  }

  @Test("An excluded story never shows, not even pinned or next in its series")
  func bans() {
    var stories = floods + fillers(8)
    stories[0] = story(
      "Harbour floods again", "The harbour flooded after heavy rain", day: 9, series: (0, 1), pins: [1],
      bans: [1, 2])
    stories[2] = story("Rain fills the harbour", "Heavy rain over the harbour", series: (0, 2))
    #expect(lists(stories)[0] == [])
  }

  @Test("The next and the previous part of a series follow the pins and precede the rest")
  func series() {
    let stories =
      [
        story("Harbour floods", "harbour flood", day: 9, series: (0, 2), pins: [4]),
        story("Harbour floods more", "harbour flood", day: 9),
        story("Third part", "other words", day: 8, series: (0, 3)),
        story("First part", "unlike anything", day: 7, series: (0, 1)),
        story("Pinned", "pinned words", day: 6),
        story("Fourth part", "still other words", day: 5, series: (0, 4)),
      ] + fillers(8)
    #expect(lists(stories)[0] == [4, 2, 3, 1])
  }

  @Test("Series neighbours stay even where all parts have nearly the same text")
  func alikeSeries() {
    var prose = MadeUpProse(seed: 5)
    let text = prose.words(120, of: 4_000)
    let stories = (1...3).map { story("Part \($0)", text, series: (0, $0)) } + fillers(8)
    #expect(lists(stories)[1] == [2, 0])
  }

  @Test("A story is never in its own list, not even pinned")
  func noSelf() {
    let stories = [story("Harbour", "floods", pins: [0]), story("Harbour", "floods")] + fillers(4)
    #expect(lists(stories)[0] == [1])
  }

  @Test("A list is no longer than its limit, and a limit of 0 means no lists")
  func limit() {
    let stories = (0..<9).map { story("Harbour floods \($0)", "harbour flood water barrier", pins: [8, 7]) }
    #expect(lists(stories + fillers(30)) { $0.limit = 3 }[0].count == 3)
    #expect(lists(stories) { $0.limit = 1 }[0] == [8])
    #expect(lists(stories) { $0.limit = 0 } == stories.map { _ in [] })
  }

  @Test("Only earlier stories where the site wants that, save for pins")
  func earlierOnly() {
    var stories = floods + fillers(8)
    #expect(lists(stories) { $0.isEarlierOnly = true }[1] == [2])
    stories[1] = story(
      "Flood barrier for the harbour", "The harbour barrier", day: 8, series: (0, 1), pins: [0])
    stories[0] = story("Harbour floods again", "The harbour flooded", day: 9, series: (0, 2))
    #expect(lists(stories) { $0.isEarlierOnly = true }[1] == [0, 2])
  }

  @Test("Stories linked in the body are kept out where the site wants that, save for pins")
  func linked() {
    var stories = floods + fillers(8)
    stories[0] = story("Harbour floods again", "The harbour flooded after heavy rain", day: 9, linked: [1])
    #expect(lists(stories)[0] == [1, 2])
    #expect(lists(stories) { $0.excludesLinked = true }[0] == [2])
    stories[0] = story(
      "Harbour floods again", "The harbour flooded after heavy rain", day: 9, pins: [1], linked: [1])
    #expect(lists(stories) { $0.excludesLinked = true }[0] == [1, 2])
  }

  @Test("The same wire story twice takes one place, and a copy of the story itself takes none")
  func copies() {
    var prose = MadeUpProse(seed: 3)
    let own = prose.words(200, of: 900)
    let wire = prose.words(200, of: 900)
    let stories = [
      story("Strike at the port", own), story("Strike at the port", own + " updated"),
      story("Port wages", wire), story("Wages at the port", wire + " agency report"),
      story("Port cranes", prose.words(200, of: 900)),
    ]
    let list = lists(stories + fillers(20)) { $0.limit = 5 }[0]
    #expect(!list.contains(1))
    #expect(list.contains(4))
    #expect(list.filter { $0 == 2 || $0 == 3 }.count == 1)
  }

  @Test("Of equally similar stories the one nearest in time comes first")
  func nearness() {
    let stories =
      [
        story("Harbour floods", "barrier", day: 4_000), story("Harbour floods", "ferries", day: 3_990),
        story("Harbour floods", "ferries", day: 2_000), story("Harbour floods", "ferries", day: 10),
      ] + fillers(20)
    #expect(lists(stories)[0] == [1, 2, 3])
    #expect(lists(stories)[3] == [2, 1, 0])
  }

  @Test("Equal scores go to the newer story")
  func ties() {
    let stories = (0..<5).map { _ in story("Harbour floods") } + fillers(20)
    #expect(lists(stories)[2] == [0, 1, 3, 4])
  }

  @Test("Stories without words are related by rare tags, and without anything by nothing")
  func emptyTexts() {
    let stories = [
      story("", tags: [0]), story("", tags: [0]), story("", tags: [1]), story(""), story("", tags: [1]),
    ]
    #expect(lists(stories) == [[1], [0], [4], [], [2]])
    #expect(lists([]) == [])
    #expect(lists([story("Alone")]) == [[]])
  }
}
