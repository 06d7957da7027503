/// One `{{…}}` as the lexer found it.
struct Tag: Sendable {
  enum Kind: Sendable {
    case variable, unescaped, section, inverted, close, partial, parent, block, comment, delimiters
  }

  let kind: Kind
  /// The whole tag with its delimiters, in bytes of the source.
  let range: Range<Int>
  /// What the tag names, without sigil and white space; empty for comments and delimiters.
  let name: Range<Int>
  /// Whether the name is looked up in the view first, as in `{{> *layout}}`.
  let isDynamic: Bool
  /// Whether something is wrong with the tag, which has been said.
  var isBroken = false
}

extension Tag.Kind {
  /// Whether it opens or closes something.
  var isPaired: Bool {
    switch self {
    case .section, .inverted, .parent, .block, .close: true
    default: false
    }
  }
}
