@testable import Mustache

extension ViewSchema {
  /// What keeps `view` from being an `object` of this schema, one sentence each; empty when it is one.
  ///
  /// Every field has to be there, as `.null` when there is nothing to show: a key that is missing would be looked
  /// up further out, and a card without a dek would show the dek of the page around it.
  func mismatches(of view: Value, with object: String) -> [String] {
    mismatches(of: view, with: .object(object), at: object)
  }

  private func mismatches(of value: Value, with kind: Kind, at path: String) -> [String] {
    switch (value, kind) {
    case (.null, _), (_, .anything), (.text, .text), (.html, .html), (.integer, .integer), (.bool, .bool): []
    case (.list(let items), .list(let item)):
      items.enumerated().flatMap { mismatches(of: $1, with: item, at: "\(path)[\($0)]") }
    case (.object(let value), .object(let name)): mismatches(of: value, with: name, at: path)
    default: ["\(path) holds \(value.title), not \(kind.title)"]
    }
  }

  private func mismatches(of value: Object, with name: String, at path: String) -> [String] {
    guard let fields = objects[name] else {
      return ["\(path) is described as '\(name)', which is not described"]
    }
    let described = fields.flatMap { field in
      guard let held = value[Key(field.name)] else { return ["\(path) lacks '\(field.name)'"] }
      return mismatches(of: held, with: field.kind, at: "\(path).\(field.name)")
    }
    let names = Set(fields.map(\.name))
    let strange = value.entries.map(\.0.name).filter { !names.contains($0) }
    return described + strange.map { "\(path) has '\($0)', which is not described" }
  }
}

extension Value {
  fileprivate var title: String {
    switch self {
    case .null: "nothing"
    case .bool: "yes or no"
    case .integer: "a number"
    case .text: "text"
    case .html: "HTML"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
