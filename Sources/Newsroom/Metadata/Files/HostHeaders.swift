/// `_headers`, which Netlify, Cloudflare Pages and others read: media types, caching, safety.
enum HostHeaders {
  /// - Parameter assets: those with a fingerprint in their name. Authors may have files beside them, so each has its
  ///   own rule; last, for Cloudflare reads but a hundred rules, and these do least harm when they are missing.
  static func bytes(assets: [SitePath]) -> [UInt8] {
    let caching = assets.map { "\n\($0.encoded)\n  Cache-Control: public, max-age=31536000, immutable\n" }
    return Array((fixed + caching.joined()).utf8)
  }

  private static let fixed =
    """
    /*
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin

    /feed.xml
      Content-Type: application/rss+xml; charset=utf-8
      Access-Control-Allow-Origin: *

    /*/feed.xml
      Content-Type: application/rss+xml; charset=utf-8
      Access-Control-Allow-Origin: *

    /atom.xml
      Content-Type: application/atom+xml; charset=utf-8
      Access-Control-Allow-Origin: *

    /*/atom.xml
      Content-Type: application/atom+xml; charset=utf-8
      Access-Control-Allow-Origin: *

    /feed.json
      Content-Type: application/feed+json; charset=utf-8
      Access-Control-Allow-Origin: *

    /*/feed.json
      Content-Type: application/feed+json; charset=utf-8
      Access-Control-Allow-Origin: *

    /site.webmanifest
      Content-Type: application/manifest+json

    """
}
