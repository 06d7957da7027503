import Foundation
import Testing

@testable import Newsroom

@Suite("Files that readers may have")
struct PublicMediaTests {
  private static let picture = "<svg width=\"60\" height=\"40\"></svg>"

  private static let settings = "title: Gazette\nbase_url: https://gazette.example\n"

  /// A site with one public story, the given files, and media of these names.
  private func site(
    _ media: [String], _ files: [String: String] = [:], settings: String = ""
  ) throws -> TestSite {
    let site = try TestSite(
      ["content/site.yml": Self.settings + settings, "content/articles/open.md": newsItem("Open")].merging(
        files
      ) { $1 })
    for path in media { try site.write("content/" + path, Self.picture) }
    return site
  }

  /// Which of `media` a build publishes.
  private func published(_ media: [String], of site: TestSite) throws -> [String] {
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.severity == .error || $0.id == "missing-picture" } == [])
    return media.filter { site.exists("output/" + $0) }
  }

  @Test("A draft takes nothing away that settings, people and pages show from beside it")
  func besideADraft() throws {
    let media = ["articles/logo.svg", "articles/ada.svg", "articles/map.svg", "articles/card.svg"]
    let site = try site(
      media,
      [
        "content/authors/ada.md": "---\nname: Ada\nphoto: /articles/ada.svg\n---\nAda.\n",
        "content/pages/about.md": "---\ntitle: About\n---\n![Map](/articles/map.svg)\n",
      ], settings: "logo: /articles/logo.svg\nfooter: [{label: Card, url: /articles/card.svg}]\n")
    #expect(try published(media, of: site) == media)
    try site.write("content/articles/soon.md", newsItem("Soon", "draft: true"))
    #expect(try published(media, of: site) == media)
  }

  @Test("What a draft page shows is as hidden as the page")
  func draftPage() throws {
    let media = ["media/plan.svg", "media/map.svg", "media/open.svg"]
    let page = "title: Plan\ndraft: true\nimage: /media/plan.svg\nextra: {map: /media/map.svg}\n"
    let site = try site(media, ["content/pages/plan.md": "---\n\(page)---\nWords.\n"])
    #expect(try published(media, of: site) == ["media/open.svg"])
  }

  @Test("What lies beside a draft page is as hidden as the page")
  func besideDraftPage() throws {
    let media = ["pages/plan/map.svg", "pages/plan/more/deep.svg", "pages/logo.svg", "pages/open/a.svg"]
    let site = try site(
      media,
      [
        "content/pages/plan/index.md": "---\ntitle: Plan\ndraft: true\n---\nWords.\n",
        "content/pages/soon.md": "---\ntitle: Soon\ndraft: true\n---\nWords.\n",
        "content/pages/open/index.md": "---\ntitle: Open\n---\nWords.\n",
      ])
    #expect(try published(media, of: site) == ["pages/logo.svg", "pages/open/a.svg"])
  }

  @Test(
    "What a hidden story names in a note that nothing calls yet is hidden",
    arguments: [
      "[^1]: Not yet called\n    ![](/media/a.svg)", "[old]: /media/a.svg \"A\"", "> [^1]: ![x](a.svg)",
    ])
  func inDefinition(_ body: String) throws {
    let site = try site(
      ["media/a.svg", "media/open.svg"],
      [
        "content/articles/held.md": newsItem(
          "Held", "embargo: 2099-01-01", body: "Words.\n\n\(body)\n\nMore.")
      ])
    #expect(try published(["media/a.svg", "media/open.svg"], of: site) == ["media/open.svg"])
  }

  @Test("What a hidden story names is hidden, wherever it names it")
  func hidden() throws {
    let media = [
      "media/a.mp3", "media/b.mp3", "media/c.svg", "media/d.svg", "media/e.svg", "media/f.svg",
      "media/open.svg",
    ]
    let site = try site(
      media,
      [
        "content/articles/held.md": newsItem(
          "Held",
          "embargo: 2099-01-01\nextra:\n  audio: /media/a.mp3\n  more: [{file: b.mp3}]\n"
            + "  code: '<img src=\"/media/d.svg\">'",
          body: "<img src=\"/media/c.svg\">\n\n<style>.x{background:url(/media/e.svg)}</style>\n\n"
            + "<div data-x=\"{&quot;src&quot;:&quot;/media/f.svg&quot;}\"></div>\n")
      ])
    #expect(try published(media, of: site) == ["media/open.svg"])
  }

  @Test(
    "What a hidden story or page names in words of other tools is hidden, after an edit elsewhere, too",
    arguments: [
      "og_image: /media/leak.svg", "og_image: https://gazette.example/media/leak.svg",
      "header: {teaser: /media/leak.svg}", "header:\n  teaser: leak.svg",
      "---\n{{< figure src=\"/media/leak.svg\" >}}", "---\n{% include f.html src='/media/leak.svg' %}",
      "---\n{{ site.baseurl }}/media/leak.svg", "---\n![[leak.svg]]",
      "author: {name: Ada, profile_image: /media/leak.svg}",
      "image: https://wire.example/a.svg\ncover: /media/leak.svg",
    ])
  func wordsOfOtherTools(_ lines: String) throws {
    let media = ["media/leak.svg", "media/open.svg"]
    let hidden = "draft: true\n\(lines)\n" + (lines.hasPrefix("---") ? "" : "---\nWords.\n")
    for (file, text) in [
      ("content/articles/held.md", "---\ntitle: Held\ndate: 2026-05-01\n\(hidden)"),
      ("content/pages/held.md", "---\ntitle: Held\n\(hidden)"),
    ] {
      let site = try site(media, [file: text])
      #expect(try published(media, of: site) == ["media/open.svg"])
      try site.settle()
      #expect(try published(media, of: site) == ["media/open.svg"])
      try site.write("content/articles/open.md", newsItem("Opened"))
      #expect(try published(media, of: site) == ["media/open.svg"])
      try site.write("content/articles/open.md", newsItem("Open", body: "![x](/media/leak.svg)"))
      #expect(try published(media, of: site) == media)
    }
  }

  @Test(
    "A name may hold spaces and parentheses where only another tool would read it",
    arguments: ["og_image: /media/a leak (1).svg", "og_image: \"/media/a leak (1).svg\""])
  func spacedName(_ line: String) throws {
    let media = ["media/a leak (1).svg"]
    let site = try site(media, ["content/articles/held.md": newsItem("Held", "draft: true\n\(line)")])
    #expect(try published(media, of: site) == [])
  }

  @Test(
    "What a public story names in words of other tools stays, however a hidden one names it",
    arguments: ["draft: true", "embargo: 2099-01-01"], ["og_image", "image"])
  func sharedInOtherWords(_ hiding: String, _ key: String) throws {
    let media = ["media/card.svg", "media/teaser.svg"]
    let site = try site(
      media,
      [
        "content/articles/open.md": newsItem(
          "Open", "og_image: /media/teaser.svg", body: "{% include f.html src='/media/card.svg' %}"),
        "content/articles/held.md": newsItem("Held", "\(hiding)\n\(key): /media/card.svg"),
        "content/articles/soon.md": newsItem("Soon", "\(hiding)\n\(key): /media/teaser.svg"),
      ])
    #expect(try published(media, of: site) == media)
  }

  @Test("What something public names as well stays, whatever else names it")
  func shared() throws {
    let media = [
      "media/kit.pdf", "media/a.mp3", "media/rules.pdf", "media/paper.svg", "media/cv.pdf", "media/t.svg",
      "media/s.svg",
    ]
    let links = media.map { "[x](/\($0))" }.joined(separator: " ")
    let site = try site(
      media,
      [
        "content/articles/open.md": newsItem("Open", "extra: {audio: /media/a.mp3}"),
        "content/articles/soon.md": newsItem("Soon", "draft: true", body: links),
        "content/authors/ada.md":
          "---\nname: Ada\nlinks: [{label: CV, url: /media/cv.pdf}]\n---\nAda.\n",
        "templates/partials/footer.mustache": "<img src=\"{{site.home}}media/t.svg\" alt=\"\">",
        "templates/assets/site.mjs": "new Image().src = '/media/s.svg'",
      ],
      settings:
        "navigation: [{label: Kit, url: media/kit.pdf}]\npublisher: {ethics_policy: /media/rules.pdf}\n"
        + "theme: {paper: 'url(/media/paper.svg)'}\n")
    #expect(try published(media, of: site) == media)
  }

  @Test("What lies beside a hidden story is hidden, but not what lies beside the settings")
  func folders() throws {
    let media = ["logo.svg", "posts/beside.svg", "media/open.svg"]
    let site = try TestSite([
      "content/site.yml": Self.settings, "content/posts/open.md": newsItem("Open"),
      "content/posts/soon.md": newsItem("Soon", "draft: true"),
      "content/later.md": newsItem("Later", "draft: true"),
    ])
    for path in media { try site.write("content/" + path, Self.picture) }
    #expect(try published(media, of: site) == ["logo.svg", "media/open.svg"])
  }

  @Test(
    "A hidden story that has a folder to itself holds back what lies further down, down to the next visible one"
  )
  func bundles() throws {
    let media = [
      "articles/flood/beside.svg", "articles/flood/images/mayor.svg", "articles/flood/images/named.svg",
      "articles/flood/part/images/part.svg", "articles/opened/images/open.svg", "articles/list/a.svg",
    ]
    let site = try site(
      media,
      [
        "content/articles/flood/index.md": newsItem("Flood", "embargo: 2099-01-01"),
        "content/articles/flood/part/index.md": newsItem("Part", body: "![N](../images/named.svg)"),
        "content/articles/opened/index.md": newsItem("Opened"),
        "content/articles/opened/notes.md": newsItem("Notes", "draft: true"),
        "content/articles/list/_index.md": newsItem("List", "draft: true"),
      ])
    #expect(
      try published(media, of: site) == [
        "articles/flood/images/named.svg", "articles/flood/part/images/part.svg",
        "articles/opened/images/open.svg",
      ])
  }

  @Test("What lies among drafts is hidden, but not what something public names there")
  func amongDrafts() throws {
    let media = [
      "articles/_drafts/photo.svg", "articles/_drafts/pics/sub.svg", "media/_Drafts/a.svg",
      "articles/_drafts/named.svg",
    ]
    let site = try site(
      media, ["content/articles/two.md": newsItem("Two", body: "![N](/articles/_drafts/named.svg)")])
    #expect(try published(media, of: site) == ["articles/_drafts/named.svg"])
    #expect(try site.build(drafts: true).succeeded)
    #expect(media.allSatisfy { site.exists("output/" + $0) })
  }

  @Test("When drafts are shown, so is what they name")
  func drafts() throws {
    let site = try site(
      ["media/a.svg"],
      ["content/articles/soon.md": newsItem("Soon", "draft: true", body: "![A](/media/a.svg)")])
    #expect(try site.build(drafts: true).succeeded)
    #expect(site.exists("output/media/a.svg"))
    #expect(try site.read("output/articles/soon/index.html").contains("src=\"/media/a.svg\""))
  }
}
