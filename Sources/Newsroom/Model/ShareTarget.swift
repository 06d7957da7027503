/// A service that readers can share a story to, without script.
package enum ShareTarget: String, Hashable, Sendable, CaseIterable {
  case x, facebook, linkedin, whatsapp, bluesky, mastodon, threads, reddit, telegram, hackernews, email, copy

  static let defaults: [ShareTarget] = [
    .x, .facebook, .linkedin, .whatsapp, .bluesky, .mastodon, .reddit, .telegram, .email, .copy,
  ]
}
