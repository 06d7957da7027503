import Foundation
import Glibc
import Synchronization

/// An S3-compatible store on this machine, started once for all tests; it ends with them.
package final class LoopbackStore: Sendable {
  /// Started when first asked for.
  package static let shared = Result { try LoopbackStore() }

  package static let accessKey = "AKIALOOPBACK"
  package static let secretKey = "loopback/secret+key"

  /// Whether tests are to use it: where it is installed, and always where a missing one must not go unnoticed.
  package static let isWanted =
    access(python, X_OK) == 0 || ProcessInfo.processInfo.environment["CI"] != nil

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  /// As `make test` installs it.
  private static let python = folder.appendingPathComponent("../../.venv-store/bin/python").path

  package let port: Int
  private let wire: Mutex<Int32>

  package var endpoint: String { "http://127.0.0.1:\(port)" }

  private init() throws {
    var ends: [Int32] = [0, 0]
    // The tests' end is closed in every other program that they start, so that it closes when they end.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0, &ends) == 0 else {
      throw Trouble(words: "no pair of sockets")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO] {
      posix_spawn_file_actions_adddup2(&actions, ends[1], descriptor)
    }
    let script = Self.folder.appendingPathComponent("server.py").path
    var arguments = [strdup(Self.python), strdup(script), nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    guard posix_spawn(&child, Self.python, &actions, nil, &arguments, environ) == 0 else {
      throw Trouble(words: "\(Self.python) cannot be started: run `make test`")
    }
    close(ends[1])
    guard let port = Int(try Self.line(ends[0])) else { throw Trouble(words: "the store did not start") }
    self.port = port
    wire = Mutex(ends[0])
  }

  package struct Trouble: Error { let words: String }

  /// Sends a command to the store's own process and decodes its answer.
  fileprivate func ask<Answer: Decodable>(_ command: some Encodable, _: Answer.Type = Answer.self) throws
    -> Answer
  {
    let line = try JSONEncoder().encode(command) + [UInt8(ascii: "\n")]
    let answer = try wire.withLock { descriptor in
      guard line.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == line.count else {
        throw Trouble(words: "the store has ended")
      }
      return try Self.line(descriptor)
    }
    return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8))
  }

  private static func line(_ descriptor: Int32) throws -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.last != UInt8(ascii: "\n") {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { throw Trouble(words: "the store has ended") }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}

/// A new bucket of the store on this machine.
package struct LoopbackBucket: Sendable {
  package let name: String
  package let store: LoopbackStore

  package init() throws {
    store = try LoopbackStore.shared.get()
    name = "test-" + UUID().uuidString.lowercased()
    try order("make")
  }

  /// An object as readers would get it.
  package struct Object: Decodable, Hashable, Sendable {
    package let body: Data
    /// By names in lower case.
    package let headers: [String: String]

    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  package func objects() throws -> [String: Object] { try store.ask(Command(to: "tree", name)) }

  /// Texts of the objects that belong to the site, by their keys.
  package func site() throws -> [String: String] {
    try objects().filter { !$0.key.contains(".broadsheet/") }.mapValues(\.text)
  }

  /// The requests since faults were last set, such as `PUT index.html`.
  package func requests() throws -> [String] { try store.ask(Command(to: "requests", name)) }

  package func write(_ key: String, _ text: String) throws {
    var command = Command(to: "write", name)
    (command.key, command.text) = (key, text)
    let _: String? = try store.ask(command)
  }

  package func delete(_ key: String) throws {
    var command = Command(to: "delete", name)
    command.key = key
    let _: String? = try store.ask(command)
  }

  /// Tells the store how to fail, in place of what it was told before; forgets the requests.
  package func fail(_ faults: StoreFault...) throws {
    var command = Command(to: "fail", name)
    command.faults = faults
    let _: String? = try store.ask(command)
  }

  private func order(_ deed: String) throws { let _: String? = try store.ask(Command(to: deed, name)) }

  private struct Command: Encodable {
    let `do`: String
    let bucket: String
    var key: String?
    var text: String?
    var faults: [StoreFault]?

    init(to deed: String, _ bucket: String) { (self.do, self.bucket) = (deed, bucket) }
  }
}

/// How the store fails, and at which of the requests that fit.
package struct StoreFault: Encodable, Sendable {
  package enum Deed: String, Encodable, Sendable {
    /// Ends the connection and does nothing.
    case cut
    /// Does what was asked, then ends the connection without a word.
    case lose
    /// Answers with `status`.
    case status
    /// Breaks off in the middle of the answer.
    case truncate
    /// Answers after `seconds`.
    case slow
    /// Kills the process that `pid` names, before or after doing what was asked.
    case kill, killAfter
    /// Pays no heed to conditions, as some stores do.
    case unconditional
  }

  private let `do`: Deed
  private let method: String?
  private let key: String
  private let skip: Int
  private let times: Int
  private let status: Int?
  private let code: String?
  private let message: String?
  private let seconds: Double?
  private let pid: String?
  private let conditional: Bool?

  /// - Parameter key: a part of the object's key.
  /// - Parameter skip: how many of the requests that fit go well before.
  /// - Parameter pid: path of a file with the number of a process.
  package init(
    _ deed: Deed, _ method: String? = nil, key: String = "", skip: Int = 0, times: Int = 1,
    status: Int? = nil, code: String? = nil, message: String? = nil, seconds: Double? = nil,
    pid: String? = nil, conditional: Bool? = nil
  ) {
    (self.do, self.method, self.key, self.skip, self.times) = (deed, method, key, skip, times)
    (self.status, self.code, self.message) = (status, code, message)
    (self.seconds, self.pid, self.conditional) = (seconds, pid, conditional)
  }
}
