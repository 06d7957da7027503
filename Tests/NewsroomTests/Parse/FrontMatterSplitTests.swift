import Diagnostics
import Testing

@testable import Mustache
@testable import Newsroom

@Suite("Front matter and body")
struct FrontMatterSplitTests {
  private func cut(_ text: String) -> (frontMatter: String, body: String, line: Int)? {
    let file = SourceFile(path: "a.md", text: text)
    return FrontMatterSplit.split(file).split.map {
      (
        String(decoding: file.bytes[$0.frontMatter.range], as: UTF8.self),
        String(decoding: file.bytes[$0.body], as: UTF8.self),
        $0.bodyLine
      )
    }
  }

  @Test(
    "The front matter ends at the second line of hyphens, or at one of dots",
    arguments: [
      "---\na: 1\n---\nBody\n", "\u{FEFF}---\na: 1\n---\nBody\n", "---\na: 1\n...\nBody\n",
      "---  \na: 1\n---\t\nBody\n",
    ])
  func splits(_ text: String) throws {
    let split = try #require(cut(text))
    #expect(split.frontMatter == "a: 1\n" && split.body == "Body\n" && split.line == 4)
  }

  @Test("Line endings of Windows are kept apart from the keys")
  func windows() throws {
    let split = try #require(cut("---\r\na: 1\r\n---\r\nBody\r\n"))
    #expect(split.frontMatter == "a: 1\r\n" && split.body == "Body\r\n")
  }

  @Test("Hyphens in a text end nothing")
  func hyphens() throws {
    #expect(try #require(cut("---\na: x\n----\n--- b\n---\nBody")).body == "Body")
    #expect(try #require(cut("---\n---\n")).body == "")
  }

  @Test(
    "A file without front matter, or without its end, is told so",
    arguments: [
      ("Body", "no-front-matter"), ("", "no-front-matter"), ("\n---\na: 1\n---\n", "no-front-matter"),
      ("+++\n+++\n", "foreign-front-matter"), ("{\n\"title\": 1\n}\n", "foreign-front-matter"),
      ("++++\n", "no-front-matter"),
      ("----\n---\n", "no-front-matter"), ("---\na: 1\n", "unclosed-front-matter"),
      ("---", "unclosed-front-matter"),
    ])
  func missing(_ text: String, _ id: String) {
    #expect(FrontMatterSplit.split(SourceFile(path: "a.md", text: text)).diagnostic?.id == id)
  }

  @Test("The first byte that is not UTF-8 is found")
  func invalidBytes() {
    let latin = Array("---\ntitle: Caf".utf8) + [0xE9] + Array("\n---\n".utf8)
    #expect(
      SourceFile(path: "a.md", bytes: latin).invalidUTF8
        == SourceSpan(path: "a.md", line: 2, column: 11, length: 1))
    #expect(SourceFile(path: "a.md", bytes: [0x61, 0xE6, 0xB8]).invalidUTF8?.column == 2)
    #expect(SourceFile(path: "a.md", bytes: [0xED, 0xA0, 0x80]).invalidUTF8?.column == 1)
    #expect(SourceFile(path: "a.md", text: "Café 港 🌊").invalidUTF8 == nil)
  }
}
