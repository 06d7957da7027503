import Foundation
import Mustache
import Testing

@testable import Newsroom

@Suite("The reference of template variables")
struct ReferenceTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The demo site as an edition with its plan.
  private func demo() throws -> (edition: Edition, plan: Plan) {
    let site = try TestSite(["content/none.txt": ""])
    try FileManager.default.removeItem(atPath: site.root + "/content")
    try FileManager.default.copyItem(atPath: Self.repository + "/content", toPath: site.root + "/content")
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 2)
    request.moment = "2026-11-23"
    return try edition(of: request)
  }

  @Test("The page in docs/ is what the schema says")
  func referencePage() throws {
    let labels = try demo().edition.labels.texts.keys.sorted()
    let schema = NewsSchema(
      assets: Theme.builtIn.assets.files.map(\.name), labels: labels, slots: NewsSchema.defaultSlots,
      theme: [])
    let path = Self.repository + "/docs/template-reference.md"
    let text = TemplateReference(schema).text
    if Fixtures.isRecording {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(path); run again without BROADSHEET_RECORD")
    }
    #expect(text == (try String(contentsOfFile: path, encoding: .utf8)))
  }

  @Test("Every link of the page leads to one of its headings")
  func referenceLinks() throws {
    let text = try String(contentsOfFile: Self.repository + "/docs/template-reference.md", encoding: .utf8)
    let headings = text.matches(of: /(?m)^#+ (.+)$/).map {
      $0.output.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" }
    }
    let links = text.matches(of: /\]\(#(.+?)\)/).map { String($0.output.1) }
    #expect(links.count > 50)
    #expect(Set(links).subtracting(headings).sorted() == [])
  }

  @Test("Every view of the demo site holds exactly the variables that the schema names")
  func viewsMatch() throws {
    let (edition, plan) = try demo()
    let schema = NewsSchema(edition.site, edition.labels, edition.assets).schema
    let views = PageViews(edition: edition)
    var kinds: Set<String> = []
    for page in plan.pages {
      let words = PageWordsWriter(edition: edition).words(for: page)
      let head = HeadText(summary: edition.wire.summary(of: page, words), trail: words.trail, html: "")
      let template = PageViews.template(of: page.contents)
      kinds.insert(template)
      let root = try #require(NewsSchema.roots[template])
      #expect(schema.mismatches(of: views.view(of: page, head: head), with: root) == [], "\(page.path)")
    }
    #expect(kinds == Set(NewsSchema.roots.keys))
  }

  @Test("The program holds every file of templates/, byte for byte")
  func builtInTheme() throws {
    let folder = try Fixtures.files(Self.repository + "/templates")
    let builtIn = Dictionary(
      uniqueKeysWithValues: Theme.builtIn.files.map { ($0.path, Data($0.source.bytes)) })
    #expect(builtIn.keys.sorted() == folder.keys.sorted())
    for (path, data) in folder { #expect(builtIn[path] == data, "\(path)") }
  }
}
