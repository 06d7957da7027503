import Mustache

/// The files of `templates/assets`, with the fingerprinted paths under which readers get them.
package struct Assets: Sendable {
  /// Ordered by name.
  package let files: [File]

  package struct File: Sendable {
    /// Path below `templates/assets`, such as `icons/favicon.svg`.
    package let name: String
    package let path: SitePath
    package let bytes: [UInt8]
    package let fingerprint: UInt64
  }

  init(_ sources: [(name: String, bytes: [UInt8])]) {
    var press = AssetPress(sources: Dictionary(sources, uniquingKeysWith: { $1 }))
    files = sources.map(\.name).sorted().compactMap { press.file($0) }
  }

  package func file(_ name: String) -> File? { files.first { $0.name == name } }

  package subscript(name: String) -> SitePath? { file(name)?.path }

  /// Nested objects for dotted names: `style.css` is `assets.style.css`, with the URL as text.
  func view(basePath: String) -> Value {
    Self.view(files.map { (Self.parts(of: $0.name), basePath + $0.path.encoded) })
  }

  static func parts(of name: String) -> [String] {
    name.split { $0 == "." || $0 == "/" }.map(String.init)
  }

  private static func view(_ files: [(parts: [String], url: String)]) -> Value {
    if let leaf = files.first(where: { $0.parts.isEmpty }) { return .text(leaf.url) }
    var groups: [(name: String, files: [(parts: [String], url: String)])] = []
    for file in files {
      let rest = (parts: Array(file.parts.dropFirst()), url: file.url)
      if let known = groups.firstIndex(where: { $0.name == file.parts[0] }) {
        groups[known].files.append(rest)
      } else {
        groups.append((file.parts[0], [rest]))
      }
    }
    return .object(Object(groups.map { (Key($0.name), view($0.files)) }))
  }
}

/// Makes assets as readers load them, those before others that others name.
private struct AssetPress {
  let sources: [String: [UInt8]]
  private var made: [String: Assets.File] = [:]
  /// Style sheets at work; one that imports itself in the end keeps the address that its author wrote.
  private var open: Set<String> = []

  init(sources: [String: [UInt8]]) { self.sources = sources }

  /// Nil when there is no such asset, or none that could have an address.
  mutating func file(_ name: String) -> Assets.File? {
    if let file = made[name] { return file }
    guard var bytes = sources[name], open.insert(name).inserted else { return nil }
    defer { open.remove(name) }
    if name.hasSuffix(".css") { bytes = sheet(bytes, name) }
    let fingerprint = StableHasher.hash(of: bytes)
    guard let path = SitePath("/assets/" + Self.fingerprinted(name, fingerprint)) else { return nil }
    made[name] = Assets.File(name: name, path: path, bytes: bytes, fingerprint: fingerprint)
    return made[name]
  }

  /// A style sheet without what only authors need, which names other assets as readers get them.
  private mutating func sheet(_ bytes: [UInt8], _ name: String) -> [UInt8] {
    StyleSheet(bytes: StyleSheet(bytes: bytes).tightened).replacingAddresses { address in
      guard case .asset(let wanted, let rest) = AssetAddress(address, in: name), let file = file(wanted)
      else { return nil }
      // Only the last part of an asset's name changes. What it holds must not end the address.
      let folders = address.dropLast(rest.count).prefix(through: "/")
      let name = file.path.encoded.split(separator: "/").suffix(1).joined()
      let escaped = [("(", "%28"), (")", "%29"), ("'", "%27")].reduce(name) { $0.replacing($1.0, with: $1.1) }
      return folders + escaped + rest
    }.bytes
  }

  /// `style.css` becomes `style.1a2b3c4d5e.css`: a name that changes with the bytes can be cached for ever.
  private static func fingerprinted(_ name: String, _ fingerprint: UInt64) -> String {
    let digits = String(fingerprint, radix: 16)
    let mark = (String(repeating: "0", count: 16 - digits.count) + digits).prefix(10)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name).\(mark)" }
    return "\(name[..<dot]).\(mark)\(name[dot...])"
  }
}

extension Substring {
  /// All to the last of `character`; nothing when there is none.
  fileprivate func prefix(through character: Character) -> Substring {
    lastIndex(of: character).map { self[...$0] } ?? ""
  }
}
