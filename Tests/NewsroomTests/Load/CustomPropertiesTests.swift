import Testing

@testable import Newsroom

@Suite("Custom properties of style sheets")
struct CustomPropertiesTests {
  private func properties(_ sheets: KeyValuePairs<String, String>) -> CustomProperties {
    CustomProperties(Assets(sheets.map { ($0.key, Array($0.value.utf8)) }))
  }

  @Test("They are found, and which of them dark pages have again")
  func names() {
    let found = properties([
      "style.css": """
      /* --no: 1 */
      :root { --paper: #fff; --rule: url(a;--b:c); --measure : 39rem }
      @media (prefers-color-scheme: dark) { :root { --paper: #000; color: var(--ink) } .a { --rule: 1 } }
      @media print { :root { --measure: 1; --late: 2 } }
      """
    ])
    #expect(found.names == ["paper", "rule", "measure", "late"])
    #expect(found.darkValues.keys.sorted() == ["paper", "rule"])
  }

  @Test("What they are first is their value, and style.css comes first")
  func values() {
    let found = properties([
      "a.css": ":root{--a:red;--b:blue}",
      "style.css": """
      :root { --a : rgb(0 0 0) ; --c: url(a;b) "}" !important } p { --a: 1 }
      @media (prefers-color-scheme: dark) { :root { --a: #fff } }
      """,
    ])
    #expect(found.values == ["a": "rgb(0 0 0)", "b": "blue", "c": "url(a;b) \"}\""])
    #expect(found.darkValues == ["a": "#fff"])
  }

  @Test("Those of all sheets count, and no other file")
  func sheets() {
    let found = properties([
      "style.css": "@import 'colours.css';a{--b:1}",
      "colours.css": ":root{--accent:#a00}@media (prefers-color-scheme:dark){:root{--accent:#fcc}}",
      "notes.txt": "{--c:1}",
    ])
    #expect(found.names == ["accent", "b"])
    #expect(found.darkValues.keys.sorted() == ["accent"])
  }
}
