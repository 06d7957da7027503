/// `_headers`, which Netlify, Cloudflare Pages and others read: media types, caching, safety.
enum HostHeaders {
  static let bytes: [UInt8] = Array(
    """
    /*
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin

    /assets/*
      Cache-Control: public, max-age=31536000, immutable

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

    """.utf8)
}
