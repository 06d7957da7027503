/// One story's terms with what each says there: how often the story uses it, times how few others do.
struct TopicVector: Sendable {
  /// The terms that say most, in order of their hashes.
  let entries: [Entry]
  /// Those of them that say the very most, which stories are looked up by, as places in `entries`.
  let leading: [UInt8]
  /// Length of the vector of all terms.
  let length: Float
  /// The weight that one step of an entry stands for.
  let step: Float

  /// Terms of a story that it is compared by: with fewer, recall falls (255: .587, 192: .582, 128: .570).
  static let longest = 255
  /// Terms of a story that others are found by.
  static let leadingCount = 64

  /// A term, by the first 24 bits of its hash, and its weight in steps from 1 to 255: four bytes, for the
  /// comparing of stories is the reading of these.
  struct Entry: Equatable, Sendable {
    let packed: UInt32

    init(packed: UInt32) { self.packed = packed }

    init(term: Term, weight: UInt8) { packed = term & ~0xFF | UInt32(weight) }

    var term: UInt32 { packed >> 8 }
    var weight: UInt32 { packed & 0xFF }
  }
}

/// Makes vectors, with buffers that are allocated once.
///
/// Each step is a loop of its own that does the same for every term: what is left out is written, too, and then
/// overwritten, for a processor could only guess which terms that will be.
struct TopicVectorMaker<Counts: TermCounts> {
  private let census: Counts
  /// Of a term, by its number of stories; 0 at the end and beyond it.
  private let rarity: [Float]
  /// In how many stories each of a story's terms occurs.
  private var counts: [UInt16] = []
  /// The terms that have a weight.
  private var weighed: [Weighed] = []

  private struct Weighed {
    var term: Term = 0
    var weight: Float = 0
  }

  init(_ census: Counts, rarity: [Float]) {
    self.census = census
    self.rarity = rarity + [0]
  }

  /// The tenth mention adds less than the second.
  private let roots = (0...255).map { Float($0).squareRoot() }

  mutating func vector(of profile: TermProfile) -> TopicVector {
    count(profile.terms)
    let (kept, length, heaviest) = weigh(profile)
    return TopicVector(
      steps(kept, heaviest: heaviest), length: length, step: heaviest / 255)
  }

  /// Looks up how many stories have each term, and nothing else, so that many of these loads are under way at once.
  private mutating func count(_ terms: HeldValues<Term>) {
    if counts.count < terms.count {
      counts = [UInt16](repeating: 0, count: terms.count)
      weighed = [Weighed](repeating: Weighed(), count: terms.count)
    }
    let census = census
    counts.withUnsafeMutableBufferPointer { counts in
      census.forEach(of: terms) { counts[$0] = UInt16(clamping: $1) }
    }
  }

  /// Sets the terms that have a weight, in their order; gives how many, the length of all together and the heaviest.
  private mutating func weigh(_ profile: TermProfile) -> (kept: Int, length: Float, heaviest: Float) {
    let counts = counts
    var kept = 0
    var sum: Float = 0
    var heaviest: Float = 0
    rarity.withUnsafeBufferPointer { rarity in
      roots.withUnsafeBufferPointer { roots in
        weighed.withUnsafeMutableBufferPointer { weighed in
          profile.forEachTerm { place, term, mentions in
            let stories = min(Int(counts[place]), rarity.count - 1)
            let weight = rarity[stories] * roots[Int(mentions)]
            weighed[kept] = Weighed(term: term, weight: weight)
            kept &+= weight > 0 ? 1 : 0
            sum += weight * weight
            heaviest = max(heaviest, weight)
          }
        }
      }
    }
    return (kept, sum.squareRoot(), heaviest)
  }

  /// The first so many of those weighed, each in steps of a 255th of the heaviest.
  private func steps(_ count: Int, heaviest: Float) -> [TopicVector.Entry] {
    let perWeight = heaviest > 0 ? 255 / heaviest : 0
    return weighed[..<count].map {
      // Adding two to the 23rd leaves the rounded number in the low bits: a conversion without its checks.
      TopicVector.Entry(
        term: $0.term, weight: UInt8(truncatingIfNeeded: ($0.weight * perWeight + 8_388_608).bitPattern))
    }
  }
}

extension TopicVector {
  /// - Parameter all: every term that has a weight, in their order.
  fileprivate init(_ all: [Entry], length: Float, step: Float) {
    self.length = length
    self.step = step
    var histogram = [Int32](repeating: 0, count: 256)
    for entry in all { histogram[Int(entry.weight)] += 1 }
    histogram[0] = 0
    var kept = Cutoff(histogram, limit: Self.longest)
    var leads = Cutoff(histogram, limit: Self.leadingCount)
    entries = [Entry](unsafeUninitializedCapacity: min(all.count, Self.longest) + 1) { entries, count in
      for entry in all {
        entries[count] = entry
        count &+= kept.takes(entry)
      }
    }
    let chosen = entries
    leading = [UInt8](unsafeUninitializedCapacity: min(all.count, Self.leadingCount) + 1) { leading, count in
      for (place, entry) in chosen.enumerated() {
        leading[count] = UInt8(truncatingIfNeeded: place)
        count &+= leads.takes(entry)
      }
    }
  }
}

/// Takes the heaviest so many of a list: all above some number of steps, and the first few of just that number.
private struct Cutoff {
  private let steps: Int32
  private var spare: Int32

  init(_ histogram: [Int32], limit: Int) {
    var left = Int32(limit)
    var steps = 255
    while steps > 0, histogram[steps] <= left {
      left -= histogram[steps]
      steps -= 1
    }
    self.steps = Int32(steps)
    spare = steps == 0 ? 0 : left
  }

  /// 1 for what is taken, else 0; of signs alone, for a compiler makes branches of comparisons.
  @inline(__always)
  mutating func takes(_ entry: TopicVector.Entry) -> Int {
    let difference = Int32(truncatingIfNeeded: entry.weight) &- steps
    let isAbove = Self.isNegative(0 &- difference)
    let isSpare = ~isAbove & ~Self.isNegative(difference) & Self.isNegative(0 &- spare) & 1
    spare &-= isSpare
    return Int(isAbove & 1 | isSpare)
  }

  /// All bits for a negative number, none for another.
  @inline(__always)
  private static func isNegative(_ number: Int32) -> Int32 { number &>> 31 }
}

extension TopicVector {
  /// The vectors of all stories, by place.
  static func all(of stories: [RelatedStory], jobs: Int) -> [TopicVector] {
    // Threads that go through whole stories would take turns at their reference counts.
    let profiles = stories.map(\.profile)
    return all(of: profiles, TermCensus(profiles, jobs: jobs), stories.count, jobs: jobs)
  }

  /// The vectors of some of the stories.
  ///
  /// - Parameter poll: in how many of all stories their terms occur; counted here where it is nil.
  static func all(
    of stories: [RelatedStory], chosen: [Int], _ poll: TermPoll?, jobs: Int
  ) -> [TopicVector] {
    let users = chosen.map { stories[$0].profile }
    let poll = poll ?? TermPoll(stories.map(\.profile), of: users, jobs: jobs)
    return all(of: users, poll, stories.count, jobs: jobs)
  }

  private static func all<Counts: TermCounts>(
    of profiles: [TermProfile], _ counts: Counts, _ stories: Int, jobs: Int
  ) -> [TopicVector] {
    let rarity = Rarity(stories: stories).ofTerms()
    return parallelMap(count: profiles.count, jobs: jobs) {
      TopicVectorMaker(counts, rarity: rarity)
    } transform: { place, maker in
      maker.vector(of: profiles[place])
    }
  }
}
