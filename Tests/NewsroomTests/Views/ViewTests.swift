import Testing

@testable import Newsroom

@Suite("What templates can ask")
struct ViewTests {
  @Test("A slot without stories is absent, the others know their number and whether they have pictures")
  func slots() throws {
    let site = try TestSite([
      "content/front.yml":
        "slots:\n- {name: lead, count: 1}\n- {name: opinion, count: 2, kind: opinion}\n- {name: latest, count: 9}\n",
      "templates/front.mustache": """
      {{#slots.lead}}lead {{count}}{{#has_pictures}} pictured{{/has_pictures}}; {{/slots.lead}}\
      {{#slots.opinion}}opinion {{count}}{{/slots.opinion}}\
      {{#slots.latest}}latest {{count}}{{#has_pictures}} pictured{{/has_pictures}}{{/slots.latest}}
      """,
      "content/articles/new.md":
        newsItem(
          "New", date: "2026-05-03",
          "image: {src: 'https://elsewhere.example/a.jpg', alt: A, width: 3, height: 2}"),
      "content/articles/old.md": newsItem("Old", date: "2026-05-02"),
      "content/articles/older.md": newsItem("Older", date: "2026-05-01"),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/index.html") == "lead 1 pictured; latest 2")
  }

  @Test("The footer lists the sections of site.yml, and others up to thirty in all", arguments: [0, 4, 33])
  func sections(named: Int) throws {
    let site = try TestSite([
      "content/site.yml": "sections: [\((0..<named).map { "S\(10 + $0)" }.joined(separator: ", "))]\n",
      "templates/front.mustache": "{{#site.sections}}{{label}} {{/site.sections}}",
    ])
    for number in 10..<50 {
      try site.write("content/articles/\(number).md", newsItem("A", "section: S\(number)"))
    }
    #expect(try site.build().succeeded)
    let listed = try site.read("output/index.html").split(separator: " ").map(String.init)
    #expect(listed == (10..<10 + max(30, named)).map { "S\($0)" })
  }

  @Test("A rail has its first story and the rest")
  func rails() throws {
    let site = try TestSite([
      "content/front.yml": "slots: []\nrails:\n- {section: Town, count: 3}\n",
      "templates/front.mustache":
        "{{#rails}}{{count}}: {{#first}}{{headline}}{{/first}} then{{#rest}} {{headline}}{{/rest}}{{/rails}}",
      "content/articles/c.md": newsItem("C", date: "2026-05-03", "section: Town"),
      "content/articles/b.md": newsItem("B", date: "2026-05-02", "section: Town"),
      "content/articles/a.md": newsItem("A", date: "2026-05-01", "section: Town"),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/index.html") == "3: C then B A")
  }

  @Test("The first picture of a section's page is asked for at once, the others when they are near")
  func sections() throws {
    let picture =
      "section: Town\nimage: {src: 'https://elsewhere.example/a.jpg', alt: A, width: 3, height: 2}"
    let site = try TestSite([
      "content/articles/b.md": newsItem("B", date: "2026-05-02", picture),
      "content/articles/a.md": newsItem("A", date: "2026-05-01", picture),
    ])
    #expect(try site.build().succeeded)
    let section = try site.read("output/sections/town/index.html")
    let pictures = section.matches(of: /<img [^>]*>/).map(\.output)
    #expect(pictures.map { $0.contains("loading=\"lazy\"") } == [false, true])
    #expect(section.contains("fetchpriority=\"high\""))
  }

  @Test("A story knows whether it has topics, corrections, related stories, neighbours and share links")
  func story() throws {
    let template = """
      {{#article.has_tags}}tags {{/article.has_tags}}{{#article.has_corrections}}corrections {{/article.has_corrections}}\
      {{#has_related}}related {{/has_related}}{{#has_neighbours}}neighbours {{/has_neighbours}}\
      {{#has_share}}share{{/has_share}}
      """
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\nshare: []\n",
      "templates/article.mustache": template,
      "content/articles/alone.md": newsItem("Alone"),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/articles/alone/index.html") == "")
    try site.write("content/site.yml", "title: Gazette\nbase_url: https://gazette.example\nshare: [email]\n")
    let more = "section: Town\ntags: [a]\nrelated: [two]\ncorrections: [{date: 2026-05-02, text: Wrong}]"
    try site.write("content/articles/alone.md", newsItem("Alone", date: "2026-05-02", more))
    try site.write("content/articles/two.md", newsItem("Two", date: "2026-05-01", "section: Town"))
    #expect(try site.build().succeeded)
    #expect(
      try site.read("output/articles/alone/index.html") == "tags corrections related neighbours share")
  }

  @Test("A story, a page or a person without `extra` has none")
  func noExtra() throws {
    let template = "{{#ofWhat.extra}}some{{/ofWhat.extra}}{{^ofWhat.extra}}none{{/ofWhat.extra}}"
    let site = try TestSite([
      "templates/article.mustache": template.replacing("ofWhat", with: "article"),
      "templates/page.mustache": template.replacing("ofWhat.", with: ""),
      "content/articles/a.md": newsItem("A"), "content/pages/p.md": "---\ntitle: P\n---\nWords.\n",
      "content/articles/b.md": newsItem("B", "extra: {mood: grave}"),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/articles/a/index.html") == "none")
    #expect(try site.read("output/articles/b/index.html") == "some")
    #expect(try site.read("output/p/index.html") == "none")
  }

  @Test("Pages and people have keys of their own, as stories do, and show them anew when they change")
  func extra() throws {
    func file(_ name: String, _ mood: String) -> String {
      "---\n\(name)\nextra: {mood: \(mood), site: {title: Ours}}\n---\nWords.\n"
    }
    let site = try TestSite([
      "content/site.yml": "title: Gazette\n",
      "content/pages/about.md": file("title: About", "calm"),
      "content/authors/ada.md": file("name: Ada", "bright"),
      "content/articles/one.md": newsItem("One", "authors: [Ada]\nextra: {mood: grave}"),
      "templates/page.mustache": "{{extra.mood}} {{#extra}}{{site.title}}{{/extra}} {{site.title}}",
      "templates/author.mustache": "{{author.extra.mood}} {{#author.extra}}{{site.title}}{{/author.extra}}",
      "templates/article.mustache":
        "{{article.extra.mood}}{{#article.authors}} {{extra.mood}}{{/article.authors}}",
    ])
    func shown() throws -> [String] {
      let result = try site.build()
      #expect(result.diagnostics.filter { $0.severity == .error } == [])
      return try ["about", "authors/ada", "articles/one"].map { try site.read("output/\($0)/index.html") }
    }
    #expect(try shown() == ["calm Ours Gazette", "bright Ours", "grave bright"])
    try site.write("content/pages/about.md", file("title: About", "loud"))
    try site.write("content/authors/ada.md", file("name: Ada", "dim"))
    #expect(try shown() == ["loud Ours Gazette", "dim Ours", "grave dim"])
  }

  @Test("`extra` of a page or a person that is no group of keys is an error")
  func wrongExtra() throws {
    let site = try TestSite([
      "content/pages/about.md": "---\ntitle: About\nextra: calm\n---\n",
      "content/authors/ada.md": "---\nname: Ada\nextra: calm\n---\n",
      "content/articles/one.md": newsItem("One"),
    ])
    #expect(try site.build().diagnostics.filter { $0.id == "wrong-type" }.count == 2)
  }

  @Test(
    "How many stories a tag or a person has is for pages about them, and asking on a story's page is an error",
    arguments: ["tags", "authors"])
  func count(_ list: String) throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One", "tags: [tide]\nauthors: [Ada]"),
      "templates/\(list).mustache": "{{#\(list)}}{{name}} {{count}}{{/\(list)}}",
    ])
    #expect(try site.build().succeeded)
    #expect(["tide 1", "Ada 1"].contains(try site.read("output/\(list)/index.html")))
    try site.write("templates/article.mustache", "{{#article.\(list)}}{{count}}{{/article.\(list)}}")
    #expect(try site.build().diagnostics.map(\.id).contains("unknown-variable"))
  }
}
