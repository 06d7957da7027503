import Diagnostics
import Testing

@testable import Newsroom

@Suite("A story that cannot be read")
struct UnreadableStoryTests {
  /// Ids of all findings with their places, for a site with a broken story and one that links to it.
  private func findings(_ broken: String, linking body: String, _ more: String = "") throws -> [String] {
    let site = try TestSite([
      "content/site.yml":
        "title: Gazette\nbase_url: https://gazette.example\nshare_image: https://a.example/b.png",
      "content/articles/2026-05-01-flood.md": broken,
      "content/articles/good.md": newsItem(
        "Good", "description: A sentence that is long enough to be shown on a card.\n" + more, body: body),
    ])
    return try site.build().diagnostics.map { "\($0.id) \($0.span?.path ?? ""):\($0.span?.line ?? 0)" }
  }

  private let noDate = "---\ntitle: Flood\ndate: soon\n---\nWords.\n"
  private let noYAML = "---\ntitle: [Flood\nslug: \"high-water\"\n---\nWords.\n"

  @Test(
    "Links to it are no further errors",
    arguments: [
      "[[flood]] and [[2026-05-01-flood|words]]", "[words](2026-05-01-flood.md)", "[words](/articles/flood/)",
    ])
  func links(body: String) throws {
    #expect(try findings(noDate, linking: body) == ["bad-date content/articles/2026-05-01-flood.md:3"])
  }

  @Test("It is known by its `slug:` line, even where its front matter is no YAML")
  func slugLine() throws {
    let found = try findings(noYAML, linking: "[[high-water]] and [[flood]]", "related: [high-water]")
    #expect(found.count == 1)
    #expect(found[0].hasSuffix("content/articles/2026-05-01-flood.md:2"))
  }

  @Test("A link to a story that is not there is an error as ever")
  func unknown() throws {
    #expect(try findings(noDate, linking: "[[nowhere]]").contains("unknown-story content/articles/good.md:7"))
  }

  @Test("What is wrong in its body is said in the same run")
  func body() throws {
    let broken = "---\ntitle: Flood\ndate: soon\n---\n[[nowhere]]\n\n[a](/nothing/) ![b](/media/none.png)\n"
    #expect(
      try findings(broken, linking: "Words.") == [
        "bad-date content/articles/2026-05-01-flood.md:3",
        "unknown-story content/articles/2026-05-01-flood.md:5",
        "broken-link content/articles/2026-05-01-flood.md:7",
        "missing-picture content/articles/2026-05-01-flood.md:7",
      ])
  }
}
