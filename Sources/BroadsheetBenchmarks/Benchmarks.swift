import Glibc
import Newsroom

/// Times builds of seeded corpora, stage by stage and after every kind of edit.
///
///     swift run -c release BroadsheetBenchmarks [articles ...] [--rounds N] [--folder DIR]
///
/// With `--once`, one cold build alone on one thread, for a profiler to look at.
@main
struct Benchmarks {
  private var folder = "/tmp/broadsheet-benchmarks"
  private var sizes: [Int] = []
  private var rounds = 5
  private var isOnce = false

  static func main() throws { try Benchmarks(CommandLine.arguments.dropFirst()).run() }

  private init(_ arguments: ArraySlice<String>) {
    var arguments = arguments
    while let argument = arguments.popFirst() {
      switch argument {
      case "--folder": folder = arguments.popFirst() ?? folder
      case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
      case "--once": isOnce = true
      default: if let size = Int(argument), size > 0 { sizes.append(size) }
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
      for _ in 0..<max(rounds, 1) { try paper.measure(into: &table) }
      print("\n\(size) articles, medians of \(max(rounds, 1)) rounds\n\(table.text)", terminator: "")
    }
    try FileIO.removeTree(folder)
  }
}
