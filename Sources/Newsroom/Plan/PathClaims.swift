import Diagnostics

/// What wants an address, for messages.
struct PathOwner: Sendable {
  /// Such as "the tag page of 'harbour'".
  let name: String
  let span: SourceSpan?
  /// Two stories at one address were told apart when their slugs were given.
  let isStory: Bool
}

/// Addresses that are taken; two owners of one are an error that names both.
///
/// Paths that differ only in case are kept apart: hosts on Linux serve both. They are reported only when
/// they are the same to the byte.
struct PathClaims {
  private var owners: [SitePath: PathOwner] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  mutating func reserve(_ count: Int) { owners.reserveCapacity(count) }

  /// - Parameter isFile: whether a file of the content folder wants the address: those may replace what the
  ///   build makes.
  mutating func claim(
    _ path: SitePath, _ name: @autoclosure () -> String, at span: SourceSpan? = nil, isStory: Bool = false,
    isFile: Bool = false
  ) {
    let path = Self.served(path)
    if !isFile, ReservedAddresses.contains(path) {
      diagnostics.append(.reservedAddress(path, PathOwner(name: name(), span: span, isStory: isStory)))
    }
    guard let first = owners[path] else {
      owners[path] = PathOwner(name: name(), span: span, isStory: isStory)
      return
    }
    if isStory && first.isStory { return }
    diagnostics.append(
      .pathCollision(path, PathOwner(name: name(), span: span, isStory: isStory), first: first))
  }

  /// Reports files that stand where other pages need a folder: `/tags` when there is a `/tags/harbour/`.
  mutating func checkFolders() {
    var folders: Set<Substring> = []
    for path in owners.keys {
      var folder = Self.folder(of: path.text[...])
      while !folder.isEmpty, folders.insert(folder).inserted { folder = Self.folder(of: folder) }
    }
    let blocked = owners.keys.filter {
      $0.text.utf8.last != UInt8(ascii: "/") && folders.contains($0.text[...])
    }
    for path in blocked.sorted() {
      let inside = owners.keys.filter { $0.text.hasPrefix(path.text + "/") }.min()
      guard let inside, let file = owners[path], let page = owners[inside] else { continue }
      diagnostics.append(.fileBlocksFolder(path, file, page: page))
    }
  }

  /// The path without its last component: `/tags` of `/tags/harbour` and of `/tags/`.
  private static func folder(of path: Substring) -> Substring {
    path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }

  /// `/about/index.html` is the file that hosts serve for `/about/`.
  private static func served(_ path: SitePath) -> SitePath {
    guard path.text.utf8.last == UInt8(ascii: "l"), path.text.hasSuffix("/index.html") else { return path }
    return SitePath(String(path.text.dropLast("index.html".utf8.count))) ?? path
  }

  func contains(_ path: SitePath) -> Bool { owners[path] != nil }

  var paths: Dictionary<SitePath, PathOwner>.Keys { owners.keys }
}
