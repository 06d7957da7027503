import Glibc
import Newsroom

/// Times builds of seeded corpora, stage by stage and after every kind of edit.
///
///     swift run -c release BroadsheetBenchmarks [articles ...] [--rounds N] [--folder DIR]
///
/// Works in a folder `broadsheet-benchmarks` of its own in DIR (`/tmp`), and deletes it before and after.
/// With `--once`, one cold build alone on one thread, for a profiler to look at.
@main
struct Benchmarks {
  private var parent = "/tmp"
  private var folder: String { parent + "/broadsheet-benchmarks" }
  private var sizes: [Int] = []
  private var rounds = 5
  private var isOnce = false

  static func main() throws {
    do { try Benchmarks(CommandLine.arguments.dropFirst()).run() } catch let error as Misunderstanding {
      let words = Array("BroadsheetBenchmarks: \(error.words)\n".utf8)
      write(STDERR_FILENO, words, words.count)
      exit(64)
    }
  }

  private struct Misunderstanding: Error { let words: String }

  private init(_ arguments: ArraySlice<String>) throws(Misunderstanding) {
    var arguments = arguments
    while let argument = arguments.popFirst() {
      switch argument {
      case "--folder":
        guard let folder = arguments.popFirst(), !folder.hasPrefix("-") else {
          throw Misunderstanding(words: "--folder takes a folder to work in")
        }
        parent = folder
      case "--rounds":
        guard let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw Misunderstanding(words: "--rounds takes a number from 1")
        }
        rounds = number
      case "--once": isOnce = true
      default:
        guard let size = Int(argument), size > 0 else {
          throw Misunderstanding(words: "'\(argument)' is no number of articles and no option")
        }
        sizes.append(size)
      }
    }
  }

  private func run() throws {
    MemorySupply.forOneBuild()
    for size in sizes.isEmpty ? [1_000, 10_000] : sizes {
      try FileIO.removeTree(folder)
      let paper = try Paper(articles: size, in: folder)
      if isOnce {
        _ = try paper.build(jobs: 1)
        continue
      }
      var table = Table()
      for _ in 0..<rounds { try paper.measure(into: &table) }
      print("\n\(size) articles, medians of \(rounds) rounds\n\(table.text)", terminator: "")
    }
    try FileIO.removeTree(folder)
  }
}
