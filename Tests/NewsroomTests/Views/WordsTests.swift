import Foundation
import Testing

@testable import Newsroom

@Suite("Words that look like markup")
struct WordsTests {
  @Test("Entities of a headline and a dek are read once, and the same everywhere")
  func entities() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/tags.md": newsItem(
        "How to use &lt;b&gt; tags", date: "2026-05-31T12:00:00Z",
        "description: Why &lt;b&gt; is not <em>for</em> headlines, and what Tom &amp;amp; Co. have to do with it"
      ),
    ])
    #expect(try site.build().succeeded)
    let headline = "How to use &lt;b&gt; tags"
    let dek = "Why &lt;b&gt; is not for headlines, and what Tom &amp;amp; Co. have to do with it"
    let page = try site.read("output/articles/tags/index.html")
    #expect(page.contains("<title>\(headline) – Gazette</title>"))
    #expect(page.contains("property=\"og:title\" content=\"\(headline)\""))
    #expect(page.contains("name=\"description\" content=\"\(dek)\""))
    #expect(page.components(separatedBy: "<h1")[1].contains(headline + "</h1>"))
    #expect(page.components(separatedBy: "<h1")[1].contains(dek))
    let head = Head(
      summary: PageSummary(title: "", heading: "", description: "", canonical: "", language: ""), html: page)
    #expect(head.thing("NewsArticle")?["headline"]?.text == "How to use <b> tags")
    #expect(
      head.thing("BreadcrumbList")?["itemListElement"]?.list.last?["name"]?.text == "How to use <b> tags")
    let front = try site.read("output/index.html")
    #expect(front.contains(">\(headline)<"))
    #expect(front.contains(">\(dek)<"))
    #expect(try site.read("output/feed.xml").contains("<title>\(headline)</title>"))
    #expect(try site.read("output/feed.json").contains("\"title\":\"How to use <b> tags\""))
    #expect(try site.read("output/news-sitemap.xml").contains("<news:title>\(headline)</news:title>"))
  }

  @Test("Names with entities are the names that readers see, on every page and in every list")
  func names() throws {
    let site = try TestSite([
      "content/site.yml": """
      title: Fish &amp; Chips
      base_url: https://gazette.example
      copyright: "&copy; 2026 the paper"
      sections: [{name: "Arts &amp; Books", description: "Print &amp; stage"}]
      navigation: [{label: "Q&amp;A", url: /tags/}]
      """,
      "content/articles/a.md": newsItem(
        "A", date: "2026-05-31T12:00:00Z",
        "section: Arts & Books\ntags: [R&amp;D]\nauthor: {name: O&#39;Neill, role: words &amp; maps}\nkicker: Us &amp; them"
          + "\ncorrections: [{date: 2026-06-01, text: It was &pound;5.}]\nimage_caption: Cod &amp; plaice"
          + "\nimage: {src: https://pictures.example/a.jpg, width: 1200, height: 800, alt: Cod &amp; salt}"),
      "content/articles/b.md": newsItem("B", date: "2026-05-31T12:00:00Z", "tags: [R&D]\nauthor: O'Neill"),
    ])
    #expect(
      try site.build().diagnostics.filter { $0.id == "unknown-section" || $0.id == "merged-tags" }.isEmpty)
    for (page, bytes) in try site.tree() where page.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        !text.contains("&amp;amp;") && !text.contains("&amp;#39;") && !text.contains("&amp;copy;"), "\(page)")
    }
    #expect(try site.read("output/sections/arts-books/index.html").contains("Arts &amp; Books</h1>"))
    let tag = try site.read("output/tags/r-d/index.html")
    #expect(tag.contains("\"/articles/a/\"") && tag.contains("\"/articles/b/\""))
    #expect(try site.read("output/authors/oneill/index.html").contains(">O&#39;Neill<"))
    let story = try site.read("output/articles/a/index.html")
    for words in [
      "© 2026 the paper", "Words &amp; maps", "It was £5.", "Cod &amp; plaice", "alt=\"Cod &amp; salt\"",
    ] {
      #expect(story.contains(words), "\(words)")
    }
  }

  @Test("Labels and the publisher's address are read as other words; labels keep spaces at their ends")
  func settings() throws {
    let site = try TestSite([
      "content/site.yml": """
      base_url: https://gazette.example
      labels: {home: "A &amp; <em>B</em>", by: " By&nbsp; "}
      publisher: {name: Us, address: "1 Fish &amp; Chips St", phone: "<b>1</b> 2"}
      """,
      "templates/labels/en.yml": "share: \"Pass <i>on</i>\"\nbyline_comma: \"  \"",
      "content/articles/a.md": newsItem("A", "author: Ada Ferris"),
    ])
    #expect(try site.build().succeeded)
    let story = try site.read("output/articles/a/index.html")
    for words in [">A &amp; B<", " By <span", ">Pass on<", "\"1 Fish \\u0026 Chips St\"", "\"1 2\""] {
      #expect(story.contains(words), "\(words)")
    }
  }

  @Test("What a body says in plain text is no markup, in cards as in metadata")
  func lead() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/tags.md": newsItem(
        "Tags", body: "The tag `<b>` and the entity `&amp;` have been with us for thirty years now."),
      "content/pages/about.md":
        "---\ntitle: About\n---\nWe write `<b>` only where we mean it, and never else.\n",
    ])
    #expect(try site.build().succeeded)
    let lead = "The tag &lt;b&gt; and the entity &amp;amp; have been with us for thirty years now."
    #expect(try site.read("output/articles/tags/index.html").contains("content=\"\(lead)\""))
    #expect(try site.read("output/index.html").contains(">\(lead)<"))
    #expect(
      try site.read("output/about/index.html").contains("content=\"We write &lt;b&gt; only where we mean it"))
  }
}
