import Diagnostics
import Testing

@testable import Newsroom

@Suite("Errors in YAML")
struct YAMLErrorTests {
  private func finding(_ text: String) -> (place: String, help: String) {
    let diagnostics = readWithYams(yaml(text)).diagnostics
    return (brief(diagnostics).joined(separator: ", "), diagnostics.first?.help ?? "")
  }

  @Test(
    "The likely cause is marked, with what to do",
    arguments: [
      (
        "title: Flood: the aftermath\n", "error yaml 1:13",
        "put the value in double quotes, because it has a colon"
      ),
      ("a: 1\ntitle:Flood\ndate: 2\n", "error yaml 2:1", "put a space after the colon: `title: …`"),
      ("title: \"Flood\" again\ndate: 1\n", "error yaml 1:14", "write a quote inside double quotes as \\\""),
      ("title: 'It's late'\ndate: 1\n", "error yaml 1:11", "write a quote inside single quotes twice"),
      ("by: @ada\n", "error yaml 1:5", "put the value in double quotes, because it begins with `@`"),
      ("note: *late*\n", "error yaml 1:7", "put the value in double quotes, because it begins with `*`"),
      (
        "tags: [a, b\ndate: 1\n", "error yaml 1:7",
        "close the list with `]`, or put the value in double quotes"
      ),
      ("title: \"Flood\ndate: 1\n", "error yaml 1:8", "close the quote that begins here"),
      ("tags:\n\t- a\n", "error yaml-tab 2:1", "use spaces"),
      ("\n\t\na: 1\n", "error yaml-tab 2:1", "use spaces"),
      ("a:\n  b: 1\n\tc: 2\n", "error yaml-tab 3:1", "use spaces"),
      ("a: 1\nno colon here\nb: 2\n", "error yaml 2:1", "put a colon and a space after the key"),
      ("a: 1\nno colon\n", "error yaml 2:1", "put a colon and a space after the key"),
      ("a:\n  - x\n  -y\n  - z\n", "error yaml 3:3", "put a space after the hyphen"),
      ("a: x\u{B}y\n", "error yaml 1:5", "delete the invisible character that stands here"),
      ("<<: {draft: true}\na: 1\n", "error yaml-merge-key 1:1", "write the keys out, without `<<`"),
      ("b: &b {draft: true}\nc:\n  <<: *b\n", "error yaml-merge-key 3:3", "write the keys out, without `<<`"),
    ])
  func causes(_ text: String, _ place: String, _ help: String) {
    let finding = finding(text)
    #expect(finding.place == place)
    #expect(finding.help == help)
  }

  @Test(
    "Other mistakes have their place",
    arguments: [
      ("a:\n  b: 1\n c: 2\n", "error yaml 3:2"), ("- a\n- b\n", "error yaml-not-keys 1:1"),
      ("just text\n", "error yaml-not-keys 1:1"),
      ("a: 1\n---\nb: 2\n", "error yaml 2:1"), ("a: |\n  x\na: 2\n", "error duplicate-key 3:1"),
      ("a: x\u{7}\n", "error yaml 1:5"),
    ])
  func places(_ text: String, _ place: String) {
    #expect(finding(text).place == place)
  }

  @Test(
    "A key that stands twice in a group is shown with the first of that group",
    arguments: [
      ("a:\n- n: A\n  r: 1\n- n: B\n  r: 2\n  r: 3\n", "6:3", "5:3"),
      ("a:\n- r: 1\n- r: 2\n  r: 3\n", "4:3", "3:3"),
      ("d: >-\n  t: x\nt: 1\nt : 2\n", "4:1", "3:1"),
      ("a:\n  t: 1\nb:\n  t: 1\n  # t: 2\n  c: {t: 1}\n  t: |\n    x\n", "7:3", "4:3"),
      ("a: [{r: 1}, {n: B, r: 2, r: 3}]\n", "1:26", "1:20"),
    ])
  func duplicates(_ text: String, _ second: String, _ first: String) {
    let found = readWithYams(yaml(text)).diagnostics
    #expect(brief(found) == ["error duplicate-key \(second)"])
    #expect(found.first?.notes.compactMap(\.span).map { "\($0.line):\($0.column)" } == [first])
  }

  @Test("A tab inside a text is none of our business")
  func harmlessTabs() {
    let (pairs, diagnostics) = readWithYams(yaml("a: |\n  one\n  \ttwo\nb:\tthree\n# \t\n"))
    #expect(diagnostics.isEmpty)
    #expect(pairs?.map(\.value.text) == ["one\n\ttwo\n", "three"])
  }

  @Test("Places are right behind characters of several bytes and line ends of YAML 1.1")
  func oddPlaces() throws {
    let pairs = try #require(readWithYams(yaml("é: \"港\\u00e9\" \nb: x\u{2028}c: 1\r\nd: 2\n")).pairs)
    #expect(pairs.map(\.keySpan.line) == [1, 2, 2, 3])
    #expect(pairs.map(\.keySpan.column) == [1, 1, 8, 1])
    #expect(pairs[0].value.span == SourceSpan(path: "site.yml", line: 1, column: 5, length: 11))
  }

  @Test("Aliases that stand for billions of values are refused")
  func aliasBombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(brief(readWithYams(yaml(text)).diagnostics) == ["error yaml-too-large"])
    #expect(finding(text + "? *a12\n: x\n").place == "error yaml-alias-key 14:1")
    #expect(finding(text + "*a12 : x\n").place == "error yaml-alias-key 14:1")
    #expect(finding(text + "[*a12]: x\n").place == "error yaml-alias-key 14:6")
  }

  @Test(
    "Neither an ampersand nor a star in a text is an anchor or an alias",
    arguments: [
      "AT&T and *BT*: rivals", "R & D [1]: more", "&amp; *b*: x", "5 * 3: 15, x&y ? no", "*a*: &b [c]: d",
    ])
  func starsInText(_ line: String) {
    let (pairs, diagnostics) = readWithYams(yaml("a: |\n  \(line)\n"))
    #expect(diagnostics.isEmpty)
    #expect(pairs?.first?.value.text == line + "\n")
  }

  @Test("A few aliases are welcome")
  func aliases() throws {
    let pairs = try #require(readWithYams(yaml("a: &x [1, 2]\nb: *x\n")).pairs)
    #expect(pairs[0].value == pairs[1].value)
  }

  @Test(
    "Nesting without end is refused, not followed",
    arguments: [
      "a: " + String(repeating: "[", count: 50_000), "a: " + String(repeating: "{a: ", count: 50_000),
      "a: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900),
      (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "a:\n" + String(repeating: "- ", count: 50_000),
    ])
  func deepNesting(_ text: String) {
    let source = yaml(text)
    #expect(readFast(source) == nil)
    _ = readWithYams(source)
  }

  @Test("A group of very many keys is refused, and one of many keys is read")
  func manyKeys() {
    func keys(_ count: Int) -> String { (0..<count).map { "k\($0): v\n" }.joined() }
    #expect(finding(keys(50_000)).place == "error yaml-too-large")
    var diagnostics: [Diagnostic] = []
    #expect(yaml(keys(1_000)).mapping(&diagnostics)?.count == 1_000)
    #expect(diagnostics.isEmpty)
  }

  @Test("A list of very many values on one line is read, or refused, in linear time")
  func longLines() {
    let many = "é: [" + Array(repeating: "é", count: 200_000).joined(separator: ", ") + "]\n"
    #expect(finding(many).place == "error yaml-too-large")
  }
}
