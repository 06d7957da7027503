/// What the head of a built page tells other sites: its title and its meta tags.
struct PageHead: Hashable, Sendable {
  private(set) var title = ""
  /// First value of each `name` or `property`, in lower case.
  private(set) var meta: [String: String] = [:]

  /// Reads up to the end of the head; what comes later is no metadata.
  static func read(_ page: [UInt8]) -> PageHead {
    var head = PageHead()
    var reader = TagReader(page)
    while let tag = reader.next(), tag.name != "body", tag.name != "/head" {
      switch tag.name {
      case "title": if head.title.isEmpty { head.title = reader.text(upTo: "title") }
      case "script", "style": _ = reader.text(upTo: tag.name)
      case "meta":
        guard let content = tag.attributes["content"],
          let name = tag.attributes["property"] ?? tag.attributes["name"]
        else { continue }
        if head.meta[name.lowercased()] == nil { head.meta[name.lowercased()] = content }
      default: break
      }
    }
    return head
  }

  /// The first of these tags that is there and says something.
  func first(_ names: String...) -> String? {
    names.lazy.compactMap { meta[$0] }.first { !$0.isEmpty }
  }
}
