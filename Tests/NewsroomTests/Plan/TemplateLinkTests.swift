import Diagnostics
import Testing

@testable import Newsroom

@Suite("Addresses that templates and scripts write out")
struct TemplateLinkTests {
  private func findings(_ id: String, _ files: [String: String]) throws -> [String] {
    let basis = [
      "content/site.yml": "base_url: https://a.example\n", "content/articles/a.md": newsItem("A"),
      "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
    ]
    let site = try TestSite(basis.merging(files) { $1 })
    return try site.build().diagnostics.filter { $0.id == id }.map {
      "\($0.span?.path ?? ""):\($0.span?.line ?? 0):\($0.span?.column ?? 0) \($0.severity): \($0.help ?? "")"
    }
  }

  @Test("An address that nothing has is to be corrected, or to be given to something")
  func nothingThere() throws {
    #expect(
      try findings(
        "broken-template-link",
        [
          "templates/tag.mustache": "<img src=\"/media/no.png\"><a href=\"/abuot/\"></a>",
          "content/articles/b.md": newsItem("B", "tags: [a]"),
        ]) == [
          "templates/tag.mustache:1:11 error: correct the address, or put what it names into content/",
          "templates/tag.mustache:1:35 error: did you mean /about/?",
        ])
  }

  @Test("One that leaves out the path of the site is told the variable for it")
  func withoutBase() throws {
    #expect(
      try findings(
        "broken-template-link",
        [
          "content/site.yml": "base_url: https://a.example/news\n",
          "templates/tag.mustache": "<a href=\"/about/#us\"></a>",
        ]) == [
          "templates/tag.mustache:1:10 error: write {{site.home}}about/#us, which is right wherever the site is published"
        ])
  }

  @Test("Links of a template that no page uses lead nobody anywhere")
  func unused() throws {
    let files = ["templates/partials/old.mustache": "<a href=\"/no/\"></a>"]
    #expect(try findings("broken-template-link", files) == [])
    #expect(
      try findings("broken-template-link", files.merging(["templates/tag.mustache": "{{> old}}"]) { $1 })
        .count
        == 1)
  }

  @Test("A script that imports another by the name it has only at home is warned about")
  func imports() throws {
    let help = "give it a name with {{assets.js.util.js}} in an import map, or put both into one file"
    let script = """
      import { x } from "./util.js";
      import'./util.js';export*from "../js/util.js"; const y = import( "./util.js" )
      """
    #expect(
      try findings(
        "relative-import",
        ["templates/assets/js/app.mjs": script, "templates/assets/js/util.js": "export const x = 1"])
        == [
          "1:20", "2:8", "2:32", "2:67",
        ].map { "templates/assets/js/app.mjs:\($0) warning: \(help)" })
  }

  @Test(
    "What finds its file, is no import or names no asset is left alone",
    arguments: [
      "import 'util'", "import 'https://b.example/util.js'", "f('./util.js')",
      "const from = './util.js'", "import './missing.js'", "// import './util.js'",
      "/**\n * @type {import('./util.js').X}\n */",
    ])
  func noImports(_ script: String) throws {
    let files = ["templates/assets/js/app.js": script, "templates/assets/js/util.js": ""]
    #expect(try findings("relative-import", files) == [])
  }
}
