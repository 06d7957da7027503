import Diagnostics

/// What wants an address, for messages.
struct PathOwner: Sendable {
  let claimant: Claimant
  /// Where an author asked for the address.
  private let written: SourceSpan?
  private let contentPrefix: String

  enum Claimant: Sendable {
    /// What every site has, such as "the front page".
    case page(String)
    /// The page of a section, tag, author or series of this name.
    case list(StaticString, of: String)
    /// A story, by its file.
    case story(String)
    /// A static page, by its file.
    case staticPage(String)
    /// A file of the author's that is copied.
    case file(String)
    case alias(SitePath)
    /// The notice that something is gone.
    case notice(SitePath)
  }

  init(_ claimant: Claimant, at written: SourceSpan?, contentPrefix: String) {
    self.claimant = claimant
    self.written = written
    self.contentPrefix = contentPrefix
  }

  /// Such as "the tag page of 'harbour'".
  var name: String {
    switch claimant {
    case .page(let name): name
    case .list(let kind, let name): "the \(kind) page of '\(name)'"
    case .story(let file): "the story \(file)"
    case .staticPage(let file): "the page \(file)"
    case .file(let file): "the file \(file)"
    case .alias(let path): "the alias \(path)"
    case .notice(let path): "the notice that \(path) is gone"
    }
  }

  var span: SourceSpan? {
    if let written { return written }
    switch claimant {
    case .story(let file), .staticPage(let file), .file(let file):
      return SourceSpan(file: contentPrefix + file)
    case .page, .list, .alias, .notice: return nil
    }
  }

  /// Two stories at one address were told apart when their slugs were given.
  var isStory: Bool { if case .story = claimant { true } else { false } }

  /// Files of the author's may replace what the build makes.
  var isFile: Bool { if case .file = claimant { true } else { false } }

  /// An author's files and old addresses may differ from a page's address in case alone.
  var mayDifferInCase: Bool {
    switch claimant {
    case .file, .alias: true
    default: false
    }
  }
}

/// Who wants which address, in the order in which they may have it.
package struct PathClaims: Sendable {
  private let contentPrefix: String
  private var claims: [(path: SitePath, owner: PathOwner)] = []

  init(contentPrefix: String) { self.contentPrefix = contentPrefix }

  mutating func reserve(_ count: Int) { claims.reserveCapacity(count) }

  mutating func claim(_ path: SitePath, _ claimant: PathOwner.Claimant, at written: SourceSpan? = nil) {
    claims.append((path, PathOwner(claimant, at: written, contentPrefix: contentPrefix)))
  }

  /// What cannot be, because two want one address or for the address itself.
  package var diagnostics: [Diagnostic] {
    var register = PathRegister(expecting: claims.count)
    for (path, owner) in claims { register.enter(path, owner) }
    register.checkFolders()
    register.checkCase()
    return register.diagnostics
  }
}

/// Addresses that are taken; two owners of one are an error that names both.
///
/// Two pages whose paths differ only in case are an error as well: many disks and hosts keep but one of them.
/// An alias may differ so from the page that it leads to, for that is how old addresses change.
private struct PathRegister {
  private var owners: [SitePath: PathOwner]
  /// Folders that hold a page's folder or a file, without a slash at their end.
  private var folders: Set<Substring> = []
  private var lastFolder: Substring = ""
  private(set) var diagnostics: [Diagnostic] = []

  init(expecting count: Int) { owners = Dictionary(minimumCapacity: count) }

  mutating func enter(_ path: SitePath, _ owner: PathOwner) {
    let path = Self.served(path)
    if !owner.isFile, ReservedAddresses.contains(path) { diagnostics.append(.reservedAddress(path, owner)) }
    let first = owners.updateValue(owner, forKey: path)
    guard let first else {
      note(folderOf: path)
      return
    }
    owners[path] = first
    if owner.isStory && first.isStory { return }
    diagnostics.append(.pathCollision(path, owner, first: first))
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
    let blocked = owners.keys.filter {
      !Self.isFolder($0) && (folders.contains($0.text[...]) || owners[$0.file("/")] != nil)
    }
    for path in blocked.sorted() {
      let inside = owners.keys.filter { $0.text.hasPrefix(path.text + "/") }.min()
      guard let inside, let file = owners[path], let page = owners[inside] else { continue }
      diagnostics.append(.fileBlocksFolder(path, file, page: page))
    }
  }

  /// Notes the folders above the one of a page, or above a file. Neighbours mostly lie in the same.
  private mutating func note(folderOf path: SitePath) {
    let end = path.text.utf8.index(path.text.endIndex, offsetBy: Self.isFolder(path) ? -1 : 0)
    var folder = Self.folder(of: path.text[..<end])
    guard folder != lastFolder else { return }
    lastFolder = folder
    while !folder.isEmpty, folders.insert(folder).inserted { folder = Self.folder(of: folder) }
  }

  private static func isFolder(_ path: SitePath) -> Bool { path.text.utf8.last == UInt8(ascii: "/") }

  /// The path without its last component: `/tags` of `/tags/harbour`.
  private static func folder(of path: Substring) -> Substring {
    path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }

  /// `/about/index.html` is the file that hosts serve for `/about/`.
  private static func served(_ path: SitePath) -> SitePath {
    // Nearly all paths end otherwise, and need not be looked at again.
    path.text.utf8.last == UInt8(ascii: "l") ? SitePath(path.text.withoutIndexFile) ?? path : path
  }
}
