import Newsroom
import Testing

@testable import Preview

@Suite("Editions and the copies ahead of them")
struct PreviewEditionTests {
  /// The site's stories, each printed with new words ahead of its build.
  private let copies: [AdvanceCopy]

  init() throws {
    let site = try ScratchFolder([
      "content/site.yml": "title: Courier\nbase_url: https://courier.example\n",
      "content/articles/flood.md": story("Harbour floods"), "content/articles/ferry.md": story("Ferry sails"),
    ])
    var request = BuildRequest(site: site.root, now: Instant(seconds: 1_790_000_000), jobs: 1)
    request.output = site.root + "/output"
    let desk = try Newsroom.build(request).memory?.advance
    copies = try [("flood", "Harbour floods"), ("ferry", "Ferry sails")].map { name, title in
      let file = "content/articles/\(name).md"
      try site.write(file, story(title, body: "Other words."))
      return try #require(desk?.copy(of: file))
    }
  }

  /// - Parameter shown: stories in the order in which they were saved.
  private func edition(showing shown: Int...) -> PreviewEdition {
    var edition = PreviewEdition(id: "7.0")
    edition.hasSite = true
    for (save, story) in shown.enumerated() { edition.show(copies[story], save: save + 1, from: 0) }
    return edition
  }

  @Test("A copy that shows all that its build changes gives way unnoticed")
  func caughtUp() {
    var edition = edition(showing: 0)
    #expect(edition.id == "7.1")
    let isNew = edition.catchUp(to: 1, isJust: true)
    #expect(!isNew && edition.ahead == nil)
  }

  @Test("So does that of a story that was saved again, during the build or before it")
  func savedAgain() {
    var before = edition(showing: 0, 0)
    let isNew = before.catchUp(to: 2, isJust: true)
    #expect(!isNew)
    var during = edition(showing: 0, 0)
    let isNewAtFirst = during.catchUp(to: 1, isJust: true)
    #expect(!isNewAtFirst && during.ahead != nil)
    let isNewAtLast = during.catchUp(to: 2, isJust: true)
    #expect(!isNewAtLast && during.ahead == nil)
  }

  @Test("A copy that shows less than its build changes is a new edition when it goes")
  func otherPages() {
    var edition = edition(showing: 0)
    let isNew = edition.catchUp(to: 1, isJust: false)
    #expect(isNew)
  }

  @Test("So is one that replaced that of another story, whose words it does not have")
  func replaced() {
    var edition = edition(showing: 0, 1)
    let isNew = edition.catchUp(to: 2, isJust: true)
    #expect(isNew)
  }

  @Test("So is one that hid what was published after it")
  func hiding() {
    var edition = edition(showing: 0)
    let isNewAtFirst = edition.catchUp(to: 0, isJust: false)
    #expect(!isNewAtFirst && edition.ahead != nil)
    let isNew = edition.catchUp(to: 1, isJust: true)
    #expect(isNew && edition.ahead == nil)
  }

  @Test("So is one after which something else was saved, such as the words from before")
  func savedMeanwhile() {
    var edition = edition(showing: 0)
    let isNew = edition.catchUp(to: 2, isJust: true)
    #expect(isNew)
  }

  @Test("A copy that was printed from an earlier build than the published one is not shown")
  func late() {
    var edition = edition()
    _ = edition.catchUp(to: 1, isJust: false)
    edition.show(copies[0], save: 2, from: 0)
    #expect(edition.ahead == nil && edition.id == "7.0")
    edition.show(copies[0], save: 2, from: 1)
    #expect(edition.ahead != nil)
  }
}
