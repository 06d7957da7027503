import Testing

@testable import Newsroom

@Suite("Style sheets")
struct StyleSheetTests {
  private func tightened(_ text: String) -> String {
    String(decoding: StyleSheet(bytes: Array(text.utf8)).tightened, as: UTF8.self)
  }

  @Test(
    "Readers load no comments and no spaces that mean nothing",
    arguments: [
      ("/* The look */\na { color: red; margin: 0 auto }\n", "a{color:red;margin:0 auto}"),
      ("@media print {\n  a b { color: red }\n}\n", "@media print{a b{color:red}}"),
      ("a :hover, b { margin: calc(1px - 2px) }", "a :hover,b{margin:calc(1px - 2px)}"),
      ("a /* or */ b { }", "a b{}"), ("a/**/b{}", "a/**/b{}"), ("a { }/* last */", "a{}"),
      ("/*! MIT */ a {}", "/*! MIT */ a{}"), ("/* not closed", ""), ("", ""),
    ])
  func tightening(_ text: String, _ expected: String) { #expect(tightened(text) == expected) }

  @Test(
    "What stands in quotes or in an address stays as it is",
    arguments: [
      #"a::before{content:"  /* { ; : , */ "}"#, #"a{content:'\'  {'}"#, "a{background:url(/*/x.png)}",
      "a{background:url( '/a  b.png' )}", #"a{content:"never closed  "#,
    ])
  func quotations(_ text: String) { #expect(tightened(text) == text) }

  @Test("Custom properties are found, and which of them dark pages have again")
  func customProperties() {
    let sheet = StyleSheet(
      bytes: Array(
        """
        /* --no: 1 */
        :root { --paper: #fff; --rule: url(a;--b:c); --measure : 39rem }
        @media (prefers-color-scheme: dark) { :root { --paper: #000; color: var(--ink) } .a { --rule: 1 } }
        @media print { :root { --measure: 1; --late: 2 } }
        """.utf8))
    #expect(
      sheet.customProperties.names == ["paper", "rule", "measure", "late"])
    #expect(sheet.customProperties.dark == ["paper", "rule"])
  }
}
