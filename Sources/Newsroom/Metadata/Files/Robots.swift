/// robots.txt (RFC 9309): search may read everything, and each crawler for AI is told where it stands.
struct Robots {
  let desk: WireDesk

  /// Crawlers that gather text for AI, by the names that their operators document.
  static let aiCrawlers = [
    "GPTBot", "OAI-SearchBot", "ChatGPT-User", "ClaudeBot", "Claude-User", "Claude-SearchBot",
    "Google-Extended", "Applebot-Extended", "PerplexityBot", "Perplexity-User", "CCBot", "Bytespider",
    "Amazonbot", "meta-externalagent", "meta-externalfetcher", "cohere-ai", "DuckAssistBot", "MistralAI-User",
  ]

  /// Those that fetch a page when a reader shares it: without them a shared story has no card.
  static let previewFetchers = [
    "facebookexternalhit", "Twitterbot", "LinkedInBot", "Slackbot", "Slackbot-LinkExpanding", "Discordbot",
    "TelegramBot", "WhatsApp", "Applebot", "redditbot", "Mastodon", "Bluesky Cardyb",
  ]

  static func isPreviewFetcher(_ agent: String) -> Bool {
    previewFetchers.contains { $0.lowercased() == agent.lowercased() }
  }

  var bytes: [UInt8] {
    let kept = desk.site.settings.robots.disallowedAgents.map { $0.filter { !$0.isNewline } }
      .filter { !$0.isEmpty && !Self.isPreviewFetcher($0) }
    let names = Set(kept.map { $0.lowercased() })
    let others = Self.aiCrawlers.filter { !names.contains($0.lowercased()) }
    let keepsAllOut = names.contains("*")
    var text =
      keepsAllOut
      ? group("Those who fetch what a shared link shows", Self.previewFetchers, "Allow: /")
      : "User-agent: *\nAllow: /\n\n"
        + group("Crawlers for AI that may read the site", others, "Allow: /")
    text += group("Crawlers that are kept out", keepsAllOut ? others + kept : kept, "Disallow: /")
    for path in [SitePath.fixed("/sitemap.xml"), .fixed("/news-sitemap.xml")] {
      text += "Sitemap: \(desk.addresses.url(path))\n"
    }
    return Array(text.utf8)
  }

  private func group(_ comment: String, _ agents: [String], _ rule: String) -> String {
    guard !agents.isEmpty else { return "" }
    return "# \(comment)\n" + agents.map { "User-agent: \($0)\n" }.joined() + rule + "\n\n"
  }
}
