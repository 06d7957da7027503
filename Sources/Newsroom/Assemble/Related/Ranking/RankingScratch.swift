/// Buffers of one thread that ranks stories; empty between two stories.
struct RankingScratch {
  /// Every story with a score in the making; with nothing, where it is not in `touched`.
  private var standings: [Standing]
  /// The stories that something was added for, before as many as there are.
  private var touched: [Int32]
  private var touchedCount = 0

  private(set) var vector = SpreadVector()
  private(set) var filings = SpreadFilings()

  /// A score, and beside it what it is multiplied by in the end: what is far apart in memory is waited for twice.
  private struct Standing {
    /// Products of steps of weights: whole numbers, so that their order is of no consequence.
    var words: UInt32 = 0
    var filings: Float = 0
    let scale: Float
    let minute: Int32

    /// 1 for nothing; a number, for a branch would be guessed wrong as often as not.
    @inline(__always)
    var isNothing: Int { words | filings.bitPattern == 0 ? 1 : 0 }
  }

  /// - Parameters:
  ///   - scales: what a product of weights stands for, for each story.
  ///   - minutes: when each was published.
  init(scales: [Float], minutes: [Int32]) {
    standings = zip(scales, minutes).map { Standing(scale: $0, minute: $1) }
    // One more, for the story that is noted and not counted when all are.
    touched = [Int32](repeating: 0, count: standings.count + 1)
  }

  @inline(__always)
  func scale(of story: Int) -> Float { standings[story].scale }

  @inline(__always)
  func minute(of story: Int) -> Int32 { standings[story].minute }

  /// Adds `weight` times the weight of each posting's story.
  mutating func add(_ postings: ArraySlice<PostingLists.Posting>, _ weight: UInt8) {
    var count = touchedCount
    standings.withUnsafeMutableBufferPointer { standings in
      touched.withUnsafeMutableBufferPointer { touched in
        for posting in postings {
          touched[count] = Int32(truncatingIfNeeded: posting.story)
          count &+= standings[posting.story].isNothing
          standings[posting.story].words &+= UInt32(weight) &* posting.weight
        }
      }
    }
    touchedCount = count
  }

  /// Adds `score`, which is not negative, for each of the stories.
  @inline(__always)
  mutating func add(_ stories: some Collection<Int32>, _ score: Float) {
    // Never nothing: what was noted must not be noted again.
    let score = max(score, .leastNormalMagnitude)
    var count = touchedCount
    standings.withUnsafeMutableBufferPointer { standings in
      touched.withUnsafeMutableBufferPointer { touched in
        for story in stories {
          touched[count] = story
          count &+= standings[Int(story)].isNothing
          standings[Int(story)].filings += score
        }
      }
    }
    touchedCount = count
  }

  /// Calls `body` with each story that something was added for, the sum and when it was published; is empty then.
  ///
  /// - Parameter scale: what a product of weights stands for.
  mutating func takeSums(_ scale: Float, _ body: (_ story: Int, _ sum: Float, _ minute: Int32) -> Void) {
    for story in touched[..<touchedCount] {
      let standing = standings[Int(story)]
      standings[Int(story)].words = 0
      standings[Int(story)].filings = 0
      let sum = Float(standing.words) * scale * standing.scale + standing.filings
      body(Int(story), sum, standing.minute)
    }
    touchedCount = 0
  }

  /// Lays a story out so that others can be compared with it.
  mutating func spread(_ entries: ArraySlice<TopicVector.Entry>, _ filings: ArraySlice<FacetIndex.Entry>) {
    vector.spread(entries)
    self.filings.spread(filings)
  }
}
