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
struct TopicVectorMaker<Counts: TermCounts> {
  private let counts: Counts
  /// Of a term, by its number of stories; 0 beyond the end.
  private let rarity: [Float]
  private var weights: [Float] = []
  private var steps: [UInt8] = []

  init(_ counts: Counts, rarity: [Float]) {
    self.counts = counts
    self.rarity = rarity
  }

  /// The tenth mention adds less than the second.
  private let roots = (0...255).map { Float($0).squareRoot() }

  mutating func vector(of profile: TermProfile) -> TopicVector {
    let (length, heaviest) = weigh(profile)
    var histogram = setSteps(heaviest, count: profile.terms.count)
    histogram[0] = 0
    var kept = Cutoff(histogram, limit: TopicVector.longest)
    var leads = Cutoff(histogram, limit: TopicVector.leadingCount)
    var entries: [TopicVector.Entry] = []
    entries.reserveCapacity(min(profile.terms.count, TopicVector.longest))
    var leading: [UInt8] = []
    profile.terms.withUnsafeBufferPointer { terms in
      for place in terms.indices where kept.takes(steps[place]) {
        if leads.takes(steps[place]) { leading.append(UInt8(entries.count)) }
        entries.append(TopicVector.Entry(term: terms[place], weight: steps[place]))
      }
    }
    return TopicVector(entries: entries, leading: leading, length: length, step: heaviest / 255)
  }

  /// Sets the weight of each term; gives the length of all together and the heaviest.
  private mutating func weigh(_ profile: TermProfile) -> (length: Float, heaviest: Float) {
    if weights.count < profile.terms.count {
      weights = [Float](repeating: 0, count: profile.terms.count)
      steps = [UInt8](repeating: 0, count: profile.terms.count)
    }
    let census = counts
    var sum: Float = 0
    var heaviest: Float = 0
    rarity.withUnsafeBufferPointer { rarity in
      roots.withUnsafeBufferPointer { roots in
        weights.withUnsafeMutableBufferPointer { weights in
          profile.counts.withUnsafeBufferPointer { counts in
            census.forEach(of: profile.terms) { place, stories in
              let weight = stories < rarity.count ? rarity[stories] * roots[Int(counts[place])] : 0
              weights[place] = weight
              sum += weight * weight
              heaviest = max(heaviest, weight)
            }
          }
        }
      }
    }
    return (sum.squareRoot(), heaviest)
  }

  /// Sets each weight in steps of a 255th of the heaviest; gives how many terms have each number of steps.
  private mutating func setSteps(_ heaviest: Float, count: Int) -> [Int32] {
    var histogram = [Int32](repeating: 0, count: 256)
    let perWeight = heaviest > 0 ? 255 / heaviest : 0
    for place in 0..<count {
      // Adding two to the 23rd leaves the rounded number in the low bits: a conversion without its checks.
      let step = UInt8(truncatingIfNeeded: (weights[place] * perWeight + 8_388_608).bitPattern)
      steps[place] = step
      histogram[Int(step)] += 1
    }
    return histogram
  }
}

/// Takes the heaviest so many of a list: all above some number of steps, and the first few of just that number.
private struct Cutoff {
  private let steps: Int
  private var spare: Int32

  init(_ histogram: [Int32], limit: Int) {
    var left = Int32(limit)
    var steps = 255
    while steps > 0, histogram[steps] <= left {
      left -= histogram[steps]
      steps -= 1
    }
    self.steps = steps
    spare = steps == 0 ? 0 : left
  }

  mutating func takes(_ weight: UInt8) -> Bool {
    if Int(weight) > steps { return true }
    guard Int(weight) == steps, spare > 0 else { return false }
    spare -= 1
    return true
  }
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
