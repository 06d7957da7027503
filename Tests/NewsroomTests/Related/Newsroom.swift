@testable import Newsroom

/// One story of a small test newsroom, by its words.
func story(
  _ headline: String, _ body: String = "", dek: String = "", language: String = "en", day: Int = 0,
  tags: [Int] = [], authors: [Int] = [], section: Int? = nil, series: (series: Int, number: Int)? = nil,
  pins: [Int] = [], bans: [Int] = [], linked: [Int] = []
) -> RelatedStory {
  RelatedStory(
    profile: TermProfile(RelatedText(headline: headline, dek: dek, body: body, language: language)),
    published: day * 86_400, tags: tags, authors: authors, section: section, series: series, pins: pins,
    bans: bans, linked: linked)
}

func settings(_ change: (inout RelatedSettings) -> Void = { _ in }) -> RelatedSettings {
  var settings = RelatedSettings()
  change(&settings)
  return settings
}

func lists(_ stories: [RelatedStory], jobs: Int = 1, _ change: (inout RelatedSettings) -> Void = { _ in })
  -> [[Int]]
{
  RelatedDesk(stories, settings: settings(change), jobs: jobs).lists(jobs: jobs)
}

/// Stories that share nothing with anybody, so that rarity has something to be measured against.
func fillers(_ count: Int) -> [RelatedStory] {
  (0..<count).map { story("filler\($0)", "lone\($0) single\($0)") }
}

/// Words that are made up, always the same for one seed.
struct MadeUpProse {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  mutating func words(_ count: Int, of vocabulary: Int) -> String {
    (0..<count).map { _ in "word\(min(next(below: vocabulary), next(below: vocabulary)))" }.joined(
      separator: " ")
  }
}
