import Diagnostics
import Mustache

/// A mapping being typed: each key is asked for once, and what was never asked for is unknown.
///
/// Problems are collected as keys are read; `finish` adds those of keys that nobody knows.
struct Fields {
  private let pairs: [YAMLNode.Pair]
  /// Where problems of the mapping as a whole are shown.
  let span: SourceSpan
  /// Which of the pairs were asked for, by index.
  private var isTaken: [Bool]
  /// Every key asked for; kept as it was asked, because it is only looked through when a key is unknown.
  private var known: [[String]] = []
  /// What the keys look like, together: most keys asked for are not there, and look like none of these.
  private let looks: UInt64
  private(set) var diagnostics: [Diagnostic] = []
  /// What stands behind keys that nothing here reads, as far as it may name files; known after `finish`.
  private(set) var otherTexts: [String] = []

  init(_ pairs: [YAMLNode.Pair], at span: SourceSpan) {
    self.pairs = pairs
    self.span = span
    isTaken = Array(repeating: false, count: pairs.count)
    looks = pairs.reduce(0) { $0 | Self.look(of: $1.key) }
  }

  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func add(_ more: [Diagnostic]) { diagnostics += more }

  mutating func add(otherTexts texts: [String]) { otherTexts += texts }

  /// The value of the first of `keys` that is there and says something.
  mutating func node(_ keys: String...) -> (key: String, node: YAMLNode)? { node(keys) }

  mutating func node(_ keys: [String]) -> (key: String, node: YAMLNode)? {
    known.append(keys)
    var found: Int?
    for key in keys where looks & Self.look(of: key) != 0 {
      guard let index = pairs.firstIndex(where: { $0.key == key }) else { continue }
      isTaken[index] = true
      if found == nil, !pairs[index].value.isNull { found = index }
    }
    return found.map { (pairs[$0].key, pairs[$0].value) }
  }

  /// The pair of a key of another tool, which is not to be taken for what a mistyped key means.
  mutating func foreign(_ key: String) -> YAMLNode.Pair? {
    // Whatever its capitals: the other tool does not mind them.
    guard looks & Self.look(of: key) != 0,
      let index = pairs.firstIndex(where: { $0.key == key })
        ?? pairs.firstIndex(where: {
          $0.key.utf8.count == key.utf8.count && $0.key.lowercased() == key.lowercased()
        })
    else { return nil }
    isTaken[index] = true
    return pairs[index]
  }

  /// Says which of `keys` are there without the date that they are there for, and whether there are such.
  @discardableResult
  mutating func needDates(_ keys: String...) -> Bool {
    let empty = pairs.filter { $0.value.isNull && keys.contains($0.key) }
    for pair in empty { add(.emptyDate(pair.key, at: pair.keySpan)) }
    return !empty.isEmpty
  }

  /// One bit of 64, by a key's length and first letter, whatever its capitals.
  private static func look(of key: String) -> UInt64 {
    1 &<< UInt64(truncatingIfNeeded: key.utf8.count &* 11 &+ Int((key.utf8.first ?? 0) | 0x20))
  }

  mutating func located(_ keys: String...) -> Located<String>? { located(keys) }

  mutating func located(_ keys: [String]) -> Located<String>? {
    guard let (key, node) = node(keys) else { return nil }
    guard let text = node.text else {
      add(.wrongType(key, expected: "text", found: node))
      return nil
    }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : Located(trimmed, at: node.span)
  }

  /// Words for readers: one line without markup, whatever an older site's files have in it.
  mutating func words(_ keys: String...) -> Located<String>? { located(keys)?.words }

  /// The same without their place; empty when there are none.
  mutating func wording(_ keys: String...) -> String { located(keys)?.words?.value ?? "" }

  /// Words that cannot be left out: that they are missing is said once, and not when they have a wrong type.
  mutating func required(_ keys: String..., example: String) -> Located<String>? {
    let found = diagnostics.count
    let text = located(keys)
    if let text, text.words == nil {
      add(.wordless(keys[0], at: text.span, example: example))
    } else if text == nil, diagnostics.count == found {
      add(.missing(keys[0], at: span, example: example))
    }
    return text?.words
  }

  mutating func text(_ keys: String...) -> String { located(keys)?.value ?? "" }

  mutating func optionalText(_ keys: String...) -> String? { located(keys)?.value }

  /// `true`, `yes`, `on` and their opposites, as YAML 1.1 and 1.2 spell them.
  mutating func bool(_ key: String, default value: Bool) -> Bool {
    guard let (_, node) = node(key) else { return value }
    switch node.text?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      add(.wrongType(key, expected: "true or false", found: node))
      return value
    }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>, default value: Int) -> Int {
    guard let (_, node) = node(key) else { return value }
    guard let number = node.text.flatMap({ Int($0) }), range.contains(number) else {
      add(.wrongType(key, expected: "a number from \(range.lowerBound) to \(range.upperBound)", found: node))
      return value
    }
    return number
  }

  mutating func number(_ key: String, in range: ClosedRange<Double>, default value: Double) -> Double {
    guard let (_, node) = node(key) else { return value }
    guard let number = node.text.flatMap({ Double($0) }), range.contains(number) else {
      add(.wrongType(key, expected: "a number from \(range.lowerBound) to \(range.upperBound)", found: node))
      return value
    }
    return number
  }

  /// A list of texts; a single text is a list of one, or of what stands between its commas.
  mutating func texts(_ keys: String..., cutAtCommas: Bool = false) -> [Located<String>] {
    texts(keys, cutAtCommas: cutAtCommas)
  }

  private mutating func texts(_ keys: [String], cutAtCommas: Bool = false) -> [Located<String>] {
    guard let (key, node) = node(keys) else { return [] }
    switch node.content {
    case .scalar(let text, _):
      // Latin, Arabic, and the two of East Asia.
      let parts = cutAtCommas ? text.split { [",", "،", "、", "，"].contains($0) } : [text[...]]
      return parts.map { Located(String($0).trimmed, at: node.span) }.filter { !$0.value.isEmpty }
    case .sequence(let items): return items.compactMap { item(of: key, $0) }
    case .mapping:
      add(.wrongType(key, expected: "a list", found: node))
      return []
    }
  }

  /// A name, as words for readers; the first where there is a list of them.
  mutating func name(_ keys: String...) -> Located<String>? {
    guard let (key, node) = node(keys) else { return nil }
    if case .mapping = node.content {
      add(.wrongType(key, expected: "a name", found: node))
      return nil
    }
    return texts(keys).first?.words
  }

  private mutating func item(of key: String, _ node: YAMLNode) -> Located<String>? {
    guard let text = node.text else {
      add(.wrongType(key, expected: "a list of texts", found: node))
      return nil
    }
    let trimmed = text.trimmed
    return trimmed.isEmpty || node.isNull ? nil : Located(trimmed, at: node.span)
  }

  /// The texts of a list that may be left out; nil when it is.
  mutating func optionalTexts(_ key: String) -> [Located<String>]? { has(key) ? texts(key) : nil }

  /// Whether `key` says something.
  mutating func has(_ key: String) -> Bool { node(key) != nil }

  /// The items of a list; a single value is a list of one.
  mutating func items(_ keys: String...) -> [YAMLNode] {
    guard let (_, node) = node(keys) else { return [] }
    if case .sequence(let items) = node.content { return items.filter { !$0.isNull } }
    return [node]
  }

  /// A group of keys.
  mutating func group(_ key: String) -> Fields? {
    guard let (_, node) = node(key) else { return nil }
    guard case .mapping(let pairs) = node.content else {
      add(.wrongType(key, expected: "a group of keys", found: node))
      return nil
    }
    return Fields(pairs, at: node.span)
  }

  /// Keys and texts of a group whose keys are the author's own; a key without a value is left out.
  mutating func pairs(_ key: String) -> [LabelledValue] {
    guard var group = group(key) else { return [] }
    let pairs = group.rest(of: key)
    add(group.diagnostics)
    return pairs
  }

  /// Keys and texts of this group, called `name`, but for the keys that were asked for.
  mutating func rest(of name: String) -> [LabelledValue] {
    let rest = pairs.indices.filter { !isTaken[$0] && !pairs[$0].value.isNull }.map { pairs[$0] }
    return rest.compactMap { pair in
      guard let text = pair.value.text else {
        add(.wrongType(name + "." + pair.key, expected: "text", found: pair.value))
        return nil
      }
      return LabelledValue(key: pair.key, value: text, span: pair.keySpan)
    }
  }

  /// The groups of a group whose keys are the author's own, in the order of the file.
  mutating func namedGroups(_ key: String, each expected: String) -> [(name: Located<String>, fields: Fields)]
  {
    guard let group = group(key) else { return [] }
    return group.pairs.compactMap { pair in
      guard case .mapping(let pairs) = pair.value.content else {
        add(.wrongType(key + "." + pair.key, expected: expected, found: pair.value))
        return nil
      }
      return (Located(pair.key, at: pair.keySpan), Fields(pairs, at: pair.keySpan))
    }
  }

  /// Every key of the mapping, with its place.
  var keys: [Located<String>] { pairs.map { Located($0.key, at: $0.keySpan) } }

  /// Every key of the mapping, and of whatever is in it.
  var keysAtAnyDepth: [Located<String>] { keys + pairs.flatMap(\.value.keys) }

  /// Keeps what stands behind keys that nothing reads, and says which of them nobody knows: an error when one was
  /// probably meant to be another, else a warning.
  ///
  /// - Parameter what: the group, as in "Unknown key in …".
  /// - Parameter foreign: keys of other tools, which are passed over in silence.
  mutating func finish(_ what: String, foreign: Set<String> = []) {
    guard isTaken.contains(false) else { return }
    let others = pairs.indices.filter { !isTaken[$0] }
    otherTexts += others.flatMap { pairs[$0].value.textsWithDots }
    let unknown = others.filter { !foreign.contains(pairs[$0].key) }
    guard !unknown.isEmpty else { return }
    let typing = KeyTyping(known: Set(known.joined()).sorted())
    for pair in unknown.map({ pairs[$0] }) {
      add(typing.diagnostic(pair.key, in: what, at: pair.keySpan))
    }
  }
}

extension Located<String> {
  /// The text as readers see it, at the same place; nil when nothing of it is to be seen.
  var words: Self? {
    let words = plainText(value)
    return words.isEmpty ? nil : Located(words, at: span)
  }
}
