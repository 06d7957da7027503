import Diagnostics

/// A link that opens a service with a story, without script.
package struct ShareLink: Hashable, Sendable {
  package let target: ShareTarget
  /// Empty where the interface has its own word: email and copy.
  package let label: String
  /// For `copy` the story's own address.
  package let url: String
}

/// Share links in the order of `site.yml`.
package struct ShareLinks: Sendable {
  private let targets: [ShareTarget]

  init(_ settings: Settings) { targets = settings.shareTargets }

  /// - Parameter address: the story's canonical URL.
  package func links(headline: String, dek: String, address: String) -> [ShareLink] {
    let (title, text, url) = (queryEncoded(headline), queryEncoded(dek), queryEncoded(address))
    return targets.map { target in
      ShareLink(
        target: target, label: Self.label(target),
        url: target == .copy ? address : Self.link(target, title, text, url))
    }
  }

  private static func link(_ target: ShareTarget, _ title: String, _ dek: String, _ url: String) -> String {
    switch target {
    case .x: joined("https://x.com/intent/post?text=", title, "&url=", url)
    case .facebook: joined("https://www.facebook.com/sharer/sharer.php?u=", url)
    case .linkedin: joined("https://www.linkedin.com/sharing/share-offsite/?url=", url)
    case .whatsapp: joined("https://wa.me/?text=", title, "%20", url)
    case .bluesky: joined("https://bsky.app/intent/compose?text=", title, "%20", url)
    case .mastodon: joined("https://share.joinmastodon.org/#text=", title, "%20", url)
    case .threads: joined("https://www.threads.net/intent/post?text=", title, "%20", url)
    case .reddit: joined("https://www.reddit.com/submit?url=", url, "&title=", title)
    case .telegram: joined("https://t.me/share/url?url=", url, "&text=", title)
    case .hackernews: joined("https://news.ycombinator.com/submitlink?u=", url, "&t=", title)
    case .email: joined("mailto:?subject=", title, "&body=", dek, "%0A%0A", url)
    case .copy: url
    }
  }

  private static func joined(_ parts: String...) -> String {
    String(unsafeUninitializedCapacity: parts.reduce(0) { $0 + $1.utf8.count }) { out in
      parts.reduce(0) { end, part in
        var part = part
        return part.withUTF8 { out[end...].update(fromContentsOf: $0) }
      }
    }
  }

  private static func label(_ target: ShareTarget) -> String {
    switch target {
    case .x: "X"
    case .facebook: "Facebook"
    case .linkedin: "LinkedIn"
    case .whatsapp: "WhatsApp"
    case .bluesky: "Bluesky"
    case .mastodon: "Mastodon"
    case .threads: "Threads"
    case .reddit: "Reddit"
    case .telegram: "Telegram"
    case .hackernews: "Hacker News"
    case .email, .copy: ""
    }
  }
}

/// `text` percent-encoded for a query: only RFC 3986 §2.3 unreserved characters stay.
func queryEncoded(_ text: String) -> String { percentEncoded(text, keeping: .unreserved) }
