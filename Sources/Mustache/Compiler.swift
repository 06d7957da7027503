import Diagnostics

/// Lays the trees of all templates out as flat instructions.
struct Compiler {
  private(set) var program = Program()
  private let templates: TemplateNames
  private var nameIndices: [String: UInt32] = [:]
  private var blockIndices: [String: UInt32] = [:]
  private var source: [UInt8] = []
  /// White space that is taken from the start of each line of the text at hand.
  private var margin = 0
  /// Whether the white space between the lines of the template at hand is only there for those who read it.
  private var isTight = false

  init(_ templates: TemplateNames) { self.templates = templates }

  mutating func add(_ nodes: [Node], source: [UInt8], isTight: Bool) {
    self.source = source
    self.isTight = isTight
    let start = program.instructions.count
    add(nodes)
    program.bodies.append(start..<program.instructions.count)
  }

  private mutating func add(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .text(let range): addText(range)
      case .variable(let name, let isEscaped):
        let index = self.index(of: name)
        emit(isEscaped ? .escaped(name: index) : .unescaped(name: index), at: name.range)
      case .section(let name, let isInverted, let nodes):
        let index = self.index(of: name)
        addBody(nodes, at: name.range) {
          isInverted ? .inverted(name: index, end: $0) : .section(name: index, end: $0)
        }
      case .inclusion(let inclusion): addInclusion(inclusion)
      case .block(let block): addBlock(block)
      }
    }
  }

  private mutating func addInclusion(_ inclusion: Inclusion) {
    let opening = reserve(at: inclusion.range)
    let indentation = literal(inclusion.indentation)
    let bodies = inclusion.arguments.map { argument in
      let start = program.instructions.count
      let outer = margin
      margin = argument.margin
      add(argument.nodes)
      margin = outer
      return CompiledArgument(
        block: blockIndex(of: argument.name), body: start..<program.instructions.count)
    }
    let arguments = program.arguments.count..<program.arguments.count + bodies.count
    program.arguments += bodies
    program.inclusions.append(
      CompiledInclusion(target: target(of: inclusion), indentation: indentation, arguments: arguments))
    program.instructions[opening] = .inclusion(
      UInt32(program.inclusions.count - 1), end: UInt32(program.instructions.count))
  }

  private mutating func target(of inclusion: Inclusion) -> CompiledInclusion.Target {
    switch inclusion.target {
    case .dynamic(let name): .dynamic(name: index(of: name))
    case .template(let name): templates.index(of: name).map { .template($0) } ?? .missing
    }
  }

  private mutating func addBlock(_ block: Block) {
    let name = blockIndex(of: block.name)
    program.blocks.append(CompiledBlock(name: name, indentation: literal(block.indentation)))
    let index = UInt32(program.blocks.count - 1)
    addBody(block.nodes, at: block.range) { .block(index, end: $0) }
  }

  private mutating func addBody(_ nodes: [Node], at range: Range<Int>, _ opener: (UInt32) -> Instruction) {
    let opening = reserve(at: range)
    add(nodes)
    program.instructions[opening] = opener(UInt32(program.instructions.count))
  }

  private mutating func reserve(at range: Range<Int>) -> Int {
    emit(.text(start: 0, count: 0), at: range)
    return program.instructions.count - 1
  }

  private mutating func emit(_ instruction: Instruction, at range: Range<Int>) {
    program.instructions.append(instruction)
    program.origins.append(range)
  }

  private mutating func addText(_ range: Range<Int>) {
    if isTight { return addTightText(range) }
    let start = program.literals.count
    var position = range.lowerBound
    while position < range.upperBound {
      position += droppedMargin(at: position, limit: range.upperBound)
      let rest = source[position..<range.upperBound]
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? range.upperBound
      program.literals += source[position..<end]
      position = end
    }
    guard program.literals.count > start else { return }
    emit(.text(start: UInt32(start), count: UInt32(program.literals.count - start)), at: range)
  }

  /// Text in which a line break with all white space around it is one line break.
  private mutating func addTightText(_ range: Range<Int>) {
    let lines = Lines(source: source)
    let start = program.literals.count
    var position = range.lowerBound
    while position < range.upperBound {
      let end = source[position..<range.upperBound].firstIndex { !isBlank($0) } ?? range.upperBound
      let space = source[position..<end]
      if space.contains(UInt8(ascii: "\n")) {
        program.literals.append(UInt8(ascii: "\n"))
      } else if position == 0 || !lines.isLineStart(position) {
        // What a partial begins with may part it from what stands before it.
        program.literals += space
      }
      position = source[end..<range.upperBound].firstIndex(where: isBlank) ?? range.upperBound
      program.literals += source[end..<position]
    }
    let count = UInt32(program.literals.count - start)
    guard count > 0 else { return }
    let beginsLine = program.literals[start] == UInt8(ascii: "\n")
    emit(
      beginsLine ? .line(start: UInt32(start), count: count) : .text(start: UInt32(start), count: count),
      at: range)
  }

  private func droppedMargin(at position: Int, limit: Int) -> Int {
    let lines = Lines(source: source)
    guard margin > 0, lines.isLineStart(position) else { return 0 }
    return lines.spaceEnd(position, limit: min(position + margin, limit)) - position
  }

  /// The literal bytes for white space at the start of a line.
  private mutating func literal(_ indentation: Range<Int>) -> Range<Int> {
    let start = program.literals.count
    if !isTight { program.literals += source[indentation].dropFirst(margin) }
    return start..<program.literals.count
  }

  private mutating func index(of name: Name) -> UInt32 {
    if let index = nameIndices[name.text] { return index }
    let start = program.keys.count
    program.keys += name.keys.dropFirst()
    program.names.append(CompiledName(first: name.keys.first, rest: start..<program.keys.count))
    nameIndices[name.text] = UInt32(program.names.count - 1)
    return UInt32(program.names.count - 1)
  }

  private mutating func blockIndex(of name: String) -> UInt32 {
    if let index = blockIndices[name] { return index }
    let index = UInt32(blockIndices.count)
    blockIndices[name] = index
    return index
  }
}
