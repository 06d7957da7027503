import Diagnostics
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
    let schema = NewsSchema(edition).schema
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

  @Test("The examples of docs/templates-language.md are right on the page of a story")
  func examples() throws {
    let page = try String(contentsOfFile: Self.repository + "/docs/templates-language.md", encoding: .utf8)
    var examples = page.matches(of: /```html\n([\s\S]*?)```/).map { String($0.output.1) }
    let layout = try #require(examples.first { $0.contains("{{$main}}{{/main}}") })
    examples.removeAll { $0 == layout }
    #expect(examples.count == 7)
    let schema = NewsSchema(
      assets: ["js/app.js", "js/util.js"] + Theme.builtIn.assets.files.map(\.name), labels: [],
      slots: NewsSchema.defaultSlots, theme: []
    ).schema
    for example in examples {
      let sources = [("article", example), ("partials/layout", layout), ("partials/card", "")]
      let problems = TemplateLibrary.compile(
        sources.map { ($0, SourceFile(path: $0, text: $1)) }, schema: schema
      ).diagnostics
      #expect(problems.map(\.headline) == [], "\(example)")
    }
  }

  @Test("A slot or setting that is not there is told where it would stand")
  func missingParts() throws {
    let schema = NewsSchema(try demo().edition).schema
    func help(_ template: String) -> [String?] {
      let file = SourceFile(path: "front.mustache", text: template)
      return TemplateLibrary.compile([("front", file)], schema: schema).diagnostics.map(\.help)
    }
    #expect(help("{{#slots.chess}}{{/slots.chess}}").first??.contains("front.yml") == true)
    #expect(help("{{theme.mood_of_the_day}}").first??.contains("site.yml") == true)
    // A custom property of the style sheets may be set or not.
    #expect(help("{{^theme.accent}}{{theme.accent}}{{/theme.accent}}") == [])
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
