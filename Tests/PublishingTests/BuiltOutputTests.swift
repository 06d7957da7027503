import Testing

@testable import Newsroom
@testable import Publishing

@Suite("What may be published")
struct BuiltOutputTests {
  private let desk: Desk
  private let now = Instant(seconds: 1_800_000_000)

  init() throws { desk = try Desk() }

  /// Leaves what a build leaves.
  private func build(
    baseURL: String = "https://gazette.example", drafts: Bool = false, from: Int = 0, until: Instant? = nil,
    finished: Bool = true
  ) throws {
    _ = try desk.edition(["index.html": "front", "media/a.jpg": "picture"])
    let basis = Manifest.Basis(
      inputs: Manifest.Inputs(1, isSettled: true), from: now.adding(seconds: from), until: until, pages: 1,
      articles: 1, warnings: 0,
      includesDrafts: drafts, baseURL: baseURL)
    var manifest = Manifest(generator: 1, basis: finished ? basis : nil)
    for file in ["index.html", "media/a.jpg"] { manifest.set(file, to: .init(contents: 1, size: 5)) }
    try desk.write(
      "site/output/.broadsheet-manifest", String(decoding: manifest.bytes, as: UTF8.self))
  }

  private func open() throws -> BuiltOutput { try BuiltOutput(at: desk.site + "/output", now: now) }

  /// Why the folder is not published.
  private func refusal() -> String? { #expect(throws: PublicationError.self) { try open() }?.message }

  @Test("All files of a finished build, without the build's own notes")
  func files() throws {
    try build()
    try desk.write("site/output/.git/config", "")
    try desk.write("site/output/search/index.js", "added after the build")
    let built = try open()
    #expect(built.edition.files.map(\.path) == ["index.html", "media/a.jpg", "search/index.js"])
    #expect(built.baseURL == "https://gazette.example")
    #expect(!built.isOutdated)
  }

  @Test("A story goes before the lists, even where its address looks like that of a list")
  func storyAmongLists() throws {
    try build()
    let file = "site/output/.broadsheet-manifest"
    var manifest = try #require(Manifest(bytes: FileIO.read(desk.root + "/" + file)))
    for (path, own) in [
      ("tags/flood/index.html", UInt16(7)), ("tags/sea/index.html", 0), ("authors/a/index.html", 6),
    ] {
      try desk.write("site/output/" + path, "page")
      manifest.set(path, to: .init(contents: 1, own: own, size: 4))
    }
    try desk.write(file, String(decoding: manifest.bytes, as: UTF8.self))
    let stages = try open().edition.files.map { "\($0.path) \($0.stage)" }
    #expect(stages.contains("tags/flood/index.html pages") && stages.contains("tags/sea/index.html lists"))
    #expect(stages.contains("authors/a/index.html lists"))
  }

  @Test("Without a build, or with one that did not finish, there is nothing to publish")
  func unfinished() throws {
    let folder = desk.site + "/output"
    func failure() -> String? { #expect(throws: FileSystemError.self) { try open() }?.description }
    #expect(
      failure() == "cannot publish \(folder): it holds no finished build; run `broadsheet build` first")
    try build(finished: false)
    #expect(
      failure()
        == "cannot publish \(folder): its last build did not finish, or another version of the program "
        + "made it; run `broadsheet build` first")
  }

  @Test("A build with drafts, for another day, or with files gone is refused")
  func refused() throws {
    try build(drafts: true)
    #expect(refusal() == "the site was built with drafts")
    try build(from: 60)
    #expect(
      refusal() == "the site was built as it will be at 2027-01-15T08:01:00Z, embargoed stories included")
    try build()
    try desk.delete("site/output/media/a.jpg")
    #expect(refusal() == "the output folder lacks 1 file that the build wrote, such as media/a.jpg")
  }

  @Test(
    "A site for this machine alone is refused",
    arguments: [
      "http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000", "http://site.localhost",
      "http://0.0.0.0:8000",
    ])
  func localhost(url: String) throws {
    try build(baseURL: url)
    #expect(refusal() == "the site was built for \(url), which only this machine can see")
  }

  @Test("A build that time has overtaken is told apart")
  func outdated() throws {
    try build(until: now)
    #expect(try open().isOutdated)
  }

  @Test("A link in the output folder is refused: it may lead anywhere")
  func links() throws {
    try build()
    try desk.link("site/output/passwords", to: "/etc/passwd")
    #expect(
      refusal() == "passwords in the output folder is a link, or has a name that no address can have")
  }

  @Test("No build may write while the site is being published")
  func lock() throws {
    try build()
    let built = try open()
    #expect(throws: FileSystemError.self) { try FolderLock(built.folder) }
    #expect(throws: Never.self) { try open() }
  }
}
