import Testing

@testable import Newsroom

@Suite("Slugs and paths")
struct SlugTests {
  @Test(
    "A name of any script becomes a slug of its letters and digits",
    arguments: [
      ("Harbour floods again", "harbour-floods-again"), ("São Paulo’s “Big” Day!", "são-paulos-big-day"),
      ("Straßenfest am Hafen", "straßenfest-am-hafen"), ("港の祭り 2026", "港の祭り-2026"),
      ("مهرجان الميناء", "مهرجان-الميناء"), ("  --a  b--  ", "a-b"), ("हिन्दी समाचार", "हिन्दी-समाचार"),
    ])
  func fromNames(_ name: String, _ slug: String) {
    #expect(Slug(from: name)?.text == slug)
  }

  @Test("However a name is spelled in Unicode, its slug and path are in normal form")
  func normalForm() throws {
    let texts = [Slug(from: "Cafe\u{301}")?.text, Slug("cafe\u{301}")?.text]
    for text in texts { #expect(try Array(#require(text).utf8) == Array("caf\u{E9}".utf8)) }
    let path = try #require(SitePath("/cafe\u{301}/\u{212B}.png"))
    #expect(path.encoded == "/caf%C3%A9/%C3%85.png")
  }

  @Test("A name without letter or digit has no slug", arguments: ["", "!?", "—", "🌊"])
  func nothingToSpell(_ name: String) {
    #expect(Slug(from: name) == nil)
  }

  @Test("A long headline is cut between words")
  func cutsLongNames() throws {
    let slug = try #require(Slug(from: String(repeating: "harbour ", count: 40)))
    #expect(slug.text.utf8.count <= 120)
    #expect(slug.text.hasSuffix("-harbour"))
  }

  @Test(
    "What could leave a folder is no slug",
    arguments: ["", ".", "..", "a/b", "a\\b", "a b", "a\u{0}b", "-", "%2e"])
  func refusesPaths(_ text: String) {
    #expect(Slug(text) == nil)
  }

  @Test(
    "A path that could lead out of the site is no path",
    arguments: ["a", "/../a", "/a/./b", "/a//b", "/a\u{1}/", "/a\\b/"])
  func refusesDirtyPaths(_ text: String) {
    #expect(SitePath(text) == nil)
  }

  @Test("A path is encoded for URLs and kept as it is for files")
  func encodes() throws {
    let path = try #require(SitePath("/tags/straße & co/"))
    #expect(path.encoded == "/tags/stra%C3%9Fe%20%26%20co/")
    #expect(path.outputFile == "tags/straße & co/index.html")
    #expect(SitePath.front.outputFile == "index.html")
    #expect(SitePath.fixed("/404.html").outputFile == "404.html")
  }

  @Test(
    "A file name gives the slug without its date and extension",
    arguments: [
      ("articles/2024-05-07-flood.md", "flood"), ("flood.md", "flood"), ("a/storm/index.md", "storm"),
      ("2024-05-07.md", "2024-05-07"), ("2024-5-7-flood.md", "2024-5-7-flood"),
      ("articles/2024-05-07-fire/index.md", "fire"), ("index.md", "index"),
    ])
  func fileNames(_ file: String, _ slug: String) {
    #expect(fileSlug(file) == slug)
  }
}
