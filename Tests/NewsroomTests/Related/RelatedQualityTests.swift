import Foundation
import Testing

@testable import Newsroom

/// The folder of test suites that are not part of this repository, where it is at hand.
private let sharedFolder: URL? = {
  let named = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"].map { URL(fileURLWithPath: $0) }
  let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared")
  return [named, beside].compactMap { $0 }.first {
    FileManager.default.fileExists(atPath: $0.appendingPathComponent("related-eval/18f/truth.json").path)
  }
}()

/// Scores the lists against links that the authors of a public archive made by hand.
@Suite("Related articles on a real archive", .enabled(if: sharedFolder != nil))
struct RelatedQualityTests {
  private struct Truth: Decodable {
    let articles: [String]
    let truth: [String: [String]]
    let earlier: [String: [String]]

    enum CodingKeys: String, CodingKey {
      case articles, truth
      case earlier = "truth_earlier"
    }
  }

  @Test("Any date: recall of six at least .56, nDCG of six at least .51")
  func anyDate() throws {
    let (recall, ndcg) = try score(isEarlierOnly: false)
    #expect(recall >= 0.56)
    #expect(ndcg >= 0.51)
  }

  @Test("Earlier stories only: recall of six at least .66, nDCG of six at least .57")
  func earlierOnly() throws {
    let (recall, ndcg) = try score(isEarlierOnly: true)
    #expect(recall >= 0.66)
    #expect(ndcg >= 0.57)
  }

  private func score(isEarlierOnly: Bool) throws -> (recall: Double, ndcg: Double) {
    let folder = try #require(sharedFolder).appendingPathComponent("related-eval/18f")
    let truth = try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: folder.appendingPathComponent("truth.json")))
    var numbers: [String: Int] = [:]
    let posts = try truth.articles.map {
      try Post(
        String(contentsOf: folder.appendingPathComponent("posts/\($0)"), encoding: .utf8), $0, &numbers)
    }.sorted { ($1.story.published, $0.name) < ($0.story.published, $1.name) }
    let desk = RelatedDesk(
      posts.map(\.story), settings: settings { $0.isEarlierOnly = isEarlierOnly }, jobs: 2)
    let lists = desk.lists(length: 6, jobs: 2)
    var recall = 0.0
    var ndcg = 0.0
    let queries = isEarlierOnly ? truth.earlier : truth.truth
    for (post, list) in zip(posts, lists) {
      guard let wanted = queries[post.name] else { continue }
      let hits = list.map { wanted.contains(posts[$0].name) }
      recall += Double(hits.count { $0 }) / Double(wanted.count)
      let gain = hits.enumerated().reduce(0.0) { $0 + ($1.element ? 1 / log2(Double($1.offset) + 2) : 0) }
      ndcg += gain / (0..<min(6, wanted.count)).reduce(0.0) { $0 + 1 / log2(Double($1) + 2) }
    }
    return (recall / Double(queries.count), ndcg / Double(queries.count))
  }

  /// A post of the archive, read just well enough to be scored.
  private struct Post {
    let name: String
    let story: RelatedStory

    init(_ source: String, _ name: String, _ numbers: inout [String: Int]) throws {
      let parts = source.components(separatedBy: "\n---\n")
      var values: [String: [String]] = [:]
      var key = ""
      for line in parts[0].split(separator: "\n") {
        if line.hasPrefix("- ") {
          values[key, default: []].append(String(line.dropFirst(2)))
        } else if line.hasPrefix("  ") {
          values[key, default: []].append(String(line))
        } else if let colon = line.firstIndex(of: ":") {
          key = String(line[..<colon])
          let rest = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
          values[key] = rest.isEmpty ? [] : [rest]
        }
      }
      func all(_ key: String) -> [Int] {
        (values[key] ?? []).map { value in
          let name = "\(key) \(value.lowercased())"
          if let known = numbers[name] { return known }
          numbers[name] = numbers.count
          return numbers.count - 1
        }
      }
      func text(_ key: String) -> String { (values[key] ?? []).joined(separator: " ") }
      let date = try Date(text("date"), strategy: .iso8601)
      self.name = name
      story = RelatedStory(
        profile: TermProfile(
          RelatedText(
            headline: text("title"), dek: text("description"),
            body: plain(parts.dropFirst().joined(separator: "\n---\n")), language: "en")),
        published: Int(date.timeIntervalSince1970), tags: all("tags"), authors: all("authors"))
    }
  }
}

/// Markdown without its addresses and template tags.
private func plain(_ markdown: String) -> String {
  markdown.replacing(#/\{[%{][\s\S]*?[%}]\}/#, with: " ").replacing(#/<[^>]*>/#, with: " ")
    .replacing(#/\]\([^)]*\)/#, with: " ").replacing(#/https?:\S+/#, with: " ")
}
