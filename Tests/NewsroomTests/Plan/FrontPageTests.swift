import Foundation
import Testing

@testable import Newsroom

@Suite("The front page")
struct FrontPageTests {
  /// Shows only slots and slugs, so that a test can read the page as text.
  private static let template = """
    {{#slots.lead.stories}}lead:{{headline}} {{/slots.lead.stories}}\
    {{#slots.opinion.stories}}opinion:{{headline}} {{/slots.opinion.stories}}\
    {{#slots.latest.stories}}latest:{{headline}} {{/slots.latest.stories}}\
    {{#rails}}{{#stories}}{{section.name}}:{{headline}} {{/stories}}{{/rails}}
    """

  private func front(_ layout: String, at moment: String = "2026-06-01T12:00:00Z") throws -> [Substring] {
    let site = try TestSite(["content/front.yml": layout, "templates/front.mustache": Self.template])
    for number in 1...6 {
      let kind = number == 5 ? "kind: opinion" : number == 6 ? "kind: sponsored" : "kind: news"
      try site.write(
        "content/articles/s\(number).md",
        newsItem("s\(number)", date: "2026-05-0\(number)", "section: Town\n\(kind)"))
    }
    #expect(try site.build(at: moment).diagnostics.filter { $0.severity == .error } == [])
    return try site.read("output/index.html").split { $0 == " " || $0 == "\n" }
  }

  private static let slots = "- {name: opinion, count: 2, kind: opinion}\n- {name: latest, count: 2}\n"

  @Test("Slots are filled with the newest stories that fit, none twice")
  func automatic() throws {
    let page = try front(
      "slots:\n- {name: lead, count: 1}\n\(Self.slots)rails:\n- {section: Town, count: 9}\n")
    #expect(page == ["lead:s4", "opinion:s5", "latest:s3", "latest:s2", "Town:s1"])
  }

  @Test("A paid story comes to the front page only when it is pinned")
  func paid() throws {
    let slot = "slots:\n- {name: lead, count: 2, stories: [s6]}\n"
    #expect(
      try front("\(slot)rails:\n- {section: Town, count: 9}\n").prefix(3) == [
        "lead:s6", "lead:s5", "Town:s4",
      ])
  }

  @Test("A paper without sections has twice as many secondary stories, for want of rails")
  func withoutSections() {
    let counts = FrontPageLayout.automatic(sections: []).slots.filter { $0.name == "secondary" }.map(\.count)
    #expect(counts == [8])
  }

  @Test("A pinned story keeps its place, and no fill takes it")
  func pinned() throws {
    let page = try front(
      "slots:\n- {name: lead, count: 1}\n\(Self.slots)- {name: secondary, count: 1, stories: [s4]}\n")
    #expect(page == ["lead:s3", "opinion:s5", "latest:s2", "latest:s1"])
  }

  @Test("A pin ends at its moment")
  func pinnedUntil() throws {
    let layout = "slots:\n- {name: lead, count: 1, stories: [{slug: s1, until: 2026-06-02}]}\n"
    #expect(try front(layout) == ["lead:s1"])
    #expect(try front(layout, at: "2026-06-02T00:00:00Z") == ["lead:s5"])
  }

  @Test("A story is pinned by every name that a link may call it", arguments: ["2026-01-02-s1", "S1", "s1"])
  func pinnedByAnyName(_ name: String) throws {
    #expect(try front("slots:\n- {name: lead, count: 1, stories: [\(name)]}\n") == ["lead:s1"])
  }

  @Test(
    "A section goes by its name and its slug, in stories and on the front page",
    arguments: ["Town & Country", "town", "Town", "TOWN & COUNTRY"])
  func sectionNames(_ name: String) throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://a.example\nsections: [{name: Town & Country, slug: town}]\n",
      "content/front.yml":
        "slots:\n- {name: lead, count: 1, section: \"\(name)\"}\nrails:\n- section: \"\(name)\"\n",
      "templates/front.mustache": Self.template,
      "content/articles/a.md": newsItem("a", "section: Court"),
      "content/articles/b.md": newsItem("b", date: "2026-04-01", "section: \"\(name)\""),
      "content/articles/c.md": newsItem("c", date: "2026-03-01", "section: town"),
    ])
    let result = try site.build()
    #expect(
      result.diagnostics.filter { $0.id == "unknown-section" }.map(\.span?.path) == ["content/articles/a.md"])
    #expect(try site.read("output/index.html").split(separator: "\n") == ["lead:b Town &amp; Country:c "])
  }

  @Test("A pinned story that is not public leaves its place to the next")
  func pinnedDraft() throws {
    let site = try TestSite([
      "content/front.yml": "slots:\n- {name: lead, count: 1, stories: [held]}\n",
      "templates/front.mustache": Self.template,
      "content/articles/held.md": newsItem("held", "embargo: 2026-07-01"),
      "content/articles/open.md": newsItem("open"),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/index.html").contains("lead:open"))
  }
}
