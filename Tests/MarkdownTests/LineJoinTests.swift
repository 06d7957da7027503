import Markdown
import Testing

@Suite("Lines of a paragraph are joined as their script is written")
struct LineJoinTests {
  @Test(
    "Without a space in Chinese and Japanese",
    arguments: [
      ("港の壁が\n壊れた。", "港の壁が壊れた。"), ("壊れた。\n「港」", "壊れた。「港」"), ("港は\n**カベ**\n*です*", "港はカベです"),
      ("港は\n[壁](/a)\n𠮷野", "港は壁𠮷野"), ("港は\n[[a|壁]]", "港は壁"),
      ("说“港”\n然后……\n他——\n记者：\n“为什么？”", "说“港”然后……他——记者：“为什么？”"),
    ])
  func joined(body: String, plain: String) {
    let document = document(body)
    #expect(document.plainText == plain)
    #expect(!filled(document.html).dropLast().contains("\n"))
  }

  @Test(
    "With one elsewhere",
    arguments: ["港は\nharbour", "harbour\n港", "항구\n항구", "港\n항구", "a\nb", "`港`\n`港`", "é\né", "a…\n“b”"])
  func spaced(body: String) {
    #expect(
      document(body).plainText == body.filter { $0 != "`" }.split(separator: "\n").joined(separator: " "))
    #expect(html(body).dropLast().contains("\n"))
  }

  @Test("In headings and in what a picture shows, too")
  func headings() {
    #expect(document("港の\n壁\n---").headings.map(\.text) == ["港の壁"])
    #expect(document("a ![港の\n壁](b.png)").images.map(\.alt) == ["港の壁"])
  }
}
