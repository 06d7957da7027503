/// A time of day as newspapers write it at the beginning of a line, and what follows it.
///
///     14:05 Council meets      9.30 p.m. – Council meets     21 h 05 : le conseil se réunit
///     14.05 CET Council meets  11pm: Council meets           21.05 Uhr: Der Rat tagt
struct TimeOfDay {
  /// Since midnight.
  let minutes: Int
  /// Without the signs and the name of a time zone that stand between.
  let rest: String

  init?(beginning text: String) {
    var line = text[...]
    guard let hour = Self.number(1...2, in: &line) else { return nil }
    var minute = Self.number(2...2, after: [":", "."], in: &line)
    // A date or a number of more parts is no time.
    guard minute == nil || Self.number(1...4, after: [":", "."], in: &line) == nil else { return nil }
    let isMarked = Self.take(["Uhr", "h", "H", "時"], from: &line)
    if isMarked, minute == nil {
      minute = Self.number(2...2, in: &line)
      _ = Self.take(["分"], from: &line)
    }
    // `3 h walk` is how long it takes.
    if isMarked, minute == nil, line.first(where: { !$0.isWhitespace })?.isLowercase == true { return nil }
    let half = Self.half(in: &line)
    guard minute != nil || isMarked || half != nil, hour < 24, minute ?? 0 < 60 else { return nil }
    _ = Self.take(Self.zones, from: &line)
    minutes = (half.map { hour > 12 ? hour : hour % 12 + $0 } ?? hour) * 60 + (minute ?? 0)
    rest = String(line.drop { $0.isWhitespace || "–—-:|.,·".contains($0) })
  }

  private static let zones =
    ("UTC GMT BST IST WET WEST CET CEST MEZ MESZ EET EEST MSK SAST JST AEST AEDT NZST NZDT"
    + " ET EST EDT CT CST CDT MT MST MDT PT PST PDT").split(separator: " ").map(String.init)

  /// `am` or `pm`, with or without points: the hours to add.
  private static func half(in line: inout Substring) -> Int? {
    let words = line.drop(while: \.isWhitespace)
    guard let first = words.first?.lowercased(), first == "a" || first == "p" else { return nil }
    var rest = words.dropFirst().drop { $0 == "." || $0.isWhitespace }
    // `6 p. M. Jones` is a name, `7 am-dram` a word.
    guard let last = rest.popFirst(), last.lowercased() == "m", last.isUppercase == words.first?.isUppercase,
      rest.first.map({ $0.isLetter || $0 == "-" }) != true
    else { return nil }
    line = rest.first == "." ? rest.dropFirst() : rest
    return first == "a" ? 0 : 12
  }

  /// Whether one of `words` stood next, and was taken.
  private static func take(_ words: [String], from line: inout Substring) -> Bool {
    let rest = line.drop(while: \.isWhitespace)
    for word in words where rest.hasPrefix(word) {
      let after = rest.dropFirst(word.count)
      guard after.first?.isLetter != true || word == "時" || word == "分" else { continue }
      line = after
      return true
    }
    return false
  }

  /// The number that stands next, if it has as many digits; after one of `signs`, unless there are none.
  private static func number(
    _ length: ClosedRange<Int>, after signs: Set<Character> = [], in line: inout Substring
  ) -> Int? {
    let rest = signs.isEmpty ? line.drop(while: \.isWhitespace) : line.dropFirst()
    guard signs.isEmpty || line.first.map(signs.contains) == true else { return nil }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard length.contains(digits.count), let number = Int(digits) else { return nil }
    line = rest.dropFirst(digits.count)
    return number
  }
}
