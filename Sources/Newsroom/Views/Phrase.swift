/// A phrase of the interface with places for values: `Page {page} of {pages}`.
package struct Phrase: Hashable, Sendable {
  private let parts: [Part]

  private enum Part: Hashable, Sendable {
    case literal(String)
    case value(String)
  }

  init(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.value(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// The names of the places, in order.
  var names: [String] {
    parts.compactMap { if case .value(let name) = $0 { name } else { nil } }
  }

  /// The phrase with each `{name}` replaced; a name that `value` does not know becomes nothing.
  package func filled(_ value: (String) -> String?) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .literal(let literal): text += literal
      case .value(let name): text += value(name) ?? ""
      }
    }
  }
}
