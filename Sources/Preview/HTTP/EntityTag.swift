import Mustache

/// A strong entity tag: the same for the same bytes only (RFC 9110, section 8.8.3).
struct EntityTag: Hashable, Sendable {
  /// With its quotation marks, as in headers.
  let text: String

  init(of bytes: [UInt8]) {
    var hasher = StableHasher()
    hasher.combine(bytes: bytes)
    text = "\"\(String(hasher.finish(), radix: 16))\""
  }

  /// Of a large file, by its state on disk.
  init(size: Int, modified: Int, inode: UInt64) {
    text = "\"\(String(size, radix: 16))-\(String(modified, radix: 16))-\(String(inode, radix: 16))\""
  }

  /// Whether an `If-None-Match` header names this tag; weak and strong tags compare alike there.
  func matches(ifNoneMatch header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").map { $0.trimming(" ") }.contains { candidate in
      candidate == "*" || (candidate.hasPrefix("W/") ? candidate.dropFirst(2) : candidate) == text
    }
  }

  /// Whether a range may be answered: there is no `If-Range`, or it names this tag.
  func satisfies(ifRange header: String?) -> Bool { header == nil || header == text }
}
