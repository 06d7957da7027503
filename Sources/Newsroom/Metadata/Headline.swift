/// A headline as readers of structured data take it: at most 110 characters, the same as the page's h1.
///
/// A longer one is parted where it pauses, at a dash, colon or question mark, into the headline proper and
/// a second line, so that page and metadata can still say the same.
package struct Headline: Hashable, Sendable {
  package let text: String
  /// What follows on a second line; empty for all but very long headlines.
  package let rest: String

  package static let limit = 110

  /// - Parameter whole: the headline in plain text.
  package init(_ whole: String) {
    guard whole.utf8.count > Self.limit, whole.scalarCount > Self.limit,
      let (end, next) = Self.pause(in: whole)
    else {
      text = whole
      rest = ""
      return
    }
    text = String(whole[..<end])
    rest = String(whole[next...])
  }

  /// For formats that cut: the text itself, or its beginning where it never pauses.
  var cut: String { shortened(text, to: Self.limit) }

  /// Where the last part that fits ends, and where the next begins.
  private static func pause(in text: String) -> (String.Index, String.Index)? {
    var found: (String.Index, String.Index)?
    var length = 0
    for index in text.indices {
      let character = text[index]
      length += character.unicodeScalars.count
      guard length <= limit else { break }
      let next = text.index(after: index)
      guard next < text.endIndex else { break }
      switch character {
      case "?", "!", "？", "！":
        if let start = afterSpaces(next, text, needsOne: character.isASCII) { found = (next, start) }
      case ":", ";", "：", "；":
        if let start = afterSpaces(next, text, needsOne: character.isASCII) {
          found = (beforeSpaces(index, text), start)
        }
      case "—" where text[next] == "—":
        if let start = afterSpaces(text.index(after: next), text, needsOne: false) {
          found = (beforeSpaces(index, text), start)
        }
      case "–", "—", "-":
        let before = beforeSpaces(index, text)
        if before < index, let start = afterSpaces(next, text, needsOne: true) { found = (before, start) }
      default: continue
      }
    }
    return found
  }

  /// Where the spaces before `index` begin; French has one before a colon.
  private static func beforeSpaces(_ index: String.Index, _ text: String) -> String.Index {
    text[..<index].lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? index
  }

  private static func afterSpaces(_ index: String.Index, _ text: String, needsOne: Bool) -> String.Index? {
    guard let start = text[index...].firstIndex(where: { !$0.isWhitespace }) else { return nil }
    return start > index || !needsOne ? start : nil
  }
}
