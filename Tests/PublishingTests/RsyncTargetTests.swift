import Foundation
import Newsroom
import ObjectStore
import Testing

@testable import Publishing

@Suite("rsync", .enabled(if: Installed.rsync, "rsync is not installed"))
struct RsyncTargetTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// By way of a program in place of ssh that runs rsync's other half on this machine.
  private func remote(umask: String = "022") throws -> any PublicationTarget {
    try desk.write(
      "ssh",
      """
      [ "$1 $2 $3" = '-l deploy www.example' ] || { echo "unknown host $*" >&2; exit 255; }
      shift 3
      umask \(umask)
      exec sh -c "$*"
      """)
    var settings = RsyncSettings(path: desk.root + "/www")
    settings.host = "deploy@www.example"
    return try RsyncTarget(settings, site: desk.site, shell: "sh \(desk.root)/ssh")
  }

  private func local() throws -> any PublicationTarget {
    try RsyncTarget(RsyncSettings(path: "../www"), site: desk.site)
  }

  @Test("A folder of this machine gets just the files of the site, again and again")
  func localFolder() async throws {
    for files in [Editions.first, Editions.second, Editions.first] {
      try await publish(desk.edition(files), to: local())
      #expect(try desk.tree("www") == files)
    }
  }

  @Test("So does one behind ssh, and folders that were left empty are gone")
  func remoteFolder() async throws {
    for files in [Editions.first, Editions.second, Editions.first] {
      try await publish(desk.edition(files), to: remote())
      #expect(try desk.tree("www") == files)
    }
    #expect(try desk.names("www/articles") == ["flood", "old"])
  }

  @Test("A web server can read what is sent, whatever the umask is over there")
  func modes() async throws {
    try await publish(desk.edition(["index.html": "1", "media/a.txt": "a"]), to: remote())
    let second = ["index.html": "2", "media/a.txt": "a", "media/b.txt": "b"]
    try await publish(desk.edition(second), to: remote(umask: "077"))
    #expect(try desk.tree("www") == second)
    #expect(try desk.closed("www") == [])
  }

  @Test("Files that were there as they are to be become the site's, and go when it no longer has them")
  func takenOver() async throws {
    for (path, text) in Editions.first { try desk.write("www/\(path)", text) }
    for files in [Editions.first, Editions.second] { try await publish(desk.edition(files), to: local()) }
    #expect(try desk.tree("www") == Editions.second)
  }

  @Test("The plan counts by content: a file of another time is not sent, one of the same size and time is")
  func plan() async throws {
    let first = ["index.html": "one", "about/index.html": "about"]
    try await publish(desk.edition(first), to: remote())
    let edition = try desk.edition(["index.html": "two", "about/index.html": "about", "new.txt": "new"])
    let same = try FileManager.default.attributesOfItem(atPath: desk.root + "/www/index.html")[
      .modificationDate]
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(same)], ofItemAtPath: desk.root + "/site/output/index.html")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)],
      ofItemAtPath: desk.site + "/output/about/index.html")
    let plan = try await remote().plan(for: edition)
    #expect(plan.new.map(\.path) == ["new.txt"])
    #expect(plan.changed.map(\.path) == ["index.html"])
    #expect(plan.unchanged.map(\.path) == ["about/index.html"])
  }

  @Test("A failure at any step deletes nothing, and the next run completes the site", arguments: 0...10)
  func failure(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: local())
    let edition = try desk.edition(Editions.second)
    let faulty = FaultyTarget(target: try local(), steps: step, isKilled: true)
    await #expect(throws: FaultyTarget.Fault.self) { try await publish(edition, to: faulty) }
    if step < 10 { #expect(try desk.tree("www")["articles/old/index.html"] == "old") }
    for (path, text) in try desk.tree("www") {
      #expect(Editions.first[path] == text || Editions.second[path] == text)
    }
    try await publish(edition, to: local())
    #expect(try desk.tree("www") == Editions.second)
  }

  @Test("Only what a publication wrote is deleted")
  func foreign() async throws {
    try desk.write("www/theirs/index.html", "theirs")
    try await publish(desk.edition(Editions.first), to: remote())
    try desk.write("www/articles/old/proof.html", "somebody's")
    try await publish(desk.edition(Editions.second), to: remote())
    let others = ["theirs/index.html": "theirs", "articles/old/proof.html": "somebody's"]
    #expect(try desk.tree("www") == Editions.second.merging(others) { $1 })
  }

  @Test("A connection that fails is told in rsync's and ssh's own words")
  func unreachable() async throws {
    var settings = RsyncSettings(path: "/srv")
    settings.host = "elsewhere.example"
    _ = try remote()
    let target = try RsyncTarget(
      settings, site: desk.site, shell: "sh \(desk.root)/ssh", patience: Patience(attempts: 2) { _ in })
    let error = await #expect(throws: PublicationError.self) {
      try await target.plan(for: desk.edition(Editions.first))
    }
    #expect(error?.message.contains("cannot reach elsewhere.example:/srv by rsync") == true)
    #expect(error?.message.contains("unknown host elsewhere.example") == true)
  }

  @Test("A connection that fails in passing is made again, and a refusal is not repeated")
  func patience() async throws {
    let remote = try remote()
    try desk.write(
      "shaky",
      """
      echo >> '\(desk.root)/calls'
      # Two of three connections fail, the second one after it has been made.
      case $(($(wc -l < '\(desk.root)/calls') % 3)) in
      1) echo 'ssh: connect to host www.example port 22: Connection refused' >&2; exit 255;;
      2) echo 'client_loop: send disconnect: Broken pipe' >&2; head -c 1; exit 255;;
      esac
      exec sh '\(desk.root)/ssh' "$@"
      """)
    var settings = RsyncSettings(path: desk.root + "/www")
    settings.host = "deploy@www.example"
    let shaky = try RsyncTarget(
      settings, site: desk.site, shell: "sh \(desk.root)/shaky", patience: Patience(attempts: 3) { _ in })
    try await publish(desk.edition(Editions.first), to: shaky)
    try await publish(desk.edition(Editions.second), to: shaky)
    #expect(try desk.tree("www") == Editions.second)
    #expect(try await remote.plan(for: desk.edition(Editions.second)).isEmpty)

    try desk.delete("calls")
    try desk.write(
      "shaky", "echo >> '\(desk.root)/calls'; echo 'Permission denied (publickey).' >&2; exit 255")
    await #expect(throws: PublicationError.self) {
      try await shaky.plan(for: desk.edition(Editions.second))
    }
    #expect(try String(contentsOfFile: desk.root + "/calls", encoding: .utf8) == "\n")
  }

  @Test("A plan that another publication has overtaken is not carried out")
  func overtaken() async throws {
    let plan = try await local().plan(for: desk.edition(Editions.first))
    try await publish(desk.edition(["index.html": "theirs"]), to: local())
    await #expect(throws: PublicationError.overtaken) { try await Delivery(plan, to: local()).run() }
  }

  @Test("Of two publications at once the one that began first stops, at its next stage or at its end")
  func atOnce() async throws {
    try await publish(desk.edition(["index.html": "1"]), to: local())
    let edition = try desk.edition(["index.html": "2"])
    let first = try await local().begin(try await local().plan(for: edition))
    try await first.put(edition.files) { _ in }
    let plan = try await local().plan(for: desk.edition(["index.html": "3"]))
    let second = try await local().begin(plan)
    await #expect(throws: PublicationError.overtaken) { try await first.put(edition.files) { _ in } }
    await #expect(throws: PublicationError.overtaken) { try await first.finish() }
    try await second.put(plan.changed) { _ in }
    try await second.finish()
    #expect(try desk.tree("www") == ["index.html": "3"])
  }

  @Test("That there is no record yet is asked once, though rsync speaks of a broken pipe as well")
  func firstRecord() async throws {
    try desk.write(
      "rsync-of-ssh",
      """
      echo >> '\(desk.root)/calls'
      echo 'rsync: [sender] link_stat "/srv/x" failed: No such file or directory (2)' >&2
      echo 'client_loop: send disconnect: Broken pipe' >&2
      exit 23
      """)
    let program = ExternalProgram(name: "sh", patience: Patience(attempts: 4) { _ in })
    let run = try await program.runPatiently(
      [desk.root + "/rsync-of-ssh"], accepting: RsyncTarget.isMissing)
    #expect(RsyncTarget.isMissing(run))
    #expect(try String(contentsOfFile: desk.root + "/calls", encoding: .utf8) == "\n")
  }

  @Test(
    "A path below the home over there is one, and never the root",
    arguments: [
      ("~/www", "www"), ("~//www", "www"), ("~", "."), ("~/", "."), ("/srv/~/x", "/srv/~/x"),
      ("~bob", "~bob"), ("www", "www"),
    ])
  func home(path: String, expected: String) { #expect(RsyncTarget.belowHome(path) == expected) }

  @Test("A word of the command for ssh stays one, whatever is in it")
  func quoting() async throws {
    try desk.write("ssh", "printf '<%s>\\n' \"$@\" >'\(desk.root)/words'; exit 9")
    let word = "/keys/a\" \"-oProxyCommand=touch /tmp/pwned' \\ b"
    _ = try await ExternalProgram(name: "rsync").run([
      "-e", "sh \(desk.root)/ssh -i \(RsyncTarget.quoted(word))", "www.example:/srv/", desk.root,
    ])
    let words = try String(contentsOfFile: desk.root + "/words", encoding: .utf8)
    #expect(words.hasPrefix("<-i>\n<\(word)>\n<www.example>\n"))
  }

  @Test(
    "Only lines of files that are to be sent count",
    arguments: [
      (">f+++++++++ a/index.html", "a/index.html new"),
      ("<fcst...... größe und maß", "größe und maß changed"),
      (".f..t...... a", nil), ("cd+++++++++ a/", nil), ("*deleting   a", nil), ("created directory x", nil),
    ])
  func items(line: String, expected: String?) {
    #expect(RsyncSource.item(line).map { "\($0.path) \($0.difference)" } == expected)
  }
}

/// What this machine has.
enum Installed {
  static let rsync = has("rsync")
  static let git = has("git")

  private static func has(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
