/// Small YAML documents made of pieces that readers trip over; the same seed gives the same documents.
struct YAMLGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Mostly well-formed lines, sometimes one that makes no sense.
  mutating func document() -> String {
    let newline = isLucky(20) ? "\r\n" : "\n"
    var lines = mapping(indent: isLucky(40) ? 2 : 0, depth: 0)
    if isLucky(6) { lines.insert(pick(Self.oddLines), at: Int(next() % UInt64(lines.count + 1))) }
    return lines.joined(separator: newline) + (isLucky(4) ? "" : newline)
  }

  private static let keys = ["title", "date", "a", "b_c", "x-1", "tags", "k2"]
  private static let rareKeys = ["é", "a b", "\"q\"", "1", "a.b", "-a", "?", "~"]
  private static let plain = [
    "word", "two words", "2026-05-07 09:05", "x:y", "a#b", "http://a.example/?b=c&d#e", "100%", "it's", "é ü",
    "港（みなと）", "🌊", "true", "~", "null", "a, b", "c]", "d}", "\"", "a \\ b", "x - y", "=", "<p>",
  ]
  private static let quoted = [
    "\"\"", "''", "\"a: b\"", "'it''s'", "\"say \\\"x\\\"\"", "\"a\\\\b\"", "\"a\\nb\"", "\"\\u00e9\"",
    "' # x '", "\"é, [x]\"",
    "''''", "\"'\"", "'\"'",
  ]
  private static let odd = [
    "&a x", "*a", "!!str x", "|", ">", "\"open", "'open", "[a", "{a", "@x", "`x", "%x", "- x", "-5", "a: b",
    "x:", "? y",
    "\"a\" b", "'a'#c", "[a]b", "[]x", "[a, [b]]", "{a: [b]}", "x\ty", "\u{FEFF}x", "x\u{2028}y", "[a:b]",
    "{a:b}", "[a?]", ": x",
    ",x", "#x", "x #", "x#", "[,]", "{,}", "[a,,b]", "{a: b c: d}", "{a: , b: c}", "[?x]", "[a #b]", "---",
    "...",
  ]
  private static let oddLines = [
    "---", "...", "# comment", "  # comment", "", "   ", "\t", "  more text", "text", "- item", " - item",
    "a:b", "key:", "%T",
    "--- x", "  key: x", "    key: x", "- - x", "-", "? x", ": x", "  \"x\"", "\tkey: x", "---x: y", "]",
    "  ]", "\"", "'",
  ]

  private mutating func mapping(indent: Int, depth: Int) -> [String] {
    let pad = String(repeating: " ", count: indent)
    var lines: [String] = []
    for _ in 0...next(below: depth == 0 ? 3 : 2) {
      let key = isLucky(40) ? pick(Self.rareKeys) : pick(Self.keys)
      let below = depth < 3 && isLucky(3)
      let gap = isLucky(8) ? "  " : " "
      lines.append(pad + key + ":" + (below ? comment() : gap + value() + comment()))
      if below {
        lines +=
          isLucky(2) ? mapping(indent: indent + 1 + next(below: 3), depth: depth + 1) : items(indent, depth)
      }
      if isLucky(10) { lines.append(isLucky(2) ? "" : String(repeating: " ", count: next(below: 5)) + "# c") }
    }
    return lines
  }

  private mutating func items(_ indent: Int, _ depth: Int) -> [String] {
    let pad = String(repeating: " ", count: indent + next(below: 3))
    var lines: [String] = []
    for _ in 0...next(below: 3) {
      if isLucky(3) {
        var group = mapping(indent: pad.count + 2, depth: depth + 1)
        group[0] = pad + "- " + group[0].drop { $0 == " " }
        lines += group
      } else {
        lines.append(pad + "- " + value() + comment())
      }
    }
    return lines
  }

  private mutating func value() -> String {
    switch next(below: 14) {
    case 0: isLucky(2) ? pick(Self.odd) : ""
    case 1, 2, 3: pick(Self.quoted)
    case 4, 5: "[" + (0..<next(below: 4)).map { _ in scalar() }.joined(separator: ", ") + "]"
    case 6:
      "{" + (0..<next(below: 3)).map { pick(Self.keys) + "\($0): " + scalar() }.joined(separator: ", ") + "}"
    default: pick(Self.plain)
    }
  }

  private mutating func scalar() -> String { isLucky(3) ? pick(Self.quoted) : pick(Self.plain) }

  private mutating func comment() -> String {
    isLucky(8) ? [" # c", " #", "   ", "#c", "  # a: b"][next(below: 5)] : ""
  }

  private mutating func pick(_ pieces: [String]) -> String { pieces[next(below: pieces.count)] }

  private mutating func isLucky(_ odds: UInt64) -> Bool { next() % odds == 0 }

  private mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
