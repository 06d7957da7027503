/// Sets in type, once, what is the same on all pages: names, navigation, footer and labels become text of the templates.
///
/// Printers call so what they keep set from one edition to the next. A page comes out as it would without, byte for
/// byte, provided that no object of a view but the outermost has one of the names of `shared`.
struct StandingType {
  private let old: Program
  private let shared: Object
  private var new: Program
  /// Text that was met since the last instruction, and whether it begins with a line break that may be left out.
  private var text: [UInt8] = []
  private var beginsLine = false
  private var origin = 0..<0

  init(_ program: Program, _ shared: Object) {
    old = program
    new = program
    self.shared = shared
  }

  /// The program with `shared` in it; as it was where white space depends on what is around a template.
  consuming func program() -> Program {
    guard old.inclusions.allSatisfy(\.indentation.isEmpty), old.blocks.allSatisfy(\.indentation.isEmpty)
    else { return old }
    new.isAnother()
    new.instructions = []
    new.origins = []
    new.literals = []
    new.bodies = old.bodies.map { set($0) }
    return new
  }

  /// Sets a body that is entered and left as a whole; returns where it lies now.
  private mutating func set(_ body: Range<Int>) -> Range<Int> {
    flush()
    let start = new.instructions.count
    setEach(body)
    flush()
    return start..<new.instructions.count
  }

  private mutating func setEach(_ body: Range<Int>) {
    var index = body.lowerBound
    while index < body.upperBound {
      set(index)
      index = old.end(of: index)
    }
  }

  private mutating func set(_ index: Int) {
    if text.isEmpty { origin = old.origins[index] }
    if let print = SharedPrint(of: index, old, shared, after: text) {
      if text.isEmpty { beginsLine = print.beginsLine }
      text += print.text
      return
    }
    let body = index + 1..<old.end(of: index)
    switch old.instructions[index] {
    case .section(let name, _):
      // What is inside is always part of what is around it.
      if case .found(.bool(true)) = SharedPrint.value(of: name, old, shared) { return setEach(body) }
      setBody(body, of: index) { .section(name: name, end: $0) }
    case .inverted(let name, _):
      if case .absent = SharedPrint.value(of: name, old, shared) { return setEach(body) }
      setBody(body, of: index) { .inverted(name: name, end: $0) }
    case .block(let block, _): setBody(body, of: index) { .block(block, end: $0) }
    case .inclusion(let inclusion, _): setInclusion(inclusion, at: index)
    case .text, .line, .escaped, .unescaped: emit(old.instructions[index], at: index)
    }
  }

  private mutating func setBody(_ body: Range<Int>, of index: Int, _ opener: (UInt32) -> Instruction) {
    let opening = reserve(for: index)
    let body = set(body)
    new.instructions[opening] = opener(UInt32(body.upperBound))
  }

  private mutating func setInclusion(_ inclusion: UInt32, at index: Int) {
    let opening = reserve(for: index)
    for argument in old.inclusions[Int(inclusion)].arguments {
      let (block, body) = (old.arguments[argument].block, old.arguments[argument].body)
      new.arguments[argument] = CompiledArgument(block: block, body: set(body))
    }
    new.instructions[opening] = .inclusion(inclusion, end: UInt32(new.instructions.count))
  }

  private mutating func reserve(for index: Int) -> Int {
    emit(old.instructions[index], at: index)
    return new.instructions.count - 1
  }

  private mutating func emit(_ instruction: Instruction, at index: Int) {
    flush()
    new.instructions.append(instruction)
    new.origins.append(old.origins[index])
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    let (start, count) = (UInt32(new.literals.count), UInt32(text.count))
    new.literals += text
    new.instructions.append(
      beginsLine ? .line(start: start, count: count) : .text(start: start, count: count))
    new.origins.append(origin)
    text = []
  }
}

/// What an instruction prints whatever page it stands on.
private struct SharedPrint {
  private(set) var text: [UInt8] = []
  /// Whether it begins with a line break that is left out where a line has just begun.
  private(set) var beginsLine = false
  private let program: Program
  private let shared: Object
  /// What stands before it in the same piece of text.
  private let last: UInt8?
  /// Values of `shared` whose sections are open.
  private var contexts: [Value] = []
  private var depth = 0

  enum Finding {
    case found(Value)
    /// For certain there is nothing.
    case absent
    /// Only the page can tell.
    case unknown
  }

  /// Nil when the page has a say in it.
  init?(of index: Int, _ program: Program, _ shared: Object, after before: [UInt8]) {
    self.program = program
    self.shared = shared
    last = before.last
    guard print(index) else { return nil }
  }

  static func value(of name: UInt32, _ program: Program, _ shared: Object) -> Finding {
    let name = program.names[Int(name)]
    guard let first = name.first, let value = shared[first] else { return .unknown }
    return part(of: value, program.keys[name.rest])
  }

  private static func part(of value: Value, _ keys: ArraySlice<Key>) -> Finding {
    var value = value
    for key in keys {
      guard case .object(let object) = value, let part = object[key] else { return .absent }
      value = part
    }
    return value.isAbsent() ? .absent : .found(value)
  }

  private func value(of name: UInt32) -> Finding {
    let compiled = program.names[Int(name)]
    guard let first = compiled.first else { return contexts.last.map { .found($0) } ?? .unknown }
    for case .object(let object) in contexts.reversed() {
      if let value = object[first] { return Self.part(of: value, program.keys[compiled.rest]) }
    }
    return Self.value(of: name, program, shared)
  }

  private mutating func print(_ body: Range<Int>) -> Bool {
    var index = body.lowerBound
    while index < body.upperBound {
      guard print(index) else { return false }
      index = program.end(of: index)
    }
    return true
  }

  private mutating func print(_ index: Int) -> Bool {
    let body = index + 1..<program.end(of: index)
    switch program.instructions[index] {
    case .text(let start, let count): text += program.literals[Int(start)..<Int(start + count)]
    case .line(let start, let count): printLine(program.literals[Int(start)..<Int(start + count)])
    case .escaped(let name): return printValue(of: name, escaped: true)
    case .unescaped(let name): return printValue(of: name, escaped: false)
    case .section(let name, _): return printSection(value(of: name), body)
    case .inverted(let name, _):
      switch value(of: name) {
      case .found: break
      case .absent: return print(body)
      case .unknown: return false
      }
    case .inclusion(let inclusion, _): return printInclusion(program.inclusions[Int(inclusion)])
    case .block: return false
    }
    return true
  }

  private mutating func printLine(_ line: ArraySlice<UInt8>) {
    if let last = text.last ?? last {
      text += last == UInt8(ascii: "\n") ? line.dropFirst() : line
    } else {
      text += line
      beginsLine = true
    }
  }

  private mutating func printValue(of name: UInt32, escaped: Bool) -> Bool {
    switch value(of: name) {
    case .found(let value):
      var galley = Galley()
      withUnsafePointer(to: value) { $0.append(escaped: escaped, to: &galley) }
      text += galley.bytes
      return true
    case .absent: return true
    case .unknown: return false
    }
  }

  private mutating func printSection(_ value: Finding, _ body: Range<Int>) -> Bool {
    switch value {
    case .unknown: return false
    case .absent: return true
    case .found(.bool): return print(body)
    case .found(.list(let items)):
      for item in items { guard print(body, inside: item) else { return false } }
      return true
    case .found(let value): return print(body, inside: value)
    }
  }

  private mutating func print(_ body: Range<Int>, inside value: Value) -> Bool {
    contexts.append(value)
    defer { contexts.removeLast() }
    return print(body)
  }

  private mutating func printInclusion(_ inclusion: CompiledInclusion) -> Bool {
    guard case .template(let template) = inclusion.target, inclusion.arguments.isEmpty,
      depth < Renderer.greatestDepth
    else { return false }
    depth += 1
    defer { depth -= 1 }
    return print(program.bodies[template])
  }
}

extension Program {
  /// The instruction after this one and all inside of it.
  fileprivate func end(of index: Int) -> Int {
    switch instructions[index] {
    case .section(_, let end), .inverted(_, let end), .inclusion(_, let end), .block(_, let end): Int(end)
    case .text, .line, .escaped, .unescaped: index + 1
    }
  }
}
