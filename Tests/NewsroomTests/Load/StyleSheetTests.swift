import Diagnostics
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

  @Test("Addresses of other files are found, and texts and comments are none")
  func addresses() {
    let sheet = StyleSheet(
      bytes: Array(
        """
        /* url(no.png) */ @import "base.css"; @import url('more.css') print;
        @font-face { src: url( fonts/a.woff2 ) format("woff2"), url("fonts/a.ttf#x") }
        a::after { content: "url(no.png)"; background: url(data:image/png;base64,AA==) }
        """.utf8))
    #expect(
      sheet.addresses.map(\.text) == [
        "base.css", "more.css", "fonts/a.woff2", "fonts/a.ttf#x", "data:image/png;base64,AA==",
      ])
    for address in sheet.addresses {
      #expect(String(decoding: sheet.bytes[address.range], as: UTF8.self) == address.text)
    }
  }

  @Test(
    "Addresses are found in whatever letters, behind comments and in sets of pictures",
    arguments: [
      ("@IMPORT 'a.css'; @import/**/ \"b.css\";", ["a.css", "b.css"]),
      ("a{src:URL(a.woff2),Url( 'b.woff2' )}", ["a.woff2", "b.woff2"]),
      (
        "a{b:-webkit-image-set( 'a.png' 1x, url(b.png) 2x type('image/png'), \"c.png\" 3x);content:'d'}",
        ["a.png", "b.png", "c.png"]
      ),
      ("a{content:counters(a, 'b')attr(c);quotes:'d'}", []),
      ("@import url(a.css) supports(content: 'b');", ["a.css"]),
    ] as [(String, [String])])
  func spellings(_ text: String, _ expected: [String]) {
    #expect(StyleSheet(bytes: Array(text.utf8)).addresses.map(\.text) == expected)
    #expect(StyleSheet(bytes: Array(tightened(text).utf8)).addresses.map(\.text) == expected)
  }

  @Test("A quote, a bracket or a brace that is escaped opens nothing")
  func escapes() {
    let sheet = StyleSheet(
      bytes: Array(
        #"""
        .a\:b-\[\'\]{--c:1} .d\{{--e:url( "x.png" )} .f\(\":g{}
        @media (prefers-color-scheme: dark){a{--h:1}}\
        """#.utf8))
    #expect(sheet.addresses.map(\.text) == ["x.png"])
    let properties = CustomProperties([SourceFile(path: "a.css", bytes: sheet.bytes)])
    #expect(properties.names == ["c", "e", "h"])
    #expect(properties.darkValues.keys.sorted() == ["h"])
  }

  @Test(
    "A space behind an escape is the end of a number, or parts two selectors",
    arguments: [
      (#".a\:  .b{c:d}"#, #".a\: .b{c:d}"#), (#".a\{ .b { c: d }"#, #".a\{ .b{c:d}"#),
      (#".\31  .b{c:d}"#, #".\31  .b{c:d}"#), (#".\31 a  b{c:d}"#, #".\31 a b{c:d}"#),
      (#".\31 {c:d}"#, #".\31 {c:d}"#), (".\\31\r\n .b{c:d}", ".\\31\r\n .b{c:d}"),
      (#".a\g  .b{c:d}"#, #".a\g .b{c:d}"#), (#".\000031g .b{c:d}"#, #".\000031g .b{c:d}"#),
    ])
  func spacesBehindEscapes(_ text: String, _ expected: String) { #expect(tightened(text) == expected) }

  @Test(
    "An address is read from where the sheet lies",
    arguments: [
      ("fonts/a.woff2", "fonts/a.woff2", ""), ("./a%20b.png", "a b.png", ""),
      ("../icons/a.svg?v=1#b", "icons/a.svg", "?v=1#b"), ("../../../a.png", nil, ""), ("/a.png", nil, ""),
      ("https://elsewhere.example/a.png", nil, ""), ("#mask", nil, ""), ("data:,x", nil, ""),
    ] as [(String, String?, String)])
  func meanings(address: String, asset: String?, rest: String) {
    let folder = address.hasPrefix("..") ? "css/" : ""
    let expected = asset.map { AssetAddress.asset($0, rest: rest[...]) } ?? .other
    #expect(AssetAddress(address, in: folder + "style.css") == expected)
  }

  @Test("An address that leads out of the assets is one of the site")
  func otherFolders() {
    #expect(AssetAddress("../../media/a%20b.png?v=1", in: "css/style.css") == .site("/media/a b.png"))
    #expect(AssetAddress("../assets/a.png", in: "style.css") == .asset("a.png", rest: ""))
  }

  @Test("Readers get addresses of assets with the fingerprints of these")
  func fingerprints() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "templates/assets/fonts/a.woff2": "font",
      "templates/assets/base.css": "b { background: url(fonts/a.woff2) }",
      "templates/assets/style.css": "@import 'base.css';@font-face{src:url(\"fonts/a.woff2?#iefix\")}",
      "templates/assets/self.css": "@import \"self.css\";",
    ])
    #expect(try site.build().succeeded)
    func published(_ prefix: String) throws -> String {
      let name = try site.tree().keys.first { $0.hasPrefix("assets/" + prefix) }
      return String(try #require(name).dropFirst("assets/".count))
    }
    let (font, base) = (try published("fonts/a."), try published("base."))
    #expect(
      try site.read("output/assets/" + published("style."))
        == "@import '\(base)';@font-face{src:url(\"\(font)?#iefix\")}")
    #expect(try site.read("output/assets/" + base) == "b{background:url(\(font))}")
    #expect(try site.read("output/assets/" + published("self.")) == "@import \"self.css\";")
    let style = try published("style.")
    try site.write("templates/assets/fonts/a.woff2", "another")
    #expect(try site.build().succeeded)
    #expect(try published("style.") != style)
    #expect(try published("base.") != base)
  }

  @Test("A file that a style sheet names and nobody has is said, at its place")
  func missing() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem(
        "One", "description: A dek that is long enough for everybody to read it"),
      "templates/assets/bg.png": "x", "content/assets/own.svg": "<svg></svg>",
      "templates/assets/style.css":
        "a { background: url(bgg.png) }\nb { background: url('/media/no.png') }\nc { src: url(bg.png), url(own.svg) }\n"
        + "d { background: image-set('../media/no.png' 1x, '../assets/bg.png' 2x, '../feed.xml' 3x) }",
    ])
    let found = try site.build().diagnostics.filter { $0.id == "missing-sheet-file" }
    #expect(found.map { $0.span?.line } == [1, 2, 4])
    #expect(found.map { $0.span?.column } == [21, 22, 28])
    #expect(found.first?.help?.contains("bg.png") == true)
  }
}
