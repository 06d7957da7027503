import Testing

@testable import Newsroom

@Suite("Related articles: counting terms")
struct TermPollTests {
  @Test("A poll of some stories says of their terms what a census says", arguments: [40, 90, 400])
  func poll(stories: Int) {
    var numbers = SeededNumbers(seed: UInt64(stories))
    let profiles = (0..<stories).map { _ in
      let terms = Set((0..<500).map { _ in UInt32(numbers.below(40_000)) * 107_374 })
      return TermProfile(terms: terms.sorted(), counts: [UInt8](repeating: 1, count: terms.count))
    }
    let chosen = Array(profiles.prefix(3))
    let census = TermCensus(profiles, jobs: 2)
    let poll = TermPoll(profiles, of: chosen, jobs: 2)
    for profile in chosen {
      #expect(counts(of: profile, poll) == counts(of: profile, census))
      #expect(poll.count(at: poll.counter(of: profile.terms[0])) == counts(of: profile, census)[0])
    }
  }

  private func counts(of profile: TermProfile, _ counts: some TermCounts) -> [Int] {
    var found: [Int] = []
    counts.forEach(of: profile.terms) { place, stories in
      #expect(place == found.count)
      found.append(stories)
    }
    return found
  }

  @Test(
    "A set of counters knows a term by as many bits as a counter has",
    arguments: [16, 17, 18, 24] as [UInt32])
  func members(bits: UInt32) {
    let counters = CounterSet(bits: bits, of: [0x1234_0001])
    let (alike, other): (Term, Term) = (0x1234_0001 ^ 1 << (31 - bits), 0x1234_0001 ^ 1 << (32 - bits))
    #expect(counters.containsAny(of: HeldValues([alike])))
    #expect(!counters.containsAny(of: HeldValues([other])))
  }

  @Test("Words that were picked to share sixteen bits of their hash are counted like any other")
  func crafted() {
    let words = ["b8z", "ifp", "iyw", "pcp", "p3b", "yf8", "zyu", "751"]
    let body = (0..<4_000).map { words[$0 * 5 % 8] }.joined(separator: " ")
    let profile = TermProfile(RelatedText(headline: "", dek: "", body: body, language: "en"))
    #expect(Array(profile.terms) == Set(profile.terms).sorted())
    #expect(profile.counts.max() == 255)
  }
}
