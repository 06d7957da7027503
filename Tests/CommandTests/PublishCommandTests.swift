import Foundation
import Testing

@Suite("broadsheet publish")
struct PublishCommandTests {
  private let site: Folder

  init() throws {
    site = try Folder()
    try site.write(
      "site/content/site.yml",
      "base_url: https://gazette.example\npublish:\n  live: {kind: folder, path: ../www}\n")
    try story("flood", "Flood")
  }

  private var folder: String { site.path + "/site" }

  private func story(_ slug: String, _ title: String) throws {
    try site.write(
      "site/content/articles/\(slug).md",
      "---\ntitle: \(title)\ndescription: A sentence.\ndate: 2026-05-01\n---\nWords.\n")
  }

  private func build(_ options: String...) throws {
    #expect(try Tool.run(["build"] + options, in: folder).status == 0)
  }

  private func page(_ path: String) -> String? {
    // A page that is not there has no text.
    try? String(contentsOfFile: site.path + "/www/" + path, encoding: .utf8)
  }

  @Test("It prints the plan, then one line that says what was done")
  func publication() throws {
    try build()
    let run = try Tool.run("publish", in: folder)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 7)
    #expect(lines.first?.hasSuffix("files to the folder \(site.path)/www") == true)
    #expect(lines[5].hasPrefix("Published "))
    #expect(lines[6] == "content/permalinks.txt has 1 new line: keep it under version control")
    #expect(page("articles/flood/index.html")?.contains("Flood") == true)
    #expect(try Tool.run("publish", "live", in: folder).output.contains("Nothing differs: "))
  }

  @Test("--dry-run changes nothing; --files names every file with its mark")
  func dryRun() throws {
    try build()
    let run = try Tool.run("publish", "--dry-run", "--files", in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("\n+ articles/flood/index.html\n"))
    #expect(page("index.html") == nil)
  }

  @Test("Files of another user in an earlier publication are told of, and stop no publication")
  func foreignFolder() throws {
    try site.write(
      "site/content/site.yml",
      "base_url: https://gazette.example\npublish:\n  live: {kind: folder, path: ../www, keep: 1}\n")
    // Root may do everything, so the tests of root publish as nobody.
    let launcher = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    if geteuid() == 0 {
      try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: site.path)
      for name in try FileManager.default.subpathsOfDirectory(atPath: site.path) {
        try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: site.path + "/" + name)
      }
    }
    func publish(_ title: String) throws -> Tool.Run {
      try story("flood", title)
      #expect(try Tool.run(["build"], in: folder, by: launcher).status == 0)
      return try Tool.run(["publish"], in: folder, by: launcher)
    }
    #expect(try publish("One").errors == "")
    try site.write("www/stats/index.html", "hits")
    let closed = site.path + "/.www-publications/1/stats"
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: closed)
    for (number, title) in ["Two", "Three", "Four", "Five"].enumerated() {
      let run = try publish(title)
      #expect(run.status == 0)
      #expect(
        run.errors.hasPrefix("broadsheet: an earlier publication cannot be deleted: cannot delete ")
          == (number > 0), "\(run.errors)")
      #expect(page("articles/flood/index.html")?.contains(title) == true)
      #expect(page("stats/index.html") == "hits")
    }
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: site.path + "/.www-publications/1").sorted()
        == ["stats", "stats/index.html"])
    for number in ["1", "4", "5"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: site.path + "/.www-publications/\(number)/stats")
    }
  }

  @Test(
    "ssh and git give up a network that has gone silent, unless somebody said how to call them",
    arguments: [false, true])
  func silentNetwork(isOwn: Bool) throws {
    try site.write(
      "site/content/site.yml",
      """
      base_url: https://gazette.example
      publish:
        host: {kind: rsync, host: www.example, path: /srv}
        key: {kind: rsync, host: www.example, path: /srv, port: 2222}
        branch: {kind: git, remote: 'ssh://git@www.example/x.git'}

      """)
    try build()
    for name in ["ssh", "own"] {
      try site.write(
        "bin/\(name)",
        "#!/bin/sh\necho \(name) \"$@\" $GIT_HTTP_LOW_SPEED_TIME s >> \(site.path)/words\necho no >&2\nexit 255\n"
      )
      #expect(chmod("\(site.path)/bin/\(name)", 0o755) == 0)
    }
    var environment = ["PATH": site.path + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")]
    if isOwn {
      let own = ["RSYNC_RSH": "own", "GIT_SSH_COMMAND": "own", "GIT_HTTP_LOW_SPEED_TIME": "7"]
      environment.merge(own) { $1 }
    }
    for target in ["host", "branch"] + (isOwn ? [] : ["key"]) {
      #expect(try Tool.run(["publish", target], in: folder, environment: environment).status == 1)
    }
    let words = try String(contentsOfFile: site.path + "/words", encoding: .utf8).split(separator: "\n")
    #expect(Set(words.map { $0.prefix(3) }) == [isOwn ? "own" : "ssh"])
    let options = " -o ServerAliveInterval=15 -o ServerAliveCountMax=4 -o ConnectTimeout=20 "
    #expect(words.allSatisfy { $0.contains(options) != isOwn }, "\(words)")
    #expect(words.contains { $0.hasSuffix(isOwn ? " 7 s" : " 60 s") }, "\(words)")
  }

  @Test("--rollback shows the publication before")
  func rollback() throws {
    try build()
    #expect(try Tool.run("publish", in: folder).status == 0)
    try story("flood", "Water")
    try build()
    #expect(try Tool.run("publish", in: folder).status == 0)
    #expect(page("articles/flood/index.html")?.contains("Water") == true)
    let run = try Tool.run("publish", "--rollback", in: folder)
    #expect(run.output == "Readers see publication 1, which came before 2 again\n")
    #expect(page("articles/flood/index.html")?.contains("Water") == false)
    #expect(try Tool.run("publish", "--rollback", in: folder).status == 1)
  }

  @Test(
    "--rollback takes no option that says what to publish, or how",
    arguments: [["--files"], ["--max-deletions", "5"], ["--output", "x"], ["--dry-run"]])
  func rollbackOptions(options: [String]) throws {
    let run = try Tool.run(["publish", "--rollback"] + options, in: folder)
    #expect(run.status == 64)
    #expect(run.errors.contains("leave out \(options[0])"))
  }

  @Test("Too many deletions stop it until the limit is raised by hand")
  func limit() throws {
    for number in 1...6 { try story("story-\(number)", "Story \(number)") }
    try build()
    #expect(try Tool.run("publish", in: folder).status == 0)
    for number in 1...6 {
      try FileManager.default.removeItem(atPath: "\(folder)/content/articles/story-\(number).md")
    }
    // Nobody noted which addresses readers were given.
    try FileManager.default.removeItem(atPath: "\(folder)/content/permalinks.txt")
    try build()
    let refused = try Tool.run("publish", in: folder)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("published files, more than 10 %\n  help: "))
    #expect(page("articles/story-1/index.html") != nil)
    #expect(try Tool.run("publish", "--max-deletions", "60%", in: folder).status == 0)
    #expect(page("articles/story-1/index.html") == nil)
    #expect(try Tool.run("publish", "--max-deletions", "lots", in: folder).status == 64)
  }

  @Test(
    "What was built with drafts, for another day or for this machine is refused, and so is no build at all")
  func refused() throws {
    #expect(try Tool.run("publish", in: folder).errors.contains("holds no finished build"))
    try build("--drafts")
    #expect(try Tool.run("publish", in: folder).errors.contains("built with drafts"))
    try build("--at", "2999-01-01")
    #expect(try Tool.run("publish", in: folder).errors.contains("2999-01-01"))
    try build("--base-url", "http://localhost:8000")
    #expect(try Tool.run("publish", in: folder).errors.contains("only this machine can see"))
    try build()
    #expect(try Tool.run("publish", in: folder).status == 0)
  }

  @Test("A target that site.yml does not name is told with the one that was meant")
  func unknownTarget() throws {
    try build()
    let run = try Tool.run("publish", "lvie", in: folder)
    #expect(run.status == 1)
    #expect(run.errors == "broadsheet: site.yml names no target 'lvie'\n  help: did you mean 'live'?\n")
  }

  @Test("A key in site.yml stops it, and is not printed")
  func secret() throws {
    try build()
    try site.write(
      "site/content/site.yml",
      "publish:\n  store: {kind: s3, bucket: news, secret_access_key: HUSHHUSH, reigon: x}\n")
    let run = try Tool.run("publish", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("does not belong in site.yml"))
    #expect(!(run.errors + run.output).contains("HUSHHUSH"))
  }
}
