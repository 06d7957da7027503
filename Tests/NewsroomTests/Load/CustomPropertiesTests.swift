import Diagnostics
import Testing

@testable import Newsroom

@Suite("Custom properties of style sheets")
struct CustomPropertiesTests {
  private func properties(_ sheets: String...) -> CustomProperties {
    CustomProperties(sheets.map { SourceFile(path: "a.css", bytes: Array($0.utf8)) })
  }

  @Test("They are found, and which of them dark pages have again")
  func names() {
    let found = properties(
      """
      /* --no: 1 */
      :root { --paper: #fff; --rule: url(a;--b:c); --measure : 39rem }
      @media (prefers-color-scheme: dark) { :root { --paper: #000; color: var(--ink) } .a { --rule: 1 } }
      @media print { :root { --measure: 1; --late: 2 } }
      """)
    #expect(found.names == ["paper", "rule", "measure", "late"])
    #expect(found.darkValues.keys.sorted() == ["paper", "rule"])
  }

  @Test("What they are first is their value")
  func values() {
    let found = properties(
      """
      :root { --a : rgb(0 0 0) ; --c: url(a;b) "}" !important } p { --a: 1 }
      @media (prefers-color-scheme: dark) { :root { --a: #fff } }
      """, ":root{--a:red;--b:blue}")
    #expect(found.values == ["a": "rgb(0 0 0)", "b": "blue", "c": "url(a;b) \"}\""])
    #expect(found.darkValues == ["a": "#fff"])
  }

  /// A site with a style sheet of its own beside the built-in one, and templates for all pages.
  private func site(_ sheet: String, template: String) throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": "base_url: https://a.example\ntheme: {accent: '#0a5c8a', measure: 30rem}",
      "content/articles/a.md": newsItem("A"), "templates/assets/main.css": sheet,
    ])
    for page in NewsSchema.roots.keys {
      try site.write("templates/\(page).mustache", "{{page.metadata}}{{site.theme_style}}" + template)
    }
    return site
  }

  private func unknown(_ site: TestSite) throws -> [String] {
    try site.build().diagnostics.filter { $0.id == "unknown-property" }.map(\.headline)
  }

  @Test("A built-in style sheet that no page loads says nothing about the site")
  func notLoaded() throws {
    let site = try site(":root{--accent:#123456;--paper:#fefefe}", template: "{{assets.main.css}}")
    #expect(try unknown(site) == ["No style sheet has a custom property `--measure`"])
    let page = try site.read("output/index.html")
    #expect(page.contains(":root{--accent:#0a5c8a;--measure:30rem}"))
    #expect(page.contains("(prefers-color-scheme: dark)\" content=\"#fefefe\""))
    #expect(try site.read("output/site.webmanifest").contains("\"background_color\":\"#fefefe\""))
  }

  @Test("One that a template names, in whatever way, or another sheet imports says what it has")
  func loaded() throws {
    for template in ["{{assets.style.css}}", "{{#assets}}{{#style}}{{css}}{{/style}}{{/assets}}"] {
      #expect(try unknown(site("", template: template)) == [])
    }
    #expect(try unknown(site("@import 'style.css';", template: "{{assets.main.css}}")) == [])
  }

  @Test("What a style sheet of the site's own declares counts more than the built-in one beside it")
  func beside() throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A"), "templates/assets/style-2.css": ":root{--paper:#fefefe}",
      "templates/partials/site-style.mustache": "<link rel=\"stylesheet\" href=\"{{assets.style-2.css}}\">",
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/site.webmanifest").contains("\"background_color\":\"#fefefe\""))
  }
}
