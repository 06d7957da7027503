import Diagnostics

/// Runs the instructions of a template against a view.
///
/// The view is walked through pointers into its arrays. Copying values out of it would count references, which
/// took half of the rendering time, and more when two threads render views that share their cards. The pointers
/// are good because `TemplateLibrary.render` keeps the view and the program alive, unchanged, around the whole of it.
/// What is lent to the view is kept by whoever made it.
struct Renderer: ~Copyable {
  private var output = Galley(capacity: 32_768)
  private let program: Program.Tables
  private let templates: TemplateNames
  private var contexts: ContextStack
  /// What goes before each line of template text: the white space of every open inclusion and block.
  private var indentation: [UInt8] = []
  /// Whether the next byte of template text begins a line. What a variable shows does not count.
  private var isAtLineStart = true
  private var fillings: [Filling] = []
  /// The fillings that blocks see: the last of a chain through `next`, or -1.
  private var visible = -1
  /// The blocks that were looked up since somebody emptied it.
  private var asked: BlockSet = []
  /// Instructions of the inclusions that are open, outermost first.
  private var inclusions: [Int] = []

  static let greatestDepth = 100

  init(_ program: Program.Tables, _ templates: TemplateNames, _ view: UnsafePointer<Value>) {
    self.program = program
    self.templates = templates
    contexts = ContextStack(view)
    inclusions.reserveCapacity(16)
    fillings.reserveCapacity(16)
  }

  /// Appends the page to `buffer`; returns why rendering stopped, or nil when it is whole.
  consuming func render(_ template: Int, into buffer: inout [UInt8]) -> IncludedTooDeep? {
    do {
      try run(program.bodies[template])
      output.withBytes { buffer.append(contentsOf: $0) }
      return nil
    } catch {
      return error
    }
  }

  private mutating func run(_ body: Range<Int>) throws(IncludedTooDeep) {
    var next = body.lowerBound
    while next < body.upperBound {
      let instruction = program.instructions[next]
      switch instruction {
      case .text(let start, let count):
        appendText(Int(start)..<Int(start) + Int(count))
      case .line(let start, let count):
        appendLine(Int(start)..<Int(start) + Int(count))
      case .escaped(let name):
        beginLine()
        value(of: name)?.append(escaped: true, to: &output)
      case .unescaped(let name):
        beginLine()
        value(of: name)?.append(escaped: false, to: &output)
      case .section(let name, let end):
        try runSection(value(of: name), next + 1..<Int(end))
        next = Int(end) - 1
      case .inverted(let name, let end):
        if value(of: name)?.pointee.isAbsent() ?? true { try run(next + 1..<Int(end)) }
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

  private mutating func runSection(
    _ value: UnsafePointer<Value>?, _ body: Range<Int>
  ) throws(IncludedTooDeep) {
    guard let value, !value.pointee.isAbsent() else { return }
    if let items = value.pointee.items() {
      for index in items.indices { try runSection(body, inside: items.baseAddress! + index) }
    } else if value.pointee.isBool() {
      // A yes says nothing about itself: `.` stays what it was outside.
      try run(body)
    } else {
      try runSection(body, inside: value)
    }
  }

  private mutating func runSection(
    _ body: Range<Int>, inside value: UnsafePointer<Value>
  ) throws(IncludedTooDeep) {
    if indentation.isEmpty, let kept = value.pointee.kept() {
      try copySection(body, inside: value, of: kept)
    } else {
      try setSection(body, inside: value)
    }
  }

  private mutating func setSection(
    _ body: Range<Int>, inside value: UnsafePointer<Value>
  ) throws(IncludedTooDeep) {
    contexts.push(value)
    try run(body)
    contexts.pop()
  }

  /// Takes what is kept of the section, or runs it and keeps it if it depends on nothing else.
  private mutating func copySection(
    _ body: Range<Int>, inside value: UnsafePointer<Value>, of object: Unmanaged<KeptObject>
  ) throws(IncludedTooDeep) {
    let place = Impression.Place(
      program: program.number, body: UInt32(body.lowerBound), depth: UInt16(inclusions.count),
      beginsLine: isAtLineStart, followsLineBreak: output.isAtLineStart)
    let filled = visible < 0 ? [] : fillings[visible].blocks
    let kept = object._withUnsafeGuaranteedRef { $0.impression(at: place) }
    if let kept, kept._withUnsafeGuaranteedRef({ $0.blocks.isDisjoint(with: filled) }) {
      return kept._withUnsafeGuaranteedRef { append($0) }
    }
    let (before, start) = ((contexts.reach, asked), output.count)
    (contexts.reach, asked) = (.max, [])
    try setSection(body, inside: value)
    if kept == nil, contexts.reach >= contexts.count, asked.isDisjoint(with: filled) {
      output.withBytes { bytes in
        object._withUnsafeGuaranteedRef {
          $0.keep(
            UnsafeBufferPointer(rebasing: bytes[start...]), at: place, asking: asked, endsLine: isAtLineStart)
        }
      }
    }
    (contexts.reach, asked) = (min(contexts.reach, before.0), asked.union(before.1))
  }

  private mutating func append(_ impression: Impression) {
    output.append(impression.bytes)
    isAtLineStart = impression.endsLine
    asked.formUnion(impression.blocks)
  }

  private mutating func include(_ inclusion: CompiledInclusion, at instruction: Int) throws(IncludedTooDeep) {
    let template: Int
    switch inclusion.target {
    case .template(let index): template = index
    case .missing: return
    case .dynamic(let name):
      guard case .text(let text)? = value(of: name)?.pointee, let index = templates.partial(text) else {
        return
      }
      template = index
    }
    let seen = visible
    for argument in program.arguments[inclusion.arguments] {
      let blocks = BlockSet(block: argument.block).union(visible < 0 ? [] : fillings[visible].blocks)
      fillings.append(
        Filling(block: argument.block, blocks: blocks, body: argument.body, next: visible, seesFrom: seen))
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
  private mutating func filling(of block: UInt32) -> Filling? {
    asked.insert(BlockSet(block: block))
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
    // Templates for HTML are read without indentation, so mostly there is none.
    if space.isEmpty {
      try run(body)
    } else {
      indentation.append(contentsOf: program.literals[space])
      try run(body)
      indentation.removeLast(space.count)
    }
    inclusions.removeLast()
  }

  private mutating func value(of name: UInt32) -> UnsafePointer<Value>? {
    let name = program.names[Int(name)]
    guard let first = name.first else { return contexts.current }
    guard var value = contexts.value(of: first) else { return nil }
    for key in program.keys[name.rest] {
      guard let part = Context(value).value(of: key) else { return nil }
      value = part
    }
    return value
  }

  private mutating func appendText(_ range: Range<Int>) {
    let text = UnsafeBufferPointer(rebasing: program.literals[range])
    if indentation.isEmpty {
      output.append(text)
    } else {
      appendIndented(text)
    }
    isAtLineStart = text[text.count - 1] == UInt8(ascii: "\n")
  }

  private mutating func appendLine(_ range: Range<Int>) {
    guard output.isAtLineStart else { return appendText(range) }
    if range.count > 1 { appendText(range.dropFirst()) }
  }

  private mutating func appendIndented(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < text.count {
      // A blank line stays blank.
      if text[start] != UInt8(ascii: "\n"), text[start] != UInt8(ascii: "\r") { beginLine() }
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      end = min(end + 1, text.count)
      output.append(UnsafeBufferPointer(rebasing: text[start..<end]))
      isAtLineStart = true
      start = end
    }
  }

  private mutating func beginLine() {
    guard isAtLineStart else { return }
    isAtLineStart = false
    if !indentation.isEmpty { output.append(indentation) }
  }
}

/// What a parent tag puts into a block.
private struct Filling {
  let block: UInt32
  /// This block and those that the next fillings are for.
  let blocks: BlockSet
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
