import Glibc
import Newsroom

/// Times builds of seeded corpora, stage by stage, and builds after an edit.
///
///     swift run -c release BroadsheetBenchmarks [articles ...] [--folder DIR]
@main
struct Benchmarks {
  static func main() throws {
    var folder = "/tmp/broadsheet-benchmarks"
    var sizes: [Int] = []
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      if argument == "--folder", let path = arguments.popFirst() { folder = path }
      if let size = Int(argument), size > 0 { sizes.append(size) }
    }
    for size in sizes.isEmpty ? [1_000, 10_000] : sizes { try measure(size, in: folder) }
    try FileIO.removeTree(folder)
  }

  private static func measure(_ size: Int, in folder: String) throws {
    try FileIO.removeTree(folder)
    var corpus = Corpus(articles: size)
    try corpus.write(to: folder)
    print("\n\(size) articles")
    try report("cold", try run(folder), stages: true)
    try report("again", try run(folder))
    let edited = folder + "/content/articles/2020/story-\(size * 4 / 10).md"
    let source = String(decoding: try FileIO.read(edited), as: UTF8.self)
    try FileIO.write(Array((source + "\nOne more sentence.\n").utf8), to: edited)
    try report("one body edited", try run(folder))
    try FileIO.write(Array(source.replacing("title: \"", with: "title: \"New ").utf8), to: edited)
    try report("one headline edited", try run(folder))
    try FileIO.write(Array(corpus.article(size - 1).utf8), to: folder + "/content/articles/2020/new-story.md")
    try report("one new article", try run(folder))
    try FileIO.makeFolder(folder + "/templates/partials")
    try FileIO.write(Array("<footer>New</footer>".utf8), to: folder + "/templates/partials/footer.mustache")
    try report("one partial edited", try run(folder))
  }

  private static func run(_ folder: String) throws -> BuildResult {
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return try build(BuildRequest(site: folder, now: Instant(seconds: time(nil)), jobs: cores))
  }

  private static func report(_ name: String, _ result: BuildResult, stages: Bool = false) throws {
    if stages { for lap in result.laps { row("  " + lap.stage, lap.wall, lap.cpu) } }
    let wall = result.laps.reduce(0) { $0 + $1.wall }
    row("\(name): \(result.written) files", wall, result.laps.reduce(0) { $0 + $1.cpu })
  }

  private static func row(_ name: String, _ wall: Double, _ cpu: Double) {
    let label = name + String(repeating: " ", count: max(1, 36 - name.count))
    print("\(label)\(milliseconds(wall)) ms wall\(milliseconds(cpu)) ms CPU")
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let text = String(Int((seconds * 1_000).rounded()))
    return String(repeating: " ", count: max(1, 9 - text.count)) + text
  }
}
