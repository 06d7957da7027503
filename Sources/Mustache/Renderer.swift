import Diagnostics

/// Runs the instructions of a template against a view.
struct Renderer {
  var output: [UInt8]
  private let program: Program
  private let templates: TemplateNames
  /// The values whose sections are open; names are looked up from the last to the first.
  private var contexts: [Value]
  /// What goes before each line of template text: the white space of every open inclusion and block.
  private var indentation: [UInt8] = []
  /// Whether the next byte of template text begins a line. What a variable shows does not count.
  private var isAtLineStart = true
  private var fillings: [Filling] = []
  /// The fillings that blocks see: the last of a chain through `next`, or -1.
  private var visible = -1
  /// Instructions of the inclusions that are open, outermost first.
  private var inclusions: [Int] = []

  static let greatestDepth = 100

  init(_ program: Program, _ templates: TemplateNames, _ view: Value, output: [UInt8]) {
    self.program = program
    self.templates = templates
    self.output = output
    contexts = [view]
  }

  mutating func render(_ template: Int) throws(IncludedTooDeep) {
    try run(program.bodies[template])
  }

  private mutating func run(_ body: Range<Int>) throws(IncludedTooDeep) {
    var next = body.lowerBound
    while next < body.upperBound {
      let instruction = program.instructions[next]
      switch instruction {
      case .text(let start, let count):
        appendText(Int(start)..<Int(start) + Int(count))
      case .escaped(let name):
        beginLine()
        appendEscaped(value(of: name))
      case .unescaped(let name):
        beginLine()
        appendUnescaped(value(of: name))
      case .section(let name, let end):
        try runSection(value(of: name), next + 1..<Int(end))
        next = Int(end) - 1
      case .inverted(let name, let end):
        if value(of: name).isAbsent { try run(next + 1..<Int(end)) }
        next = Int(end) - 1
      case .inclusion(let inclusion, let end):
        try include(program.inclusions[Int(inclusion)], at: next)
        next = Int(end) - 1
      case .block(let block, let end):
        try fill(program.blocks[Int(block)], default: next + 1..<Int(end), at: next)
        next = Int(end) - 1
      }
      next += 1
    }
  }

  private mutating func runSection(_ value: Value, _ body: Range<Int>) throws(IncludedTooDeep) {
    switch value {
    case .list(let items):
      for item in items {
        contexts.append(item)
        try run(body)
        contexts.removeLast()
      }
    // A yes says nothing about itself: `.` stays what it was outside.
    case .bool(true): try run(body)
    case _ where value.isAbsent: break
    default:
      contexts.append(value)
      try run(body)
      contexts.removeLast()
    }
  }

  private mutating func include(_ inclusion: CompiledInclusion, at instruction: Int) throws(IncludedTooDeep) {
    let template: Int
    switch inclusion.target {
    case .template(let index): template = index
    case .missing: return
    case .dynamic(let name):
      guard case .text(let text) = value(of: name), let index = templates.index(of: text) else { return }
      template = index
    }
    let seen = visible
    for argument in program.arguments[inclusion.arguments] {
      fillings.append(
        Filling(block: argument.block, body: argument.body, next: visible, seesFrom: seen))
      visible = fillings.count - 1
    }
    try indented(by: inclusion.indentation, program.bodies[template], at: instruction)
    fillings.removeLast(inclusion.arguments.count)
    visible = seen
  }

  private mutating func fill(
    _ block: CompiledBlock, default body: Range<Int>, at instruction: Int
  ) throws(IncludedTooDeep) {
    guard let filling = filling(of: block.name) else { return try run(body) }
    // What fills a block sees the fillings of the place where it was written.
    let seen = visible
    visible = filling.seesFrom
    try indented(by: block.indentation, filling.body, at: instruction)
    visible = seen
  }

  /// The outermost filling wins: a page overrides what its layout passes on.
  private func filling(of block: UInt32) -> Filling? {
    var found: Filling?
    var index = visible
    while index >= 0 {
      if fillings[index].block == block { found = fillings[index] }
      index = fillings[index].next
    }
    return found
  }

  private mutating func indented(
    by space: Range<Int>, _ body: Range<Int>, at instruction: Int
  ) throws(IncludedTooDeep) {
    inclusions.append(instruction)
    guard inclusions.count <= Self.greatestDepth else { throw IncludedTooDeep(chain: inclusions) }
    indentation += program.literals[space]
    try run(body)
    indentation.removeLast(space.count)
    inclusions.removeLast()
  }

  // MARK: Values

  private func value(of name: UInt32) -> Value {
    let name = program.names[Int(name)]
    guard let first = name.first else { return contexts[contexts.count - 1] }
    var index = contexts.count - 1
    while index >= 0 {
      if case .object(let object) = contexts[index], let found = object[first] {
        return name.rest.isEmpty ? found : part(name.rest, of: found)
      }
      index -= 1
    }
    return .null
  }

  private func part(_ keys: Range<Int>, of value: Value) -> Value {
    var value = value
    for key in program.keys[keys] {
      guard case .object(let object) = value, let found = object[key] else { return .null }
      value = found
    }
    return value
  }

  private mutating func appendEscaped(_ value: Value) {
    if case .text(let text) = value {
      Mustache.appendEscaped(text, to: &output)
    } else {
      appendUnescaped(value)
    }
  }

  private mutating func appendUnescaped(_ value: Value) {
    switch value {
    case .text(let text), .html(let text): Mustache.appendUnescaped(text, to: &output)
    case .integer(let integer): Mustache.appendUnescaped(String(integer), to: &output)
    case .bool(let bool): Mustache.appendUnescaped(bool ? "true" : "false", to: &output)
    case .null, .list, .object: break
    }
  }

  // MARK: Text

  private mutating func appendText(_ range: Range<Int>) {
    let text = program.literals[range]
    if indentation.isEmpty {
      output.append(contentsOf: text)
    } else {
      appendIndented(text)
    }
    isAtLineStart = program.literals[range.upperBound - 1] == UInt8(ascii: "\n")
  }

  private mutating func appendIndented(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let first = rest.first {
      // A blank line stays blank.
      if first != UInt8(ascii: "\n"), first != UInt8(ascii: "\r") { beginLine() }
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      output.append(contentsOf: rest[..<end])
      isAtLineStart = true
      rest = rest[end...]
    }
  }

  private mutating func beginLine() {
    guard isAtLineStart else { return }
    isAtLineStart = false
    if !indentation.isEmpty { output.append(contentsOf: indentation) }
  }
}

/// What a parent tag puts into a block.
private struct Filling {
  let block: UInt32
  let body: Range<Int>
  /// The filling to ask next, or -1.
  let next: Int
  /// The fillings that blocks inside of the body see.
  let seesFrom: Int
}

/// Rendering stopped because templates kept including each other.
struct IncludedTooDeep: Error {
  /// The instructions of the open inclusions, outermost first.
  let chain: [Int]
}

extension Value {
  /// Whether a section over this value is skipped. Zero is a number like any other; empty text says nothing.
  var isAbsent: Bool {
    switch self {
    case .null, .bool(false): true
    case .text(let text), .html(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .bool, .integer, .object: false
    }
  }
}
