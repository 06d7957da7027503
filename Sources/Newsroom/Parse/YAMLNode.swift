import Diagnostics

/// A piece of YAML with its place in the file; scalars stay text until a key says what they are.
struct YAMLNode: Hashable, Sendable {
  let content: Content
  let span: SourceSpan

  enum Content: Hashable, Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    /// In the order of the file.
    case mapping([Pair])
  }

  struct Pair: Hashable, Sendable {
    let key: String
    let keySpan: SourceSpan
    let value: YAMLNode
  }

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Every key in it, however deep.
  var keys: [Located<String>] {
    switch content {
    case .scalar: []
    case .sequence(let items): items.flatMap(\.keys)
    case .mapping(let pairs): pairs.flatMap { [Located($0.key, at: $0.keySpan)] + $0.value.keys }
    }
  }

  /// The texts in it with a dot in them, as every name of a file has one.
  var textsWithDots: [String] {
    switch content {
    case .scalar(let text, _): text.utf8.dropLast().contains(UInt8(ascii: ".")) ? [text] : []
    case .sequence(let items): items.flatMap(\.textsWithDots)
    case .mapping(let pairs): pairs.flatMap(\.value.textsWithDots)
    }
  }

  /// Nothing at all, as YAML 1.2's core schema spells it: empty, `~` or `null`, without quotes.
  var isNull: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// What it is, for messages.
  var kindName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a group of keys"
    }
  }
}
