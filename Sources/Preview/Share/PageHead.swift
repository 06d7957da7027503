import Diagnostics
import Newsroom

/// What the head of a built page tells other sites: its title and its meta tags.
struct PageHead: Hashable, Sendable {
  private(set) var title = ""
  /// First value of each `name` or `property`, in lower case.
  private(set) var meta: [String: String] = [:]

  /// Reads up to the end of the head; what comes later is no metadata.
  static func read(_ page: [UInt8]) -> PageHead {
    var head = PageHead()
    var reader = MarkupReader(page)
    var titleStart: Int?
    while reader.next(), reader.name != "body", !(reader.isEndTag && reader.name == "head") {
      switch reader.name {
      case "title" where !reader.isEndTag: titleStart = reader.range.upperBound
      case "title":
        guard head.title.isEmpty, let titleStart else { continue }
        head.title = reader.text(in: titleStart..<reader.range.lowerBound).trimmed
      case "meta":
        guard let content = reader["content"], let name = reader["property"] ?? reader["name"] else {
          continue
        }
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
