import Diagnostics
import Testing

@testable import Newsroom

@Suite("Slugs that no story has")
struct UnknownSlugTests {
  private func site(_ count: Int) throws -> TestSite {
    let site = try TestSite(["content/front.yml": "slots:\n  - name: lead\n    stories: [storry-3]\n"])
    for number in 0..<count {
      let link = number % 2 == 0 ? "See [[storyy-\(number)]] and [[größe-\(number)x]]." : "Words."
      let pins = number % 3 == 0 ? "related: [stroy-\(number)]" : ""
      try site.write("content/articles/story-\(number).md", newsItem("Story \(number)", pins, body: link))
      try site.write("content/articles/größe-\(number).md", newsItem("Größe \(number)"))
    }
    return site
  }

  @Test("Links, pins and the front page are told what was probably meant, on any number of threads")
  func hints() throws {
    let site = try site(9)
    let alone = try site.build(jobs: 1).diagnostics.filter { $0.id.hasPrefix("unknown-") }.ordered
    let together = try site.build(jobs: 4).diagnostics.filter { $0.id.hasPrefix("unknown-") }.ordered
    #expect(alone == together)
    #expect(
      alone.prefix(3).map { $0.help ?? "" } == [
        "did you mean 'story-0'?", "did you mean 'story-0'?", "did you mean 'größe-0'?",
      ])
    #expect(alone.last?.help == "did you mean 'story-3'?")
    #expect(alone.count == 14)
  }

  @Test("When there are too many, those that are read first are told")
  func firstOnes() {
    func slug(_ text: String, _ path: String, _ line: Int) -> Located<String> {
      Located(text, at: SourceSpan(path: path, line: line, column: 1))
    }
    let problems: [LinkProblem] = [
      .unknownSlug(slug("flodo", "c.md", 1), key: nil), .unknownSlug(slug("flod", "b.md", 7), key: "related"),
      .diagnosed(.linkToGone("x", at: SourceSpan(file: "a.md"))),
      .unknownSlug(slug("floood", "a.md", 9), key: nil),
    ]
    let story = StoryIndex.Story(
      slug: Slug("flood")!, path: .front, name: StoryName(headline: "", language: nil),
      published: Instant(seconds: 0), status: .isPublic, isVisible: true, file: "flood.md")
    let index = StoryIndex(stories: [story], bySlug: [:], byPath: [:], unreadable: [], tombstones: [])
    let found = [problems, problems.reversed()].map {
      $0.diagnostics(near: index, NearMisses(comparisons: 2)).ordered.filter { $0.id != "link-to-gone" }
    }
    #expect(found[0] == found[1])
    #expect(found[0].map { $0.help?.contains("did you mean 'flood'?") } == [true, true, false])
    #expect(found[0].map(\.severity) == [.error, .warning, .error])
  }
}
