import Publishing
import Testing

@Suite("What git knows of a site", .enabled(if: Installed.git, "git is not installed"))
struct LocalGitTests {
  @Test("A file is asked about by its name, not by a pattern: another that fits it does not answer")
  func literalNames() async throws {
    let desk = try Desk()
    for arguments in [
      ["init", "--quiet"], ["add", "."],
      ["-c", "user.name=Ada", "-c", "user.email=ada@gazette.example", "commit", "--quiet", "-m", "Begin"],
    ] {
      try desk.write("site/media/a1.jpg", "one")
      #expect(try Shell.run(["git", "-C", desk.site] + arguments) == 0)
    }
    try desk.write("site/media/a[1].jpg", "another")
    let git = LocalGit(desk.site)
    #expect(try await git.uncommitted(["media/a1.jpg", "media/a[1].jpg"]) == ["media/a[1].jpg"])
  }
}
