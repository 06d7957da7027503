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

  @Test("A failure carries the status and what was said")
  func failure() async throws {
    let error = await #expect(throws: PublicationError.self) {
      try await ExternalProgram(name: "sh").succeed(
        ["-c", "echo 'no https://me:hush@host.example' >&2; exit 3"], to: "try")
    }
    #expect(error?.message == "cannot try: sh ended with status 3\n  sh: no https://…@host.example")
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
