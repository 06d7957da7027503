/// One step of rendering. All templates of a library share one flat array of them.
///
/// Plain numbers only, so that a step costs no reference counting: names, inclusions and blocks are indices
/// into the library's tables, text is a place in its literal bytes, `end` is where the step after a body lies.
enum Instruction: Sendable {
  case text(start: UInt32, count: UInt32)
  /// Text that begins with a line break, which is left out where a line has just begun.
  case line(start: UInt32, count: UInt32)
  case escaped(name: UInt32)
  case unescaped(name: UInt32)
  case section(name: UInt32, end: UInt32)
  case inverted(name: UInt32, end: UInt32)
  /// The bodies of its arguments follow.
  case inclusion(UInt32, end: UInt32)
  /// The default content follows.
  case block(UInt32, end: UInt32)
}

/// A name as the renderer looks it up: the first key in the context stack, the others inside of what it finds.
struct CompiledName: Sendable {
  /// nil for `.`, the value at hand.
  let first: Key?
  let rest: Range<Int>
}

struct CompiledInclusion: Sendable {
  enum Target: Sendable {
    case template(Int)
    case dynamic(name: UInt32)
    /// No such template: shows nothing. The library was compiled with an error.
    case missing
  }

  let target: Target
  /// Literal bytes that go before each line.
  let indentation: Range<Int>
  let arguments: Range<Int>
}

struct CompiledArgument: Sendable {
  let block: UInt32
  let body: Range<Int>
}

struct CompiledBlock: Sendable {
  let name: UInt32
  let indentation: Range<Int>
}
