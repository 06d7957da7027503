import Testing

@Suite("Help and completions")
struct HelpTests {
  private static let commands = [
    "init", "new", "serve", "related", "eject", "build", "check", "publish", "schedule", "permalinks",
    "takedown",
  ]

  @Test("Every command shows how it is run", arguments: commands)
  func examples(_ command: String) throws {
    let folder = try Folder()
    let run = try Tool.run([command, "--help"], in: folder.path, environment: ["COLUMNS": "100"])
    #expect(run.status == 0)
    #expect(run.output.contains("\n  broadsheet \(command) "))
    // A value is named by what it is, never by the option's own name.
    for option in ["jobs", "length", "count", "timeout", "port", "output"] {
      #expect(!run.output.contains("--\(option) <\(option)>"))
    }
  }

  @Test("Examples stand on one line each in a terminal of 80 columns", arguments: commands + ["new article"])
  func narrow(_ command: String) throws {
    let folder = try Folder()
    let arguments = command.split(separator: " ").map(String.init) + ["--help"]
    let help = try Tool.run(arguments, in: folder.path, environment: ["COLUMNS": "80"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  broadsheet ") {
      #expect(next.isEmpty || next.hasPrefix("  "), "\(line)")
    }
  }

  @Test("All commands are listed")
  func list() throws {
    let folder = try Folder()
    let help = try Tool.run("--help", in: folder.path).output
    for command in Self.commands { #expect(help.contains("\n  \(command) ")) }
  }

  @Test("Shells get completions that know every command", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let folder = try Folder()
    let run = try Tool.run("--generate-completion-script", shell, in: folder.path)
    #expect(run.status == 0)
    for command in Self.commands { #expect(run.output.contains(command)) }
    #expect(run.output.contains("partials/footer.mustache"))
  }
}
