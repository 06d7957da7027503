/// Which of a site's stories is which of those that were there at the last build.
struct StoryMatch: Sendable {
  /// The former index of each story; nil for a new one.
  let former: [Int?]
  /// The present index of each former story; nil for one that is gone.
  let present: [Int?]

  init(_ stories: [RelatedStory], _ memory: RelatedMemory) {
    var former = [Int?](repeating: nil, count: stories.count)
    var present = [Int?](repeating: nil, count: memory.marks.count)
    // Most stories stand where they stood, or a few places further.
    var places: [UInt64: Int]?
    var shift = 0
    for (index, story) in stories.enumerated() {
      var place: Int? = index + shift
      if !Self.isThere(story, at: index + shift, memory) {
        if places == nil { places = Self.places(memory) }
        place = places?[story.identity]
        if let place { shift = place - index } else { shift -= 1 }
      }
      // Two stories of one identity are none that could be followed.
      guard let place, present[place] == nil else { continue }
      former[index] = place
      present[place] = index
    }
    self.former = former
    self.present = present
  }

  private static func isThere(_ story: RelatedStory, at place: Int, _ memory: RelatedMemory) -> Bool {
    memory.marks.indices.contains(place) && memory.marks[place].identity == story.identity
  }

  private static func places(_ memory: RelatedMemory) -> [UInt64: Int] {
    Dictionary(memory.marks.enumerated().map { ($1.identity, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Former indices of stories that are gone.
  var gone: [Int] { present.indices.filter { present[$0] == nil } }

  /// Whether every story is there and stands where it stood.
  var isWhole: Bool { former.count == present.count && former.enumerated().allSatisfy { $0 == $1 } }
}
