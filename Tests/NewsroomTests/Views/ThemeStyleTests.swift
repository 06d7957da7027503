import Diagnostics
import Testing

@testable import Newsroom

@Suite("Colours, type and measure from site.yml")
struct ThemeStyleTests {
  private let sheet =
    ":root{--accent:red;--measure:1rem}@media(prefers-color-scheme:dark){:root{--accent:pink}}"

  private func style(_ yaml: String) -> String {
    let file = SourceFile(path: "content/site.yml", bytes: Array(yaml.utf8))
    return ThemeStyle(SettingsReader.read(file).settings, over: properties(sheet)).text
  }

  private func properties(_ sheet: String) -> CustomProperties {
    CustomProperties([SourceFile(path: "style.css", bytes: Array(sheet.utf8))])
  }

  @Test("A property that is one for all pages is set for all")
  func always() { #expect(style("theme: {measure: 36rem}") == ":root{--measure:36rem}") }

  @Test("A name may have the two dashes that it has in style sheets")
  func dashes() {
    let theme = "theme: {\"--measure\": 36rem, dark: {\"--accent\": pink}}"
    #expect(
      style(theme) == ":root{--measure:36rem}@media(prefers-color-scheme:dark){:root{--accent:pink}}")
  }

  @Test(
    "No mark beside a sign of style sheets hides it",
    arguments: [
      "red\u{D4E}</style \u{D4E}>", "red;\u{301}x", "red}\u{301}", "red/*\u{301}", "'a\u{301}", "a\u{301}\\",
    ])
  func marks(_ value: String) {
    #expect(
      !ThemeStyle.isSafe(LabelledValue(key: "measure", value: value, span: SourceSpan(file: "site.yml"))))
  }

  @Test("A colour that dark pages have of their own is set for light pages")
  func light() {
    #expect(style("theme: {accent: blue}") == "@media(prefers-color-scheme:light){:root{--accent:blue}}")
  }

  @Test("Dark pages have a group of their own")
  func dark() {
    #expect(
      style("theme:\n  measure: 1em\n  dark: {accent: '#aaf', rule_strong: '#fff'}")
        == ":root{--measure:1em}@media(prefers-color-scheme:dark){:root{--accent:#aaf;--rule-strong:#fff}}")
  }

  @Test(
    "What could leave its declaration is not written",
    arguments: [
      "a;b", "}", "</style>", "\\\\3c", "36rem /* wide", "36rem /* wide */", "'serif", "calc(1rem", "1rem)",
      "[a", "(]", "url(a'b)", "'a\\nb'",
    ])
  func unsafe(_ value: String) { #expect(style("theme: {measure: \"\(value)\"}") == "") }

  @Test(
    "Quotes and brackets that close are written",
    arguments: ["'Gill Sans', serif", "calc((1rem + 2vw) * 1.5)", "url('a(b.png')", "min(1rem, 2vw)"])
  func closed(_ value: String) {
    #expect(style("theme: {measure: \"\(value)\"}") == ":root{--measure:\(value)}")
  }

  @Test(
    "The frame of the browser takes the accent and the dark paper, of theme or of the style sheet",
    arguments: [
      ("{accent: navy, paper: '#fff', dark: {paper: rgb(0 0 0)}}", "", ["navy", "#fff", "rgb(0 0 0)"]),
      ("{accent: navy}", ":root{--paper:#eee;--accent:red}", ["navy", "#eee", "#eee"]),
      (
        "{paper: tan}", "a{--paper:#eee}@media(prefers-color-scheme:dark){a{--paper:#111}}",
        ["", "tan", "#111"]
      ),
      (
        "{accent: 'red;}'}", ":root{--accent:var(--rust);--rust:var(--red-700);--red-700:#a00}",
        ["#a00", "", ""]
      ),
      ("{}", ":root{--accent:var(--b);--b:var(--accent);--paper:calc(var(--b))}", ["", "", ""]),
    ])
  func frame(_ theme: String, _ sheet: String, _ expected: [String]) {
    let file = SourceFile(path: "content/site.yml", bytes: Array("theme: \(theme)".utf8))
    let colors = ThemeColors(SettingsReader.read(file).settings, over: properties(sheet))
    #expect([colors.light, colors.paper, colors.dark] == expected)
  }

  @Test("The head and the manifest name the colours of the frame, and none that the site does not have")
  func frameOfSite() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://a.example\ntheme: {accent: 'color(srgb 1 0 \"\")'}",
      "content/articles/a.md": newsItem("A"), "templates/assets/style.css": "",
    ])
    #expect(try site.build().succeeded)
    let page = try site.read("output/index.html")
    #expect(page.contains("(prefers-color-scheme: light)\" content=\"color(srgb 1 0 &quot;&quot;)\">"))
    #expect(!page.contains("(prefers-color-scheme: dark)"))
    #expect(try !site.read("output/site.webmanifest").contains("background_color"))
  }
}
