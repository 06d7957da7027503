/// A template as a tree: what the checks walk and the instructions are made from.
///
/// Ranges are bytes of the template's source.
indirect enum Node: Sendable {
  case text(Range<Int>)
  case variable(Name, isEscaped: Bool)
  case section(Name, isInverted: Bool, [Node])
  case inclusion(Inclusion)
  case block(Block)
}

/// The name of a variable, cut at its dots.
struct Name: Sendable {
  let text: String
  /// Empty for `.`, the value at hand.
  let keys: [Key]
  let range: Range<Int>
  /// Whether something is wrong with its tag, which has been said.
  let isBroken: Bool

  init(_ text: String, _ range: Range<Int>, isBroken: Bool = false) {
    self.text = text
    self.range = range
    self.isBroken = isBroken
    keys = text == "." ? [] : text.split(separator: ".").map { Key(String($0)) }
  }
}

/// A partial or a parent: both put another template here, a parent with some of its blocks filled.
struct Inclusion: Sendable {
  enum Target: Sendable {
    case template(String)
    /// The name of the template is the value of this variable.
    case dynamic(Name)
  }

  let target: Target
  let range: Range<Int>
  /// White space before a tag that stands alone on its line; it goes before each line of the template.
  let indentation: Range<Int>
  let arguments: [Argument]

  /// What fills a block of a parent.
  struct Argument: Sendable {
    let name: String
    let range: Range<Int>
    let nodes: [Node]
    /// How many bytes of white space every line of the content begins with.
    let margin: Int
  }
}

/// A named place whose content an including template may replace.
struct Block: Sendable {
  let name: String
  let range: Range<Int>
  let nodes: [Node]
  /// White space that goes before each line of what fills the block.
  let indentation: Range<Int>
}
