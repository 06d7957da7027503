/// One answer of the preview, before any of it is sent.
struct PreviewResponse: Hashable, Sendable {
  enum Body: Hashable, Sendable {
    case bytes([UInt8])
    /// A part of a file too large to hold in memory.
    case file(path: String, range: Range<Int>)
    /// News of builds, for as long as the browser listens.
    case bulletins
  }

  var status: Int
  /// Values by name as written on the wire.
  var headers: [String: String]
  var body: Body

  init(status: Int, headers: [String: String] = [:], body: Body) {
    self.status = status
    self.headers = Self.always.merging(headers) { $1 }
    self.body = body
  }

  /// A short answer in plain text, such as a refusal.
  static func plain(_ status: Int, _ text: String, headers: [String: String] = [:]) -> Self {
    let bytes = Array((text + "\n").utf8)
    let own = ["Content-Type": "text/plain; charset=utf-8", "Content-Length": String(bytes.count)]
    return Self(status: status, headers: own.merging(headers) { $1 }, body: .bytes(bytes))
  }

  /// The same answer as HEAD wants it: every header, and no body.
  var withoutBody: Self {
    var copy = self
    copy.body = .bytes([])
    return copy
  }

  /// Drafts are shown to their author alone: no other site may frame, embed or read a page of the preview,
  /// and no browser may show an old one.
  private static let always = [
    "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "same-origin",
  ]
}
