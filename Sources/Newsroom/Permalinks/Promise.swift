import Diagnostics

/// An address that readers were given, and what has become of it: one line of the ledger.
package struct Promise: Hashable, Sendable {
  package let address: SitePath
  let fate: Fate
  /// Where the ledger says so.
  let span: SourceSpan

  package enum Fate: Hashable, Sendable {
    /// Something is there: made from a file of the content folder, or a section or an author's page.
    case kept(Origin)
    /// Readers are led elsewhere.
    case moved(to: SitePath)
    /// It ended. By the file that was there, where it is known, links to it are told from mistakes.
    case gone(Farewell, file: String? = nil)
  }

  /// What an address was given for, so that it can be told where it went.
  package struct Origin: Hashable, Sendable {
    /// A path in the content folder, or `section`, or `author`; empty when nobody said.
    package let source: String
    package let title: String

    static let section = "section"
    static let author = "author"
  }

  /// What readers are told where something is gone for good.
  package struct Farewell: Hashable, Sendable {
    /// The day, without a time.
    package let since: CivilTime?
    package let reason: String
  }

  /// Why a line of the ledger is no promise.
  enum LineFault: Error {
    case merge
    /// It stands for many addresses, as hosts would read it.
    case pattern
    case space(address: String)
    /// An address holds a `?` or `#`, behind which hosts do not look.
    case mark(Character)
    case unreadable
  }

  /// Reads one line of the ledger.
  init(line: String, at span: SourceSpan) throws(LineFault) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard let first = words.first, let address = ledgerAddress(String(first)),
      let fate = Fate(words.count > 1 ? String(words[1]).trimmed : "")
    else {
      throw ["<<<<", "====", ">>>>", "||||"].contains { line.hasPrefix($0) } ? .merge : .unreadable
    }
    self.init(address: address, fate: fate, span: span)
    if let mark = Self.mark(in: line) { throw .mark(mark) }
    switch fate {
    case _ where address.isPattern: throw .pattern
    case .moved(let target) where target.isPattern: throw .pattern
    case .kept(let origin):
      if let spaced = Self.spacedAddress(line, origin) { throw .space(address: spaced) }
    case .moved, .gone: break
    }
  }

  /// The `?` or `#` of an address in a line.
  private static func mark(in line: String) -> Character? {
    let words = line.split(separator: " ", maxSplits: 2)
    let addresses = words.prefix(1) + (words.dropFirst().first == "->" ? words.dropFirst(2) : [])
    return addresses.joined().first { $0 == "?" || $0 == "#" }
  }

  /// An address with spaces in it, which made the rest of a line look like the origin of a shorter one.
  private static func spacedAddress(_ line: String, _ origin: Origin) -> String? {
    // Files may have any name, but for a folder in front of the folders that there are.
    if PublicFile(origin.source).isMarkdown, !origin.source.contains("/ articles/") { return nil }
    let words = line.split(separator: " ").prefix { $0 != "|" }
    let end =
      words.firstIndex { $0 == "->" || $0 == "gone" }
      ?? words.dropFirst().firstIndex { $0.hasSuffix("/") }.map { $0 + 1 }
    return end.map { words[..<$0].joined(separator: " ") }
  }

  init(address: SitePath, fate: Fate, span: SourceSpan) {
    self.address = address
    self.fate = fate
    self.span = span
  }

  /// The line of the ledger, without its end.
  var line: String { Self.line(address, fate) }

  static func line(_ address: SitePath, _ fate: Fate) -> String {
    let rest = fate.text
    return rest.isEmpty ? address.encoded : address.encoded + " " + rest
  }
}

extension Promise.Fate {
  /// When two lines speak of one address, as after a merge, the one that takes more back stands.
  var weight: Int {
    switch self {
    case .kept: 0
    case .moved: 1
    case .gone: 2
    }
  }

  fileprivate init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = words.count > 1 ? String(words[1]).trimmed : ""
    switch words.first {
    case "gone":
      let (facts, reason) = parts(rest)
      let words = facts.split(separator: "was ", maxSplits: 1, omittingEmptySubsequences: false)
      guard let farewell = Promise.Farewell(day: String(words[0]).trimmed, reason: reason) else { return nil }
      self = .gone(farewell, file: words.count > 1 ? String(words[1]).trimmed : nil)
    case "->":
      guard let target = ledgerAddress(rest) else { return nil }
      self = .moved(to: target)
    default:
      let (source, title) = parts(text)
      self = .kept(Promise.Origin(source: source, title: title))
    }
  }

  fileprivate var text: String {
    switch self {
    case .kept(let origin): joined(origin.source, origin.title)
    case .moved(let target): "-> " + target.encoded
    case .gone(let farewell, let file):
      joined(
        (farewell.since.map { "gone " + dateText($0) } ?? "gone") + (file.map { " was " + $0 } ?? ""),
        farewell.reason)
    }
  }
}

extension Promise.Farewell {
  /// Nil for a day that is none.
  fileprivate init?(day: String, reason: String) {
    guard !day.isEmpty else {
      self.init(since: nil, reason: reason)
      return
    }
    guard day.utf8.count == 10, let instant = DateReader.instant(day, zone: .utc) else { return nil }
    self.init(since: Zone.utc.civil(instant), reason: reason)
  }
}

extension SitePath {
  /// Whether hosts would read it as many addresses.
  fileprivate var isPattern: Bool { text.utf8.contains(UInt8(ascii: "*")) }
}

/// `2026-11-25`.
func dateText(_ day: CivilTime) -> String {
  "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
}

private func ledgerAddress(_ text: String) -> SitePath? { text.hasPrefix("/") ? SitePath(typed: text) : nil }

private func parts(_ text: String) -> (String, String) {
  if text.hasPrefix("| ") { return ("", String(text.dropFirst(2)).trimmed) }
  guard let bar = text.firstRange(of: " | ") else { return (text, "") }
  return (String(text[..<bar.lowerBound]).trimmed, String(text[bar.upperBound...]).trimmed)
}

private func joined(_ first: String, _ second: String) -> String {
  // Each promise is one line.
  let second = second.split(whereSeparator: \.isNewline).joined(separator: " ")
  return second.isEmpty ? first : first + " | " + second
}
