import Diagnostics

/// Which template a name in a tag means.
///
/// `{{> card}}` means `partials/card`, or else the template that is called just that.
struct TemplateNames: Sendable {
  let names: [String]
  private let indices: [String: Int]

  private static let folder = "partials/"

  init(_ names: [String]) {
    self.names = names
    indices = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func index(of name: String) -> Int? { partial(name) ?? indices[name] }

  /// The partial that a value of the view names: whoever writes values knows nothing of pages.
  func partial(_ name: String) -> Int? { indices[Self.folder + name] }

  /// The template with exactly this name.
  func page(_ name: String) -> Int? { indices[name] }

  /// The template that was probably meant by a name that none has.
  func near(_ name: String) -> String? {
    let plain = Self.plain(name)
    if plain != name, index(of: plain) != nil { return plain }
    return nearMiss(to: plain, among: names.map(Self.plain).sorted())
  }

  /// What a tag calls the template of a file, however much of its path is given.
  static func plain(_ path: String) -> String {
    var name = path.hasSuffix(".mustache") ? path.dropLast(".mustache".count) : path[...]
    while let start = ["../", "./", "/", "templates/", folder].first(where: name.hasPrefix) {
      name = name.dropFirst(start.count)
    }
    return String(name)
  }
}
