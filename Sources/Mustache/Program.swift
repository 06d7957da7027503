import Synchronization

/// All templates of a library, ready to run.
struct Program: Sendable {
  /// No other program of the process has it.
  private(set) var number = Program.newNumber()
  var instructions: [Instruction] = []
  /// For each instruction the bytes of its template's source that it comes from.
  var origins: [Range<Int>] = []
  /// The instructions of each template.
  var bodies: [Range<Int>] = []
  /// The text of all templates.
  var literals: [UInt8] = []
  var names: [CompiledName] = []
  /// Parts of dotted names after the first.
  var keys: [Key] = []
  var inclusions: [CompiledInclusion] = []
  var arguments: [CompiledArgument] = []
  var blocks: [CompiledBlock] = []

  /// The same, as places in memory that cost no reference counting.
  struct Tables {
    let number: UInt32
    let instructions: UnsafeBufferPointer<Instruction>
    let bodies: UnsafeBufferPointer<Range<Int>>
    let literals: UnsafeBufferPointer<UInt8>
    let names: UnsafeBufferPointer<CompiledName>
    let keys: UnsafeBufferPointer<Key>
    let inclusions: UnsafeBufferPointer<CompiledInclusion>
    let arguments: UnsafeBufferPointer<CompiledArgument>
    let blocks: UnsafeBufferPointer<CompiledBlock>
  }

  /// Must be told before what was kept of the program's work is asked for again.
  mutating func isAnother() { number = Self.newNumber() }

  private static func newNumber() -> UInt32 { lastNumber.add(1, ordering: .relaxed).newValue }

  private static let lastNumber = Atomic<UInt32>(0)

  /// Calls `body` with tables that are good until it returns.
  func withTables<Result>(_ body: (Tables) -> Result) -> Result {
    withExtendedLifetime(self) {
      body(
        Tables(
          number: number,
          instructions: instructions.withUnsafeBufferPointer { $0 },
          bodies: bodies.withUnsafeBufferPointer { $0 },
          literals: literals.withUnsafeBufferPointer { $0 },
          names: names.withUnsafeBufferPointer { $0 },
          keys: keys.withUnsafeBufferPointer { $0 },
          inclusions: inclusions.withUnsafeBufferPointer { $0 },
          arguments: arguments.withUnsafeBufferPointer { $0 },
          blocks: blocks.withUnsafeBufferPointer { $0 }))
    }
  }
}
