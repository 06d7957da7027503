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

  package init(_ settings: Settings) { targets = settings.shareTargets }

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
    case .x: "https://x.com/intent/post?text=\(title)&url=\(url)"
    case .facebook: "https://www.facebook.com/sharer/sharer.php?u=\(url)"
    case .linkedin: "https://www.linkedin.com/sharing/share-offsite/?url=\(url)"
    case .whatsapp: "https://wa.me/?text=\(title)%20\(url)"
    case .bluesky: "https://bsky.app/intent/compose?text=\(title)%20\(url)"
    case .mastodon: "https://share.joinmastodon.org/#text=\(title)%20\(url)"
    case .threads: "https://www.threads.net/intent/post?text=\(title)%20\(url)"
    case .reddit: "https://www.reddit.com/submit?url=\(url)&title=\(title)"
    case .telegram: "https://t.me/share/url?url=\(url)&text=\(title)"
    case .hackernews: "https://news.ycombinator.com/submitlink?u=\(url)&t=\(title)"
    case .email: "mailto:?subject=\(title)&body=\(dek)%0A%0A\(url)"
    case .copy: url
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
func queryEncoded(_ text: String) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(text.utf8.count * 2)
  for byte in text.utf8 {
    if isUnreserved(byte) {
      out.append(byte)
    } else {
      out.append(UInt8(ascii: "%"))
      for digit in [byte >> 4, byte & 15] {
        out.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
      }
    }
  }
  return String(decoding: out, as: UTF8.self)
}

private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
    UInt8(ascii: "~"):
    true
  default: false
  }
}
