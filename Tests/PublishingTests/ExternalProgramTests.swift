import Synchronization
import Testing

@testable import Publishing

@Suite("Other programs")
struct ExternalProgramTests {
  @Test("What it prints comes line by line, what it is given may be long")
  func lines() async throws {
    let input = Array(String(repeating: "one line of many\n", count: 100_000).utf8) + Array("and one".utf8)
    let count = Mutex(0)
    let run = try await ExternalProgram(name: "cat").run([], input: input) { _ in count.withLock { $0 += 1 } }
    #expect(run.succeeded)
    #expect(run.output == input)
    #expect(count.withLock { $0 } == 100_001)
  }

  @Test("A failure carries the status and what was said, line by line")
  func failure() async throws {
    let error = await #expect(throws: PublicationError.self) {
      try await ExternalProgram(name: "sh").succeed(
        ["-c", "printf 'no https://me:hush@host.example\\r\\nat all\\r\\n' >&2; exit 3"], to: "try")
    }
    #expect(
      error?.message == "cannot try: sh ended with status 3\n  sh: no https://…@host.example\n  sh: at all")
  }

  @Test("Of a program that complains at length, its last words and its status are kept")
  func longComplaint() async throws {
    let run = try await ExternalProgram(name: "sh").run(
      ["-c", "head -c 3000000 /dev/zero | tr '\\0' x >&2; echo done; echo last >&2; exit 23"])
    #expect(run.status == 23 && run.text == "done\n")
    #expect(run.errors.hasSuffix("xlast\n") && run.errors.utf8.count <= 1 << 21)
  }

  @Test("A variable can be kept from it")
  func environment() async throws {
    let run = try await ExternalProgram(name: "sh", environment: ["HOME": nil, "OUR": "1"])
      .run(["-c", "echo ${HOME-none} $OUR"])
    #expect(run.text == "none 1\n")
  }

  @Test(
    "Only troubles of the network that pass are tried again",
    arguments: [
      ("ssh: connect to host www.example port 22: Connection timed out", true),
      ("kex_exchange_identification: Connection closed by remote host", true),
      ("fatal: unable to access 'https://x/': Could not resolve host: x", true),
      ("error: RPC failed; HTTP 503 curl 22 The requested URL returned error: 503", true),
      ("Timeout, server www.example not responding.", true),
      ("Connection to www.example closed by remote host.", true),
      ("rsync: connection unexpectedly closed (0 bytes received so far) [sender]", true),
      ("sh: 1: rsync: not found\nrsync: connection unexpectedly closed (0 bytes received so far)", false),
      ("git@x: Permission denied (publickey).\nfatal: the remote end hung up unexpectedly", false),
      ("ssh: Could not resolve hostname x: Name or service not known", false),
      ("! [rejected] (fetch first)", false), ("sh: rsync: not found", false),
    ])
  func passing(errors: String, isPassing: Bool) { #expect(NetworkTrouble.isPassing(errors) == isPassing) }

  @Test("A program that ends before it has read what it is given is told by its status")
  func unread() async throws {
    let input = [UInt8](repeating: 10, count: 2_000_000)
    for _ in 0..<20 {
      let run = try await ExternalProgram(name: "sh").run(["-c", "echo no >&2; exit 3"], input: input)
      #expect(run.status == 3)
      #expect(run.errors == "no\n")
    }
  }

  @Test("A signal that ended it is no success")
  func signal() async throws {
    #expect(try await ExternalProgram(name: "sh").run(["-c", "kill -9 $$"]).status == 137)
  }

  @Test("A program that is not installed is named")
  func missing() async throws {
    let error = await #expect(throws: PublicationError.self) {
      try await ExternalProgram(name: "no-such-program-here").run([])
    }
    #expect(error?.message == "no-such-program-here is not installed")
  }
}
