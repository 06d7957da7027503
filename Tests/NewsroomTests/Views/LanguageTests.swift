import Testing

@testable import Newsroom

@Suite("Words in another language than those around them say so")
struct LanguageTests {
  @Test(
    "The direction is that of the script, and of the language where no script is named",
    arguments: [
      ("ar", "rtl"), ("ur-PK", "rtl"), ("ckb", "rtl"), ("yi", "rtl"), ("pa-Arab", "rtl"), ("en", "ltr"),
      ("ks-Deva", "ltr"), ("az-Cyrl-AZ", "ltr"), ("ar-Latn", "ltr"), ("ar-1994", "rtl"), ("ar-x-latn", "rtl"),
      ("ur-Aran", "rtl"), ("rhg-Rohg", "rtl"), ("prs", "rtl"), ("pnb", "rtl"), ("skr", "rtl"), ("azb", "rtl"),
      ("arz", "rtl"), ("iw", "rtl"), ("mid-Mand", "rtl"), ("arn", "ltr"),
    ])
  func scripts(tag: String, expected: String) {
    #expect(direction(ofLanguage: tag) == expected)
  }

  @Test("Headlines in the words of a story, in its series and in the log of corrections")
  func headlines() throws {
    let site = try Self.site()
    let story = try site.read("output/articles/english/index.html")
    #expect(
      story.contains("See <a href=\"/articles/arabic/\"><span lang=\"ar\" dir=\"rtl\">عنوان</span></a>,"))
    #expect(story.contains("<a href=\"/articles/arabic/\">these words</a> and"))
    #expect(story.contains("<a href=\"/articles/older/\">Older</a>."))
    #expect(
      story.contains("</span> <a href=\"/articles/arabic/\"><span lang=\"ar\" dir=\"rtl\">عنوان</span></a>"))
    #expect(story.contains("<li value=\"2\"><a href=\"/articles/arabic/\" lang=\"ar\" dir=\"rtl\">عنوان</a>"))
    #expect(story.contains("<span aria-current=\"page\">English</span>"))
    let corrections = try site.read("output/corrections/index.html")
    #expect(corrections.contains("<p lang=\"ar\" dir=\"rtl\">كان اليوم خاطئا.</p>"))
    #expect(try site.read("output/feed.xml").contains("<span lang=\"ar\" dir=\"rtl\">عنوان</span>"))
  }

  @Test("The paper's own words inside a story")
  func interface() throws {
    let story = try Self.site().read("output/articles/arabic/index.html")
    #expect(story.contains("<span class=\"kind\" lang=\"en\">Opinion</span>"))
    #expect(story.contains("<span aria-current=\"page\" lang=\"ar\" dir=\"rtl\">عنوان</span>"))
    #expect(story.contains("<a href=\"/articles/english/\"><span lang=\"en\" dir=\"ltr\">English</span></a>"))
    #expect(story.contains("<time datetime=\"2026-05-03T00:00:00Z\" lang=\"en\">3 May 2026</time> كان"))
  }

  @Test("The marks of a quotation are those of the story's language, also when its body is parsed again")
  func quotations() throws {
    let site = try TestSite([
      "content/site.yml": "title: Blatt\nlanguage: de\nbase_url: https://blatt.example\n",
      "content/articles/hafen.md": newsItem("Hafen", body: "\"Zu\" und 'auf'"),
      "content/articles/port.md": newsItem("Port", "lang: en", body: "\"Shut\" and 'open'"),
    ])
    for _ in 1...2 {
      #expect(try site.build().succeeded)
      #expect(try site.read("output/articles/hafen/index.html").contains("<p>„Zu“ und ‚auf‘</p>"))
      #expect(try site.read("output/articles/port/index.html").contains("<p>“Shut” and ‘open’</p>"))
      // The bodies come from their files again, for pages that must be written anew.
      try site.write("templates/partials/site-style.mustache", "<!-- new -->")
    }
  }

  @Test("In Arabic a count stands behind a colon, for the form of a word behind it would depend on the count")
  func counts() {
    var settings = Settings()
    settings.language = "ar"
    let labels = Theme.builtIn.labels(for: settings).labels
    #expect(labels.counted("age_note", 11) == "مضى على هذا الخبر أكثر من عام (عدد الأعوام: 11)")
    let many = labels.texts.filter { $0.key.hasSuffix("_many") }
    #expect(many.count > 2 && many.allSatisfy { $0.value.contains(": {") })
  }

  @Test("The archive names months by themselves, where a language has a form for that")
  func archiveMonths() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\nlanguage: ru\n",
      "templates/labels/ru.yml":
        "month_5: мая\narchive_month_5: Май\nmonth_6: июня\narchive_month: \"{month} {year}\"\n",
      "content/articles/a.md": newsItem("A", date: "2026-05-02"),
      "content/articles/b.md": newsItem("B", date: "2025-06-02"),
    ])
    let result = try site.build()
    #expect(result.succeeded && !result.diagnostics.contains { $0.id == "unknown-label" })
    let may = try site.read("output/archive/2026/05/index.html")
    #expect(may.contains("Май 2026</h1>") && may.contains("\"position\":4,\"name\":\"Май\""))
    #expect(try site.read("output/archive/2025/06/index.html").contains("июня 2025</h1>"))
    #expect(try site.read("output/articles/a/index.html").contains(">2 мая 2026<"))
  }

  @Test("French has its spaces before high marks, and no month behind a “de”")
  func french() {
    var settings = Settings()
    settings.language = "fr"
    let labels = Theme.builtIn.labels(for: settings).labels
    #expect(PeriodName(labels).heading(.month(year: 2026, month: 8)) == "Articles\u{A0}: août 2026")
    #expect(labels["role_separator"] == "\u{202F}; ")
    #expect(labels.texts.values.allSatisfy { !$0.contains(" :") && !$0.contains(" ;") })
  }

  private static func site() throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/older.md": newsItem("Older", date: "2026-05-01", "series: Tides"),
      "content/articles/arabic.md":
        newsItem(
          "عنوان", date: "2026-05-02",
          "language: ar\nkind: opinion\nseries: Tides\ncorrections: [{date: 2026-05-03, text: كان اليوم خاطئا.}]",
          body: "[[english]]"),
      "content/articles/english.md":
        newsItem(
          "English", date: "2026-05-04", "series: Tides",
          body: "See [[arabic]], [[arabic|these words]] and [[older]].\n\nRelated: [[arabic]]"),
    ])
    #expect(try site.build().succeeded)
    return site
  }
}
