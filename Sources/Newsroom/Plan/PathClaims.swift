import Diagnostics

/// What wants an address, for messages.
struct PathOwner: Sendable {
  /// Such as "the tag page of 'harbour'".
  let name: String
  let span: SourceSpan?
  /// Two stories at one address were told apart when their slugs were given.
  let isStory: Bool
  /// A file of the author's, or an old address: these may differ from a page's address in case alone.
  let mayDifferInCase: Bool
}

/// Addresses that are taken; two owners of one are an error that names both.
///
/// Two pages whose paths differ only in case are an error as well: many disks and hosts keep but one of them.
/// An alias may differ so from the page that it leads to, for that is how old addresses change.
struct PathClaims {
  private var owners: [SitePath: PathOwner] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  mutating func reserve(_ count: Int) { owners.reserveCapacity(count) }

  /// - Parameter isFile: whether a file of the content folder wants the address: those may replace what the
  ///   build makes.
  /// - Parameter isAlias: whether the address only leads to another.
  mutating func claim(
    _ path: SitePath, _ name: @autoclosure () -> String, at span: SourceSpan? = nil, isStory: Bool = false,
    isFile: Bool = false, isAlias: Bool = false
  ) {
    let path = Self.served(path)
    func owner() -> PathOwner {
      PathOwner(name: name(), span: span, isStory: isStory, mayDifferInCase: isFile || isAlias)
    }
    if !isFile, ReservedAddresses.contains(path) { diagnostics.append(.reservedAddress(path, owner())) }
    guard let first = owners[path] else {
      owners[path] = owner()
      return
    }
    if isStory && first.isStory { return }
    diagnostics.append(.pathCollision(path, owner(), first: first))
  }

  /// Reports pages whose paths differ only in case.
  mutating func checkCase() {
    let capitals = owners.filter { !$0.value.mayDifferInCase && Self.hasCapitals($0.key.text) }
    var firsts: [String: SitePath] = [:]
    for (path, owner) in capitals.sorted(by: { $0.key < $1.key }) {
      let lowered = path.text.lowercased()
      guard let first = firsts[lowered] ?? SitePath(lowered), first != path, let other = owners[first],
        !other.mayDifferInCase
      else {
        firsts[lowered] = path
        continue
      }
      diagnostics.append(.caseCollision(path, owner, first, other))
    }
  }

  /// Whether lower case would change `text`; nearly all paths are told at their bytes.
  private static func hasCapitals(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) }
    return !isPlain && text.lowercased() != text
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
