import Foundation
import LoopbackStore
import Testing

@Suite(
  "broadsheet publish to a store",
  .enabled(if: LoopbackStore.isWanted, "moto is not installed: run `make test`"))
struct PublishStoreTests {
  private let site: Folder
  private let bucket: LoopbackBucket
  private var folder: String { site.path + "/site" }

  init() throws {
    site = try Folder()
    bucket = try LoopbackBucket()
    try site.write(
      "site/content/site.yml",
      """
      base_url: https://gazette.example
      publish:
        store: {kind: s3, bucket: \(bucket.name), endpoint: '\(bucket.store.endpoint)', gzip: true}

      """)
  }

  /// Builds an edition; the second has other words, a new story and one less, and breaks what the ledger promises.
  private func build(_ edition: Int) throws {
    if FileManager.default.fileExists(atPath: folder + "/content/permalinks.txt") {
      try FileManager.default.removeItem(atPath: folder + "/content/permalinks.txt")
    }
    if FileManager.default.fileExists(atPath: folder + "/content/articles") {
      try FileManager.default.removeItem(atPath: folder + "/content/articles")
    }
    for number in edition...(edition + 12) {
      try site.write(
        "site/content/articles/story-\(number).md",
        "---\ntitle: Story \(number)\ndescription: A sentence.\ndate: 2026-05-01\n---\nEdition \(edition).\n")
    }
    #expect(try Tool.run("build", in: folder).status == 0)
  }

  private var keys: [String: String] {
    [
      "AWS_ACCESS_KEY_ID": LoopbackStore.accessKey, "AWS_SECRET_ACCESS_KEY": LoopbackStore.secretKey,
      "AWS_PROFILE": "", "HOME": site.path,
    ]
  }

  private func publish(_ options: String..., environment: [String: String]? = nil) throws -> Tool.Run {
    try Tool.run(["publish", "store"] + options, in: folder, environment: environment ?? keys)
  }

  private func page(_ path: String) throws -> LoopbackBucket.Object? { try bucket.objects()[path] }

  @Test("It prints the plan, uploads the site, and finds nothing to do the second time; --rollback goes back")
  func publication() throws {
    try build(1)
    let dry = try publish("--dry-run")
    #expect(dry.status == 0)
    #expect(dry.output.contains("files to the bucket \(bucket.name) at 127.0.0.1:"))
    #expect(try bucket.objects().isEmpty)
    let run = try publish()
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("\nPublished "))
    #expect(try publish().output.contains("\nNothing differs: "))
    let old = try bucket.site()
    #expect(old.keys.contains("articles/story-1/index.html"))
    #expect(try page("articles/story-1/index.html")?.headers["content-encoding"] == "gzip")
    try build(2)
    #expect(try publish("--max-deletions", "100%").status == 0)
    #expect(try bucket.site() != old)
    #expect(try publish("--rollback").output == "Readers see publication 1, which came before 2 again\n")
    #expect(try bucket.site() == old)
  }

  @Test("Keys come from the environment or the usual file; without any it says where they are looked for")
  func credentials() throws {
    try build(1)
    let none = ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_PROFILE": "", "HOME": site.path]
    let missing = try publish(environment: none)
    #expect(missing.status == 1)
    #expect(missing.errors.contains("AWS_ACCESS_KEY_ID is not set"))
    try site.write(
      ".aws/credentials",
      "[press]\naws_access_key_id = \(LoopbackStore.accessKey)\naws_secret_access_key = \(LoopbackStore.secretKey)\n"
    )
    #expect(try publish("--dry-run", environment: none.merging(["AWS_PROFILE": "press"]) { $1 }).status == 0)
  }

  @Test("No key is printed, whatever the store answers", arguments: ["--dry-run", "--files", "--rollback"])
  func hidden(option: String) throws {
    try build(1)
    let secret = "HUSHHUSH/HUSH+HUSH"
    let wrong = keys.merging(["AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": "HUSHTOKEN"]) { $1 }
    let run = try publish(option, environment: wrong)
    #expect(run.status == 1)
    #expect(run.errors.contains("SignatureDoesNotMatch"))
    for word in ["HUSH", LoopbackStore.accessKey] { #expect(!(run.output + run.errors).contains(word)) }
    try bucket.fail(
      StoreFault(
        .status, times: 99, status: 403, code: "AccessDenied", message: "\(LoopbackStore.secretKey) may not")
    )
    let refused = try publish(option)
    #expect(
      refused.errors.contains("AccessDenied: … may not\n  help: the keys need leave to list the bucket"))
    #expect(!(refused.output + refused.errors).contains(LoopbackStore.secretKey))
  }

  /// The store kills the program at one request after another, before or after doing what that one asks.
  @Test(
    "Killed at any request it leaves only whole files of the old or the new site, and the next run completes it"
  )
  func killed() throws {
    try build(1)
    #expect(try publish().status == 0)
    let old = try bucket.site()
    try build(2)
    let paths = Set(try site.tree("site/output").keys)
    var versions: [String: Set<String>] = old.mapValues { [$0] }
    var requests = 0
    while true {
      let pid = site.path + "/pid"
      try Data().write(to: URL(fileURLWithPath: pid))
      try bucket.fail(StoreFault(requests.isMultiple(of: 2) ? .kill : .killAfter, skip: requests, pid: pid))
      let process = try Tool.start(
        ["publish", "store", "--max-deletions", "100%"], in: folder, environment: keys)
      try Data("\(process.processIdentifier)".utf8).write(to: URL(fileURLWithPath: pid))
      process.waitUntilExit()
      if process.terminationReason == .exit {
        #expect(process.terminationStatus == 0)
        break
      }
      let seen = try bucket.site()
      #expect(seen["index.html"] == old["index.html"] || paths.allSatisfy { seen[$0] != nil })
      for (path, text) in seen { versions[path, default: []].insert(text) }
      requests += 1
      try #require(requests < 400)
    }
    let new = try bucket.site()
    #expect(requests > 20)
    #expect(Set(new.keys) == paths)
    for (path, texts) in versions {
      #expect(texts.isSubset(of: Set([old[path], new[path]].compactMap { $0 })), "\(path)")
    }
    #expect(try publish().output.contains("\nNothing differs: "))
    #expect(try publish("--rollback").status == 0)
    #expect(try bucket.site() == old)
  }
}
