import Foundation
import Testing

@testable import Markdown

/// The examples of the CommonMark and GitHub specifications, which the library passes, through our binding.
@Suite(.enabled(if: Specification.isPresent))
struct SpecificationTests {
  @Test(
    "Every example of the specification that the library passes, passes here",
    arguments: [
      Specification(file: "spec", failing: [279, 280]),
      Specification(file: "extensions", standard: .everything, failing: [20, 23]),
      Specification(file: "regression", failing: [13]),
      Specification(file: "smart_punct", standard: [.smart]),
      Specification(file: "extensions-full-info-string", standard: [.fullInfoStrings]),
      Specification(
        file: "extensions-table-prefer-style-attributes", standard: .everything.union(.tableStyles)),
    ])
  func examples(specification: Specification) throws {
    let examples = try specification.examples()
    #expect(!examples.isEmpty)
    for example in examples where !specification.failing.contains(example.example) {
      let features = specification.standard.union(SyntaxTree.Features(names: example.extensions))
      let html = try SyntaxTree.plainHTML(Array(example.markdown.utf8)[...], features: features)
      #expect(html == example.html, "\(specification.file) \(example.example)")
    }
  }
}

struct Specification: CustomTestStringConvertible, Sendable {
  struct Example: Decodable {
    let example: Int
    let extensions: [String]
    let markdown: String
    let html: String
  }

  let file: String
  var standard: SyntaxTree.Features = []
  /// Examples that Debian's version of the library is known to fail.
  var failing: Set<Int> = []

  var testDescription: String { file }

  func examples() throws -> [Example] {
    try JSONDecoder().decode(
      [Example].self, from: Data(contentsOf: Self.folder.appending(path: file + ".json")))
  }

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  private static var folder: URL {
    let shared =
      ProcessInfo.processInfo.environment["BROADSHEET_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardized
    return shared.appending(path: "gfm-spec")
  }
}

extension SyntaxTree.Features {
  static let everything: Self = [.tables, .strikethrough, .autolinks, .tagfilter, .tasks, .footnotes]

  init(names: [String]) {
    let known: [String: Self] = [
      "table": .tables, "strikethrough": .strikethrough, "autolink": .autolinks, "tagfilter": .tagfilter,
      "footnotes": .footnotes,
    ]
    self = names.reduce(into: []) { $0.formUnion(known[$1] ?? []) }
  }
}
