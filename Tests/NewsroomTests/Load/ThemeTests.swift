import Testing

@testable import Newsroom

@Suite("A site's own theme")
struct ThemeTests {
  private func warnings(_ path: String, _ text: String) throws -> [String] {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/one.md": newsItem("One", "description: A dek"), path: text,
    ])
    let ids = ["unused-template", "unknown-label"]
    return try site.build().diagnostics.filter { ids.contains($0.id) }.map { problem in
      "\(problem.span?.path ?? "") \(problem.help ?? "")"
    }
  }

  @Test("A template whose name is nearly a built-in one is told the name that was meant")
  func misspelledTemplate() throws {
    let found = try warnings("templates/partials/fotter.mustache", "<footer></footer>")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("templates/partials/fotter.mustache did you mean `partials/footer`?") == true)
  }

  @Test("A template that nothing includes is told so")
  func unusedTemplate() throws {
    #expect(
      try warnings("templates/partials/weather-map.mustache", "<p></p>") == [
        "templates/partials/weather-map.mustache include it in a template that is used, or delete it"
      ])
  }

  @Test("A template that replaces a built-in one is no mistake")
  func replacement() throws {
    #expect(try warnings("templates/partials/footer.mustache", "<footer>{{> colophon}}</footer>") == [])
    #expect(try warnings("templates/partials/related.mustache", "<aside></aside>") == [])
  }

  @Test("A label whose name is nearly a built-in one is told the name that was meant")
  func misspelledLabel() throws {
    let found = try warnings("templates/labels/en.yml", "reding_time: \"{n} minutes\"\n")
    #expect(found.count == 1 && found[0].contains("reading_time"))
  }

  @Test("A label of the site's own is no mistake")
  func ownLabel() throws {
    #expect(try warnings("templates/labels/en.yml", "weather_heading: Weather\nby: \"Words by \"\n") == [])
  }
}
