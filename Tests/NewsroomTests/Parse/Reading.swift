import Diagnostics
import Foundation

@testable import Newsroom

/// A whole YAML file, as the readers take it.
func yaml(_ text: String) -> YAMLSource { YAMLSource(SourceFile(path: "site.yml", text: text)) }

/// What the fast reader makes of `source`; nil when it declines.
func readFast(_ source: YAMLSource) -> (pairs: [YAMLNode.Pair], diagnostics: [Diagnostic])? {
  var diagnostics: [Diagnostic] = []
  return FastYAML.mapping(source, &diagnostics).map { ($0, diagnostics) }
}

/// What the complete reader makes of `source`.
func readWithYams(_ source: YAMLSource) -> (pairs: [YAMLNode.Pair]?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let pairs = YamsReader.mapping(source, &diagnostics)
  return (pairs, diagnostics)
}

/// Where the two readers part: nothing when the fast one declines, or when both give the same tree.
func difference(_ source: YAMLSource) -> String? {
  guard let fast = readFast(source) else { return nil }
  let complete = readWithYams(source)
  if !fast.diagnostics.isEmpty {
    return complete.diagnostics.contains { $0.id == "duplicate-key" }
      ? nil : "only the fast reader sees a key twice"
  }
  return complete.pairs == fast.pairs
    ? nil : "fast: \(fast.pairs)\ncomplete: \(complete.pairs.map { "\($0)" } ?? "\(complete.diagnostics)")"
}

/// Front matter of an article between its `---` lines, with a title and a date in front.
func article(_ lines: String, path: String = "articles/flood.md") -> (
  frontMatter: FrontMatter?, diagnostics: [Diagnostic]
) {
  read("title: Harbour floods\ndate: 2026-05-07\n" + lines, path: path)
}

/// Front matter made of `lines` alone.
func read(_ lines: String, path: String = "articles/flood.md", zone: Zone = .utc) -> (
  frontMatter: FrontMatter?, diagnostics: [Diagnostic]
) {
  let file = SourceFile(path: path, text: "---\n" + lines + "\n---\nBody\n")
  let (split, problem) = FrontMatterSplit.split(file)
  guard let split else { return (nil, problem.map { [$0] } ?? []) }
  var diagnostics: [Diagnostic] = []
  guard let pairs = split.frontMatter.mapping(&diagnostics) else { return (nil, diagnostics) }
  let (frontMatter, _, problems) = FrontMatterReader.read(pairs, path: path, zone: zone)
  return (frontMatter, diagnostics + problems)
}

/// Findings in one line each: `error bad-date 3:7`.
func brief(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.ordered.map { diagnostic in
    "\(diagnostic.severity) \(diagnostic.id)"
      + (diagnostic.span.map { $0.line == 0 ? "" : " \($0.line):\($0.column)" } ?? "")
  }
}

/// Texts of located values.
func values(_ located: [Located<String>]) -> [String] { located.map(\.value) }

/// Folder of suites that are kept outside the repository.
enum SharedFolder {
  static let url =
    ProcessInfo.processInfo.environment["BROADSHEET_SHARED"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../../../shared").standardized

  static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: name).path)
  }
}
