import Diagnostics
import Foundation
import Testing

@testable import Newsroom

@Suite("Fast reader of front matter")
struct FastYAMLTests {
  @Test(
    "What front matter is made of is read fast, and as Yams reads it",
    arguments: [
      "title: Harbour floods again\ndate: 2026-05-07\n",
      "title: \"A: \\\"quoted\\\" \\\\ text\"\nother: 'it''s'\nempty: ''\nnone: \"\"\n",
      "title: Ends with a comment # here\nurl: https://a.example/b#c\n",
      "tags: [a, \"b, c\", 'd']\nnone: []\ntrailing: [a, b,]\n",
      "tags:\n- a\n- b # comment\n-   'c'\nnext: 1\n", "tags:\n  - a\n\n  # comment\n  - b\nnext: ~\n",
      "authors:\n- name: Ada Ferris\n  role: photographs by\n- Jon Pell\n- {name: Bo, role: 'x y'}\n",
      "image:\n  src: /a.jpg\n  alt: \"\"\n  deeper:\n    one: 1\n    two: [x]\nnext: a\n",
      "image: {src: /a.jpg, alt: \"A, b\", width: 1200}\nnone: {}\n",
      "empty:\nempty_too:   \nlast: # only a comment\n", "title: 港（みなと）の祭り：二日目\ntags: [祭り, 港]\n",
      "title: مهرجان الميناء\n", "emoji: 🌊 tide 🌊 # c\n",
      "title: CRLF\r\ntags:\r\n- a\r\n\r\n- b\r\nempty:\r\n",
      "# only comments\n\n", "", "\n\n  \ntitle: a", "title: a   \n   \n    # comment\nnext: b",
      "corrections:\n  - date: 2026-05-01\n    text: The bridge is 40 metres long.\n    places:\n    - a\n    - b\n",
      "a: b - c\nb: x, y\nc: [x]\nd: a ? b\ne: 100%\nf: a@b\ng: x 'y' \"z\"\nh: =x\n", "a: x:y\nb: a#b\n",
      "lines: \"a\\nb\"\n",
    ])
  func acceptsPlainYAML(_ text: String) throws {
    let source = yaml(text)
    let fast = try #require(readFast(source))
    let complete = readWithYams(source)
    #expect(fast.pairs == complete.pairs)
    #expect(complete.diagnostics.isEmpty)
  }

  @Test(
    "Whatever has rules of its own is left to Yams",
    arguments: [
      "title: |\n  two\n  lines\n", "title: two\n  lines\n", "title: \"two\n  lines\"\n", "a: &x 1\nb: *x\n",
      "title:\tx\n", "a: !!str 1\n", "? a\n: b\n", "---\na: 1\n", "a: 1\n---\nb: 2\n", "a: 1\n...\n",
      "%YAML 1.2\n",
      "- a\n- b\n", "just text\n", "a:b\n", "a: b: c\n", "a: b:\n", "  a: 1\n", "a: [b, [c]]\n", "a: [b\n",
      "a: {b: {c: d}}\n",
      "a: {b}\n", "a: [b: c]\n", "a: - b\n", "a: @b\n", "a: \"\\u00e9\"\n", "a: \"b\" c\n", "a: 'b'c\n",
      "a: [b]c\n", "a: \"b\"#c\n",
      "a:\n- - b\n", "a:\n-\n- b\n", "a:\n  - b\n - c\n", "a:\n  b: 1\n c: 2\n", "a:\n  b: 1\n    c: 2\n",
      "a: 1\n- b\n",
      "a: 1\n  # comment\n  b\n", "a: b # comment\n  c\n", "a: x\u{85}b: y\n", "a: x\u{2028}b\n",
      "a: \u{FEFF}x\n", "a: x\u{7}\n",
      "a: x\rb: y\n", "\"a\": 1\n", "a b: 1\n", "über: 1\n", "1: a\n", "a:\n  - b: 1\n   c: 2\n", "<<: a\n",
      "a:\n  text\n",
      "a:\n  \"text\"\n", "a: -5\n",
      "\(String(repeating: "k", count: 200)): 1\n", (0...200).map { "k\($0): v\n" }.joined(),
      "a: {" + (0...200).map { "k\($0): v, " }.joined() + "}\n",
      "a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g: 1\n",
    ])
  func declinesTheRest(_ text: String) {
    #expect(readFast(yaml(text)) == nil)
  }

  @Test("A key that stands twice is reported with both places, and the first one counts")
  func duplicates() throws {
    let (pairs, diagnostics) = try #require(readFast(yaml("a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: 2\n")))
    #expect(pairs.map(\.key) == ["a", "b", "c"])
    #expect(pairs[0].value.text == "1")
    #expect(brief(diagnostics) == ["error duplicate-key 3:1", "error duplicate-key 6:3"])
    #expect(diagnostics.first?.notes.first?.span?.line == 1)
  }

  @Test("Places count bytes from the line that the file has")
  func places() throws {
    let file = SourceFile(path: "a.md", text: "---\ntitle: é # c\ntags:\n  - \"ü\"\n---\n")
    let split = try #require(FrontMatterSplit.split(file).split)
    let pairs = try #require(readFast(split.frontMatter)).pairs
    #expect(pairs[0].keySpan == SourceSpan(path: "a.md", line: 2, column: 1, length: 5))
    #expect(pairs[0].value.span == SourceSpan(path: "a.md", line: 2, column: 8, length: 2))
    guard case .sequence(let items) = pairs[1].value.content else { return #expect(Bool(false)) }
    #expect(items[0].span == SourceSpan(path: "a.md", line: 4, column: 5, length: 4))
  }

  @Test("Both readers agree on tens of thousands of small documents made at random")
  func agreeOnGeneratedDocuments() {
    var generator = YAMLGenerator(seed: 2026)
    var accepted = 0
    for _ in 0..<30_000 {
      let text = generator.document()
      let source = yaml(text)
      if readFast(source) != nil { accepted += 1 }
      if let difference = difference(source) {
        Issue.record("\(text.debugDescription)\n\(difference)")
        return
      }
    }
    #expect(accepted > 3_000, "the generator makes too little that the fast reader takes")
  }

  @Test("Both readers agree on 509 real posts", .enabled(if: SharedFolder.has("related-eval/18f/posts")))
  func agreeOnRealPosts() throws {
    let folder = SharedFolder.url.appending(path: "related-eval/18f/posts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var accepted = 0
    for name in names where name.hasSuffix(".md") {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      let split = try #require(FrontMatterSplit.split(SourceFile(path: name, bytes: bytes)).split)
      if readFast(split.frontMatter) != nil { accepted += 1 }
      #expect(difference(split.frontMatter) == nil, "\(name)")
    }
    #expect(names.count >= 509)
    #expect(accepted * 10 > names.count * 7, "the fast reader takes only \(accepted) of \(names.count)")
  }
}
