import Testing

@testable import Preview

@Suite("The share desk")
struct ShareDeskTests {
  private static let page = """
    <!doctype html><html><head><!-- <meta property="og:title" content="Not this"> -->
    <TITLE> Flood &amp; ferry – Courier </TITLE>
    <script>var x = '<meta property="og:title" content="Nor this">';</script>
    <meta property="og:title" content="Flood &quot;halts&quot; ferry"><meta name=description content='The sea rose.'>
    <meta property="og:image" content="http://localhost:8000/flood.jpg"><meta property="og:image:width" content="800">
    <meta name="twitter:card" content="summary_large_image"><meta name="twitter:label1" content="Written by">
    <meta name="twitter:data1" content="Ada Ferris"><meta name="fediverse:creator" content="@ada@social.example">
    </head>
    <body><meta property="og:description" content="Too late"></body></html>
    """

  private let head = PageHead.read(Array(Self.page.utf8))

  @Test("The head of a page is read: entities, quotes, comments and scripts in their right")
  func reading() {
    #expect(head.title == "Flood & ferry – Courier")
    #expect(head.first("og:title") == "Flood \"halts\" ferry")
    #expect(head.first("description") == "The sea rose.")
    #expect(head.first("og:description") == nil)
  }

  @Test("A title is text, whatever references and signs it has, and only the first counts")
  func titles() {
    func title(_ html: String) -> String { PageHead.read(Array(html.utf8)).title }
    #expect(title("<title>\n&#8220;Flood&#x201D; &lt;b&gt; 1 < 2\n</title>") == "“Flood” <b> 1 < 2")
    #expect(title("<title>One</title><title>Two</title>") == "One")
    #expect(title("<!--><title>One</title>") == "One")
  }

  @Test(
    "A page cut off anywhere is read without harm",
    arguments: Array(stride(from: 0, to: ShareDeskTests.page.utf8.count, by: 7)))
  func truncated(length: Int) {
    let head = PageHead.read(Array(Self.page.utf8.prefix(length)))
    #expect(head.first("og:title") != "Nor this")
  }

  @Test("X lays the headline over the picture and shows no description")
  func x() {
    let card = ShareDestination.x.card(head, domain: "courier.example")
    #expect(card.layout == .largePicture)
    #expect(card.text == nil)
    #expect(card.html(at: .x).contains("flood.jpg')\"><p class=\"headline\">Flood"))
  }

  @Test("A picture too narrow for LinkedIn becomes a thumbnail; Facebook takes it")
  func widths() {
    #expect(ShareDestination.linkedin.card(head, domain: "").layout == .thumbnail)
    #expect(ShareDestination.facebook.card(head, domain: "").layout == .largePicture)
  }

  @Test("Slack prints the labelled facts, Mastodon the creator, Google the title of the page")
  func particulars() {
    #expect(ShareDestination.slack.card(head, domain: "").facts == ["Written by: Ada Ferris"])
    #expect(ShareDestination.mastodon.card(head, domain: "").facts == ["More from @ada@social.example"])
    #expect(ShareDestination.google.card(head, domain: "").headline == "Flood & ferry – Courier")
  }

  @Test("A page without metadata still has a card everywhere", arguments: ShareDestination.allCases)
  func bare(destination: ShareDestination) {
    let card = destination.card(PageHead.read(Array("<title>Bare</title>".utf8)), domain: "courier.example")
    #expect(card.headline == "Bare")
    #expect(card.layout == .textOnly)
  }

  @Test("Nothing in a page's metadata becomes markup of the desk")
  func escaping() {
    let hostile =
      "<meta property=\"og:title\" content=\"&lt;script&gt;x\">"
      + "<meta property=\"og:image\" content=\"http://x/&quot;&#39;);}</style><b>\">"
    let desk = ShareDesk(PageHead.read(Array(hostile.utf8)), path: "/<i>/", PreviewEdition(id: "1.0"))
    let page = String(decoding: desk.page, as: UTF8.self)
    #expect(!page.contains("<script>") && !page.contains("<b>") && !page.contains("<i>"))
    #expect(!page.contains("');}"))
  }

  @Test("A picture may have brackets and quotes in its name")
  func brackets() {
    let page = "<meta property=\"og:image\" content=\"http://x/photo (1)'s.jpg\">"
    let card = ShareDestination.facebook.card(PageHead.read(Array(page.utf8)), domain: "")
    #expect(card.html(at: .facebook).contains("url('http://x/photo %281%29%27s.jpg')"))
  }

  private func desk(_ head: PageHead) -> String {
    let edition = PreviewEdition(id: "7.1", address: "http://localhost:8000")
    return String(decoding: ShareDesk(head, path: "/a/", edition).page, as: UTF8.self)
  }

  @Test("The preview's own pictures are asked for where the desk is open")
  func ownPictures() {
    #expect(desk(head).contains("url('/flood.jpg')"))
    let elsewhere = "<meta property=\"og:image\" content=\"http://localhost:80001/flood.jpg\">"
    #expect(desk(PageHead.read(Array(elsewhere.utf8))).contains("url('http://localhost:80001/flood.jpg')"))
  }

  @Test("The desk follows builds as pages do")
  func following() {
    #expect(desk(head).contains("<script src=\"/__broadsheet/client.js\" data-edition=\"7.1\" defer>"))
  }

  @Test("Text is cut at a word, with an ellipsis")
  func cutting() {
    #expect(cut("one two three", to: 13) == "one two three")
    #expect(cut("one two three", to: 10) == "one two…")
    #expect(cut("one two, three", to: 11) == "one two…")
    #expect(cut(String(repeating: "a", count: 50), to: 20) == String(repeating: "a", count: 19) + "…")
  }

  @Test("The domain shown is that of the published site")
  func domain() {
    #expect(ShareDesk.domain(of: "https://courier.example/news/") == "courier.example")
    #expect(ShareDesk.domain(of: "http://localhost:8000") == "localhost")
  }
}
