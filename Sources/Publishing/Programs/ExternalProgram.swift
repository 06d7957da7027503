import Glibc
import ObjectStore
import Subprocess

/// Another program of this machine, such as `git` or `rsync`.
struct ExternalProgram: Sendable {
  let name: String
  /// Added to what this process was given; nil takes a variable away.
  var environment: [String: String?] = [:]
  /// How often a run is repeated that a passing trouble of the network ended.
  var patience = Patience(attempts: 4)

  struct Run: Sendable {
    /// 128 and more when a signal ended it.
    let status: Int
    let output: [UInt8]
    /// What it said on standard error, without passwords in addresses.
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var succeeded: Bool { status == 0 }
  }

  /// A program that ends before it has read all it is given would end this one, too.
  private static let brokenPipesAreSurvived: Void = { _ = Glibc.signal(SIGPIPE, SIG_IGN) }()

  /// Runs it to its end, whatever that is.
  ///
  /// - Parameter line: called with each line of its output as it comes.
  func run(
    _ arguments: [String], input: [UInt8] = [], line: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Run {
    Self.brokenPipesAreSurvived
    var changes: [Environment.Key: String?] = [:]
    for (key, value) in environment { changes[Environment.Key(stringLiteral: key)] = value }
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), environment: .inherit.updating(changes),
        input: .inputWriter, output: .sequence, error: .sequence
      ) { execution in
        let writer = execution.standardInputWriter
        async let given: Void = Self.give(input, to: writer)
        async let said = Self.lastWords(of: execution.standardError)
        var lines = LineCollector(line: line)
        for try await chunk in execution.standardOutput { chunk.withUnsafeBytes { lines.append($0) } }
        await given
        return (output: lines.finish(), errors: try await said)
      }
      return Run(
        status: result.terminationStatus.number, output: result.closureResult.output,
        errors: withoutPasswords(result.closureResult.errors))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw PublicationError(
        "\(name) is not installed", help: "install it, for instance with apt-get install \(name)")
    }
  }

  /// The end of what a program says, which tells why it stopped: rsync may have a word on each of many files before.
  private static func lastWords(of stream: SubprocessOutputSequence) async throws -> String {
    var bytes: [UInt8] = []
    for try await chunk in stream {
      chunk.withUnsafeBytes { bytes.append(contentsOf: $0) }
      if bytes.count > 1 << 20 { bytes.removeFirst(bytes.count - 1 << 16) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A program may end before it has read all that it is given; its status then says why.
  private static func give(_ input: [UInt8], to writer: StandardInputWriter) async {
    if !input.isEmpty { _ = try? await writer.write(input) }
    try? await writer.finish()
  }

  /// Runs it to its end, and again when the network failed; only for what may be done twice.
  ///
  /// - Parameter isAnswer: whether a run that failed is what was wanted to be known, whatever it says of the network.
  func runPatiently(
    _ arguments: [String], input: [UInt8] = [],
    accepting isAnswer: @escaping @Sendable (Run) -> Bool = { _ in false },
    line: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Run {
    try await patience.answer {
      let run = try await run(arguments, input: input, line: line)
      let isFinal = run.succeeded || isAnswer(run) || !NetworkTrouble.isPassing(run.errors)
      return isFinal ? .final(run) : .passing(run)
    }
  }

  /// Runs it, and throws what it said when it failed.
  @discardableResult
  func succeed(
    _ arguments: [String], input: [UInt8] = [], to purpose: String,
    line: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Run {
    let run = try await runPatiently(arguments, input: input, line: line)
    guard run.succeeded else { throw failure(run, to: purpose) }
    return run
  }

  /// - Parameter purpose: what could not be done, such as "push to gh-pages".
  func failure(_ run: Run, to purpose: String) -> PublicationError {
    let said = run.errors.split(whereSeparator: \.isNewline).suffix(8).map { "\n  \(name): \($0)" }.joined()
    return PublicationError("cannot \(purpose): \(name) ended with status \(run.status)\(said)")
  }
}

/// Keeps all bytes, and hands out each line when it is whole.
private struct LineCollector {
  let line: @Sendable (String) -> Void
  private var bytes: [UInt8] = []
  private var start = 0

  init(line: @escaping @Sendable (String) -> Void) { self.line = line }

  mutating func append(_ chunk: UnsafeRawBufferPointer) {
    let known = bytes.count
    bytes.append(contentsOf: chunk)
    for at in known..<bytes.count where bytes[at] == UInt8(ascii: "\n") {
      line(String(decoding: bytes[start..<at], as: UTF8.self))
      start = at + 1
    }
  }

  func finish() -> [UInt8] {
    if start < bytes.count { line(String(decoding: bytes[start...], as: UTF8.self)) }
    return bytes
  }
}

/// The text with the user and password of every address replaced: git repeats addresses in what it says.
func withoutPasswords(_ text: String) -> String {
  var out = ""
  var rest = text[...]
  while let scheme = rest.firstRange(of: "://") {
    out += rest[..<scheme.upperBound]
    rest = rest[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "'" && $0 != "\"" && !$0.isWhitespace }
    if let at = authority.lastIndex(of: "@"),
      authority[..<at].contains(":") || out.hasSuffix("http://")
        || out.hasSuffix("https://")
    {
      out += "…"
      rest = rest[at...]
    }
  }
  return out + rest
}

extension TerminationStatus {
  fileprivate var number: Int {
    switch self {
    case .exited(let code): Int(code)
    case .signaled(let signal): 128 + Int(signal)
    }
  }
}
