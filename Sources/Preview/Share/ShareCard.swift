import Diagnostics

/// A story as another site shows it.
struct ShareCard: Hashable, Sendable {
  enum Layout: Hashable, Sendable { case largePicture, thumbnail, textOnly }

  let headline: String
  let text: String?
  var picture: String?
  let layout: Layout
  let domain: String
  /// Above the headline, such as the name of the site.
  let kicker: [String]
  /// Below the text.
  let facts: [String]

  func html(at destination: ShareDestination) -> String {
    let classes = ["card", destination.rawValue, layout == .thumbnail ? "thumbnail" : nil].compactMap { $0 }
    return "<div class=\"\(classes.joined(separator: " "))\">\(body(destination))</div>"
  }

  private func body(_ destination: ShareDestination) -> String {
    let title = "<p class=\"headline\">\(escaped(headline))</p>"
    let isOnPicture = destination == .x && layout == .largePicture
    let image = picture.map { address in
      // Quoted inside a quoted attribute: the address must not end the URL of the style.
      let url = escaped(
        address.map {
          "()\\\"'".contains($0) || $0.isNewline
            ? percentEncoded(String($0), keeping: .unreserved) : String($0)
        }
        .joined())
      return
        "<div class=\"picture\" style=\"background-image: url('\(url)')\">\(isOnPicture ? title : "")</div>"
    }
    var words = [line(kicker.joined(separator: " · "), "more")]
    if destination != .slack && destination != .mastodon { words.append(line(domain, "domain")) }
    if !isOnPicture { words.append(title) }
    words.append(line(text ?? "", "text"))
    words += facts.map { line($0, "more") }
    let block = "<div class=\"words\">\(words.joined())</div>"
    return destination == .slack ? block + (image ?? "") : (image ?? "") + block
  }

  private func line(_ text: String, _ kind: String) -> String {
    text.isEmpty ? "" : "<p class=\"\(kind)\">\(escaped(text))</p>"
  }
}
