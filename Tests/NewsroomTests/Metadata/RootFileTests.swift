import Diagnostics
import Foundation
import Testing

@testable import Newsroom

@Suite("Files at the root of the site")
struct RootFileTests {
  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("robots.txt lets search in, names crawlers for AI by the paper's policy, and names the sitemaps")
  func robots() {
    var paper = Newspaper()
    paper.settings.robots.disallowedAgents = ["GPTBot", "SomeBot"]
    let lines = Self.text(paper.file("/robots.txt")).split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["User-agent: *", "Allow: /"])
    let kept = lines.suffix(6)
    #expect(
      Array(kept) == [
        "# Crawlers that are kept out", "User-agent: GPTBot", "User-agent: SomeBot", "Disallow: /",
        "Sitemap: https://gazette.example/sitemap.xml",
        "Sitemap: https://gazette.example/news-sitemap.xml",
      ])
    #expect(lines.filter { $0 == "User-agent: ClaudeBot" }.count == 1)
    #expect(lines.filter { $0 == "User-agent: GPTBot" }.count == 1)
  }

  @Test("Those who fetch link previews are never kept out")
  func previews() {
    var paper = Newspaper()
    paper.settings.robots.disallowedAgents = ["facebookexternalhit", "twitterbot"]
    #expect(!Self.text(paper.file("/robots.txt")).contains("Disallow"))
  }

  @Test("Where everybody else is kept out, those who fetch link previews are let in")
  func previewsOnly() {
    var paper = Newspaper()
    paper.settings.robots.disallowedAgents = ["*"]
    let groups = Self.text(paper.file("/robots.txt")).components(separatedBy: "\n\n")
    let previews = groups.first { $0.contains("\nUser-agent: facebookexternalhit\n") }
    #expect(previews?.contains("\nUser-agent: WhatsApp\n") == true)
    #expect(previews?.hasSuffix("\nAllow: /") == true)
    #expect(groups.contains { $0.contains("\nUser-agent: GPTBot\n") && $0.hasSuffix("*\nDisallow: /") })
  }

  @Test("A setting cannot add lines of its own to robots.txt")
  func injection() {
    var paper = Newspaper()
    paper.settings.robots.disallowedAgents = ["Bad\nDisallow: /private"]
    #expect(Self.text(paper.file("/robots.txt")).contains("User-agent: BadDisallow: /private\n"))
  }

  @Test("The manifest has name, start and icons")
  func manifest() throws {
    var paper = Newspaper()
    paper.settings.baseURL = "https://gazette.example/news"
    let manifest = try #require(JSONThing(paper.file("/site.webmanifest")))
    #expect(manifest["name"]?.text == "The Gazette")
    #expect(manifest["start_url"]?.text == "/news/")
    #expect(manifest["icons"]?.list.compactMap { $0["sizes"]?.text } == ["192x192", "512x512"])
    #expect(manifest["icons"]?[0]?["src"]?.text == "/news/assets/icons/icon-192.png")
  }

  @Test("Of a paper's own icons and card the size is stated that they have")
  func ownIcons() throws {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    for side in [32, 180, 512] { paper.assets["icons/icon-\(side).png"] = Newspaper.png(64, 48) }
    paper.assets["share.png"] = Newspaper.png(600, 315)
    let manifest = try #require(JSONThing(paper.file("/site.webmanifest")))
    #expect(manifest["icons"]?.list.compactMap { $0["sizes"]?.text } == ["192x192", "64x48"])
    let head = paper.head()
    let icons = head.elements.filter { $0.attributes["rel"]?.hasSuffix("icon") == true }
    #expect(icons.compactMap { $0.attributes["sizes"] } == ["64x48", "192x192", "64x48"])
    #expect(head.meta("og:image:width") == "600" && head.meta("og:image:height") == "315")
    #expect(head.thing("NewsArticle")?["publisher"]?["logo"]?["width"]?.number == 64)
  }

  @Test("security.txt exists when a contact is set")
  func security() {
    var paper = Newspaper()
    #expect(paper.file("/.well-known/security.txt").isEmpty)
    paper.settings.security = SecurityContact(
      contact: "mailto:security@gazette.example",
      expires: Located(Newspaper.noon.adding(seconds: 86_400), at: SourceSpan(file: "content/site.yml")))
    #expect(
      Self.text(paper.file("/.well-known/security.txt")) == """
        Contact: mailto:security@gazette.example
        Expires: 2026-05-08T12:00:00Z
        Preferred-Languages: en-GB
        Canonical: https://gazette.example/.well-known/security.txt

        """)
  }
}

@Suite("Share links")
struct ShareLinkTests {
  @Test("Every service gets headline and address, percent-encoded, in the paper's order")
  func links() {
    var settings = Settings()
    settings.shareTargets = [.mastodon, .x, .email, .copy]
    let links = ShareLinks(settings).links(
      headline: "50 % more & “better”", dek: "A dek", address: "https://g.example/a/?b=c")
    #expect(
      links.map(\.url) == [
        "https://share.joinmastodon.org/#text=50%20%25%20more%20%26%20%E2%80%9Cbetter%E2%80%9D%20https%3A%2F%2Fg.example%2Fa%2F%3Fb%3Dc",
        "https://x.com/intent/post?text=50%20%25%20more%20%26%20%E2%80%9Cbetter%E2%80%9D&url=https%3A%2F%2Fg.example%2Fa%2F%3Fb%3Dc",
        "mailto:?subject=50%20%25%20more%20%26%20%E2%80%9Cbetter%E2%80%9D&body=A%20dek%0A%0Ahttps%3A%2F%2Fg.example%2Fa%2F%3Fb%3Dc",
        "https://g.example/a/?b=c",
      ])
  }

  @Test("Every service has a link of its own", arguments: ShareTarget.allCases)
  func complete(target: ShareTarget) {
    var settings = Settings()
    settings.shareTargets = [target]
    let link = ShareLinks(settings).links(headline: "A", dek: "", address: "https://g.example/")[0]
    #expect(link.url.contains("g.example"))
    #expect(link.label.isEmpty == (target == .email || target == .copy))
  }
}
