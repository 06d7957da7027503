import Testing

@testable import Newsroom

@Suite("Accounts on social networks")
struct AccountsTests {
  @Test(
    "An account on X is read from its handle and from addresses of its profile",
    arguments: [
      "Paper", "@Paper", "https://x.com/Paper", "https://x.com/Paper/", "https://x.com/Paper?s=20",
      "HTTPS://twitter.com/@Paper#top", "x.com/Paper", "//x.com/Paper", "www.twitter.com/Paper?lang=en",
    ])
  func x(_ written: String) { #expect(Accounts.x(written) == "@Paper") }

  @Test(
    "What is no account on X is left out",
    arguments: [
      "The Paper", "x.com", "https://x.com/", "https://x.com/i/lists/1", "https://x.com/paper/status/1",
      "a/b", "an_account_of_20_bytes", "Zeitung-Süd",
    ])
  func noX(_ written: String) { #expect(Accounts.x(written) == "") }

  @Test(
    "An account on Mastodon is read from its handle and from addresses of its profile",
    arguments: [
      "@p@m.example", "p@m.example", "https://m.example/@p", "https://m.example/@p/", "m.example/@p",
      "https://m.example/users/p", "m.example/users/p?x=1", "https://m.example/p",
    ])
  func mastodon(_ written: String) {
    #expect(Accounts.fediverse(written) == "@p@m.example")
    #expect(Accounts.fediverseURL(written) == "https://m.example/@p")
  }

  @Test(
    "What is no account on Mastodon is left out",
    arguments: ["p", "@p", "p@m", "https://m.example", "https://m.example/@p@other.example", "a b@m.example"])
  func noMastodon(_ written: String) {
    #expect(Accounts.fediverse(written) == "" && Accounts.fediverseURL(written) == "")
  }

  @Test(
    "A profile on Facebook has its whole address",
    arguments: [
      ("paper", "https://www.facebook.com/paper"), ("@paper.one/", "https://www.facebook.com/paper.one"),
      ("facebook.com/paper", "https://facebook.com/paper"),
      ("facebook.com/profile.php?id=7", "https://facebook.com/profile.php?id=7"),
      ("https://www.facebook.com/paper", "https://www.facebook.com/paper"), ("The Paper", ""),
      ("groups/7", ""),
    ])
  func facebook(_ written: String, _ address: String) { #expect(Accounts.facebook(written) == address) }

  @Test(
    "A profile on Bluesky has its whole address",
    arguments: [
      ("@paper.example", "https://bsky.app/profile/paper.example"),
      ("did:plc:abc", "https://bsky.app/profile/did:plc:abc"),
      ("bsky.app/profile/paper.example", "https://bsky.app/profile/paper.example"),
      ("//bsky.app/profile/paper.example", "https://bsky.app/profile/paper.example"), ("paper", ""),
    ])
  func bluesky(_ written: String, _ address: String) { #expect(Accounts.bluesky(written) == address) }
}
