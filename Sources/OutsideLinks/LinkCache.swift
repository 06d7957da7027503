/// What other sites answered lately, so that a check need not ask again.
///
/// One line for each address: when it was asked for in seconds since 1970, the verdict, its text, the address,
/// with tabs between them.
package struct LinkCache: Sendable {
  private var entries: [String: Entry] = [:]

  private struct Entry: Hashable {
    let asked: Int
    let verdict: LinkVerdict
  }

  package init() {}

  /// Reads `text`; what cannot be read is as good as not there.
  package init(text: String) {
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst() == Self.title[...] else { return }
    for line in lines {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, let asked = Int(parts[0]), asked >= 0,
        let verdict = LinkVerdict(word: parts[1], detail: parts[2])
      else { continue }
      entries[parts[3]] = Entry(asked: asked, verdict: verdict)
    }
  }

  package var text: String {
    let lines = entries.sorted { $0.key < $1.key }.map { url, entry in
      let fields = [String(entry.asked), entry.verdict.word, entry.verdict.detail, url]
      return fields.map(Self.field).joined(separator: "\t")
    }
    return ([Self.title] + lines).joined(separator: "\n") + "\n"
  }

  /// The verdict on `url` if it is fresh enough to be believed.
  package func verdict(on url: String, now: Int) -> LinkVerdict? {
    guard let entry = entries[url], now >= entry.asked, now - entry.asked < entry.verdict.lifetime else {
      return nil
    }
    return entry.verdict
  }

  /// Takes in what was answered just now, and forgets what is too old to be believed.
  package mutating func note(_ verdicts: [String: LinkVerdict], now: Int) {
    for (url, verdict) in verdicts where verdict.lifetime > 0 {
      entries[url] = Entry(asked: now, verdict: verdict)
    }
    entries = entries.filter { now - $0.value.asked < $0.value.verdict.lifetime }
  }

  private static let title = "broadsheet external links 1"

  /// `text` in one field of one line.
  private static func field(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}

extension LinkVerdict {
  fileprivate init?(word: String, detail: String) {
    switch word {
    case "alive": self = .alive
    case "moved": self = .moved(to: detail)
    case "dead": self = .dead(detail)
    case "unchecked": self = .unchecked(detail)
    default: return nil
    }
  }

  fileprivate var word: String {
    switch self {
    case .alive: "alive"
    case .moved: "moved"
    case .dead: "dead"
    case .unchecked: "unchecked"
    case .unasked: "unasked"
    }
  }

  fileprivate var detail: String {
    switch self {
    case .alive: ""
    case .moved(let text), .dead(let text), .unchecked(let text), .unasked(let text): text
    }
  }

  /// For how many seconds it is believed; failures are short-lived, for the next try may succeed, and what nobody
  /// was asked is not kept at all.
  fileprivate var lifetime: Int {
    switch self {
    case .alive, .moved: 7 * 86_400
    case .dead: 86_400
    case .unchecked: 3_600
    case .unasked: 0
    }
  }
}
