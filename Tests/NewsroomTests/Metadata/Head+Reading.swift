import Foundation

@testable import Newsroom

/// One element of a head: its name, its attributes, and the text of a script.
struct HeadElement {
  let name: String
  let attributes: [String: String]
  let text: String
}

extension Head {
  /// The elements, read by the rules of HTML for tags, quoted attributes and script elements.
  var elements: [HeadElement] {
    var found: [HeadElement] = []
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      let name = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(name.count)
      var attributes: [String: String] = [:]
      while let start = rest.firstIndex(where: { !$0.isWhitespace }), rest[start] != ">" {
        rest = rest[start...]
        let key = rest.prefix { $0 != "=" }
        rest = rest.dropFirst(key.count + 2)
        let value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1)
        attributes[String(key)] = unescaped(String(value))
      }
      rest = rest.dropFirst()
      var text = ""
      if name == "script", let end = rest.range(of: "</script", options: .caseInsensitive) {
        text = String(rest[..<end.lowerBound])
        rest = rest[end.upperBound...].drop { $0 != ">" }.dropFirst()
      }
      found.append(HeadElement(name: String(name), attributes: attributes, text: text))
    }
    return found
  }

  /// Contents of all `meta` elements of this name or property, in order.
  func metas(_ key: String) -> [String] {
    elements.filter { $0.attributes["name"] == key || $0.attributes["property"] == key }
      .compactMap { $0.attributes["content"] }
  }

  func meta(_ key: String) -> String? { metas(key).first }

  /// Addresses of all `link` elements with this relation.
  func links(_ rel: String) -> [String] {
    elements.filter { $0.attributes["rel"] == rel }.compactMap { $0.attributes["href"] }
  }

  /// All things of the page's JSON-LD, those inside others included.
  var things: [JSONThing] {
    elements.filter { $0.attributes["type"] == "application/ld+json" }.flatMap { script in
      JSONThing(script.text)?.descendants ?? []
    }
  }

  func thing(_ type: String) -> JSONThing? { things.first { $0["@type"]?.text == type } }

  private func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
  }
}

/// A JSON value as Foundation's parser reads it.
struct JSONThing {
  private let value: Any

  /// Nil when `text` is no JSON.
  init?(_ text: String) { self.init(Array(text.utf8)) }

  init?(_ bytes: [UInt8]) {
    // Not JSON means nil, which is what the caller asks about.
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
    self.value = value
  }

  private init(value: Any) { self.value = value }

  subscript(key: String) -> JSONThing? { (value as? [String: Any])?[key].map { JSONThing(value: $0) } }

  subscript(index: Int) -> JSONThing? {
    let list = list
    return list.indices.contains(index) ? list[index] : nil
  }

  var text: String? { value as? String }
  var number: Int? { value as? Int }
  var isTrue: Bool? { value as? Bool }
  var list: [JSONThing] { (value as? [Any])?.map { JSONThing(value: $0) } ?? [] }
  var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }

  /// This value and all objects inside it.
  var descendants: [JSONThing] {
    let inner = list + keys.compactMap { self[$0] }
    return (keys.isEmpty ? [] : [self]) + inner.flatMap(\.descendants)
  }
}
