import Testing

@testable import OutsideLinks

@Suite("Answers of other sites are kept")
struct LinkCacheTests {
  private let day = 86_400

  private var cache: LinkCache {
    var cache = LinkCache()
    cache.note(
      [
        "https://a.example/": .alive, "https://b.example/": .moved(to: "https://c.example/"),
        "https://d.example/": .dead("gone\tor\nnot"), "https://e.example/": .unchecked("slow"),
      ], now: 1_000)
    return cache
  }

  @Test("Written and read again, they are the same, whatever they hold")
  func roundTrip() {
    let read = LinkCache(text: cache.text)
    #expect(read.text == cache.text)
    #expect(read.verdict(on: "https://b.example/", now: 1_000) == .moved(to: "https://c.example/"))
    #expect(read.verdict(on: "https://d.example/", now: 1_000) == .dead("gone or not"))
  }

  @Test("Good answers hold a week, dead ones a day, failures an hour")
  func ages() {
    func known(after seconds: Int) -> [String] {
      ["a", "b", "d", "e"].filter {
        cache.verdict(on: "https://\($0).example/", now: 1_000 + seconds) != nil
      }
    }
    #expect(known(after: 3_599) == ["a", "b", "d", "e"])
    #expect(known(after: 3_600) == ["a", "b", "d"])
    #expect(known(after: day) == ["a", "b"])
    #expect(known(after: 7 * day) == [])
    #expect(known(after: -1) == [])
  }

  @Test("What is too old is forgotten")
  func forgetting() {
    var cache = cache
    cache.note([:], now: 1_000 + 2 * day)
    #expect(cache.text.split(separator: "\n").count == 3)
  }

  @Test("What nobody was asked is not kept, and puts nothing in the place of an answer")
  func unasked() {
    var cache = cache
    let text = cache.text
    cache.note(
      ["https://a.example/": .unasked("time was up"), "https://n.example/": .unasked("why")], now: 2_000)
    #expect(cache.text == text)
  }

  @Test(
    "A file that cannot be read is as good as none",
    arguments: ["", "other\n", "broadsheet external links 2\n"])
  func foreign(text: String) {
    #expect(
      LinkCache(text: text + "1000\talive\t\thttps://a.example/\n").verdict(
        on: "https://a.example/", now: 1_000) == nil)
  }

  @Test("A line with a moment that cannot be is as good as none")
  func impossibleMoment() {
    var damaged = LinkCache(
      text: cache.text + "-9223372036854775808\talive\t\thttps://f.example/\n"
        + "9223372036854775807\talive\t\thttps://g.example/\n")
    #expect(damaged.verdict(on: "https://f.example/", now: 1_000) == nil)
    #expect(damaged.verdict(on: "https://g.example/", now: 1_000) == nil)
    damaged.note([:], now: 1_000)
    #expect(!damaged.text.contains("https://f.example/"))
  }

  @Test("A line that was cut off spoils no other")
  func cutOff() {
    let text = cache.text + "12\tali"
    #expect(LinkCache(text: text).text == cache.text)
  }
}
