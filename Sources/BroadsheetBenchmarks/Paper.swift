import Glibc
import Markdown
import Newsroom

/// The made-up newspaper on disk, built from nothing and after edits.
struct Paper {
  private let folder: String
  private let edited: String
  private let story: String
  private let newStory: String

  init(articles count: Int, in folder: String) throws {
    self.folder = folder
    var corpus = Corpus(articles: count)
    try corpus.write(to: folder)
    edited = folder + "/content/articles/2020/story-\(count * 4 / 10).md"
    story = String(decoding: try FileIO.read(edited), as: UTF8.self)
    newStory = corpus.article(count - 1)
  }

  /// One round: a cold build and its stages, then builds after one edit each, and all as it was.
  func measure(into table: inout Table) throws {
    try clear()
    // Sources that are newer than the file system's clock can tell apart would be looked at again.
    sleep(3)
    let cold = try build()
    for lap in cold.laps { table.add("cold: " + lap.stage, lap.wall, lap.cpu) }
    try add("cold", cold, to: &table)
    try measureParts(of: cold, into: &table)
    try add("again", build(), to: &table)
    try write(story + "\nOne more sentence.\n", to: edited)
    try add("one body", build(), to: &table)
    try write(story.replacing("title: \"", with: "title: \"New "), to: edited)
    try add("one headline", build(), to: &table)
    try write(newStory, to: folder + "/content/articles/2020/new-story.md")
    try add("one new article", build(), to: &table)
    try FileIO.makeFolder(folder + "/templates/partials")
    try write("<footer>New</footer>", to: folder + "/templates/partials/footer.mustache")
    try add("one partial", build(), to: &table)
    try write(Corpus.settings + "tagline: New\n", to: folder + "/content/site.yml")
    try add("settings", build(), to: &table)
  }

  /// - Parameter jobs: threads to use; one for each core when nil.
  func build(jobs: Int? = nil) throws -> BuildResult {
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return try Newsroom.build(
      BuildRequest(site: folder, now: Instant(seconds: time(nil)), jobs: jobs ?? cores))
  }

  /// What single crafts take with everything at hand, on one thread.
  private func measureParts(of cold: BuildResult, into table: inout Table) throws {
    guard let desk = cold.memory?.advance else { return }
    let bodies = try desk.edition.site.articles.map { article in
      let text = String(decoding: try FileIO.read(folder + "/content/" + article.source.path), as: UTF8.self)
      return Array(text[(text.firstRange(of: "\n---\n")?.upperBound ?? text.startIndex)...].utf8)
    }
    var watch = Stopwatch()
    let reader = MarkdownReader()
    for body in bodies { _ = reader.document(from: body[...], path: "story.md") }
    watch.lap("Markdown, one thread")
    let related = desk.edition.site.makeRelatedDesk(jobs: 1)
    watch.lap("related index, one thread")
    _ = related.lists(jobs: 1)
    watch.lap("related lists, one thread")
    let press = Press(edition: desk.edition, library: desk.library)
    for page in desk.plan.pages {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(32_768)
      _ = press.print(page, into: &bytes)
    }
    watch.lap("views and templates, one thread")
    for lap in watch.laps { table.add(lap.stage, lap.wall, lap.cpu) }
  }

  /// As it was before the first build.
  private func clear() throws {
    for path in ["output", ".broadsheet", "templates", "content/articles/2020/new-story.md"] {
      try FileIO.removeTree(folder + "/" + path)
    }
    try write(story, to: edited)
    try write(Corpus.settings, to: folder + "/content/site.yml")
  }

  private func add(_ name: String, _ result: BuildResult, to table: inout Table) throws {
    table.add(
      name, result.laps.reduce(0) { $0 + $1.wall }, result.laps.reduce(0) { $0 + $1.cpu },
      files: result.written)
  }

  private func write(_ text: String, to path: String) throws {
    try FileIO.write(Array(text.utf8), to: path)
  }
}
