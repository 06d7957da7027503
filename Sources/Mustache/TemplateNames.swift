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

  func near(_ name: String) -> String? {
    nearMiss(
      to: name,
      among: names.map { $0.hasPrefix(Self.folder) ? String($0.dropFirst(Self.folder.count)) : $0 }.sorted())
  }
}
