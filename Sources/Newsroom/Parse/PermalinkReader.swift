import Diagnostics

/// Reads a permalink pattern such as `/{year}/{month}/{slug}/`.
enum PermalinkReader {
  static func read(_ text: Located<String>) -> (pattern: PermalinkPattern?, diagnostic: Diagnostic?) {
    var parts: [PermalinkPattern.Part] = []
    var rest = text.value[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        return (nil, .badPermalink(text, "has a `{` without `}`", nearest: nil))
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard let part = PermalinkPattern.placeholders.first(where: { $0.name == name })?.part else {
        let nearest = nearMiss(to: name, among: PermalinkPattern.placeholders.map(\.name))
        return (nil, .badPermalink(text, "knows no {\(name)}", nearest: nearest))
      }
      parts.append(part)
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    guard parts.contains(.slug) else { return (nil, .badPermalink(text, "needs {slug}", nearest: nil)) }
    guard text.value.hasPrefix("/"), text.value.hasSuffix("/") || text.value.hasSuffix(".html") else {
      return (nil, .badPermalink(text, "must begin with / and end with / or .html", nearest: nil))
    }
    let literals = text.value.replacing("{", with: "").replacing("}", with: "")
    guard SitePath(literals) != nil, !parts.contains(where: \.hasForeignMark) else {
      return (nil, .badPermalink(text, "is no clean path", nearest: nil))
    }
    return (PermalinkPattern(parts: parts), nil)
  }
}

extension PermalinkPattern.Part {
  /// Whether it holds what ends or escapes a path in an address, or half a pair of braces.
  fileprivate var hasForeignMark: Bool {
    if case .literal(let text) = self { text.contains { "?#%}*".contains($0) } } else { false }
  }
}
