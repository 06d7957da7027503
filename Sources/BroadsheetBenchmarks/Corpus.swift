import Newsroom

/// A made-up newspaper of any size: the same seed gives the same bytes on every machine.
struct Corpus {
  let articles: Int
  private var random = SplitMix64(state: 20_260_101)
  private var words: [String] = []
  private var topics: [[String]] = []
  private static let sections = ["Town", "Council", "Business", "Culture", "Science", "Sport", "Opinion"]

  /// Sections are named, as newsrooms do: else the newest story decides their order, on every page.
  static let settings =
    "title: The Benchmark Gazette\nbase_url: https://gazette.example\n"
    + "sections: [\(sections.joined(separator: ", "))]\n"

  init(articles: Int) {
    self.articles = articles
    words = (0..<4_000).map { _ in word() }
    topics = (0..<60).map { _ in (0..<200).map { _ in word() } }
  }

  /// Writes the site into `folder`.
  mutating func write(to folder: String) throws(FileSystemError) {
    try FileIO.makeFolder(folder + "/content/articles")
    try FileIO.write(Array(Self.settings.utf8), to: folder + "/content/site.yml")
    for index in 0..<articles {
      let month = folder + "/content/articles/\(2016 + index * 10 / articles)"
      if index % 64 == 0 || index * 10 % articles < 10 { try FileIO.makeFolder(month) }
      try FileIO.write(Array(article(index).utf8), to: month + "/story-\(index).md")
    }
  }

  /// Source of one article: about 750 words, drawn from one topic in five.
  mutating func article(_ index: Int) -> String {
    let topic = Int(random.next() % 60)
    let moment = Instant(seconds: 1_451_628_000 + index * (315_360_000 / articles))
    let tags = (0..<3).map { _ in topics[topic][pick(30)] }
    let paragraphs = (0..<10).map { number in
      (number == 4 ? "## " + sentence(topic, words: 4) + "\n\n" : "")
        + (0..<4).map { _ in sentence(topic, words: 12 + pick(14)) + "." }.joined(separator: " ")
    }
    return """
      ---
      title: "\(sentence(topic, words: 7)) \(index)"
      description: "\(sentence(topic, words: 14))."
      date: \(rfc3339(moment, .utc))
      authors: ["Writer \(pick(100))"]
      section: \(Self.sections[topic % Self.sections.count])
      tags: ["\(tags.joined(separator: "\", \""))"]
      ---

      \(paragraphs.joined(separator: "\n\n"))

      """
  }

  private mutating func sentence(_ topic: Int, words count: Int) -> String {
    let text = (0..<count).map { _ in pick(5) == 0 ? topics[topic][skewed(200)] : words[skewed(4_000)] }
    return text.joined(separator: " ").capitalizedFirst
  }

  private mutating func word() -> String {
    let onsets = [
      "b", "br", "c", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w",
    ]
    let vowels = ["a", "e", "i", "o", "u", "ea", "ou"]
    let codas = ["", "", "n", "r", "l", "s", "t", "nd"]
    return (0..<1 + pick(3)).map { _ in onsets[pick(onsets.count)] + vowels[pick(7)] + codas[pick(8)] }
      .joined()
  }

  private mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

  /// Small numbers are likelier, as common words are.
  private mutating func skewed(_ count: Int) -> Int {
    let unit = Double(random.next() >> 11) / Double(1 << 53)
    return min(count - 1, Int(unit * unit * unit * Double(count)))
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
