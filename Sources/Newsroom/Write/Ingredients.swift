import Diagnostics
import Mustache

/// What many files are made of, each with a stable hash: all that every page shows, and the templates.
///
/// Kept apart from what only one page shows, so that a build can say why it wrote a page.
package struct Ingredients: Hashable, Sendable {
  enum Kind: String, Sendable {
    /// All that every page shows, as one.
    case edition
    /// A part of that, in words.
    case part
    /// A page's template with all that it can include, by the template's name.
    case page
    /// One file of templates, by its name.
    case template
  }

  private struct Name: Hashable, Sendable {
    let kind: Kind
    let text: String
  }

  private var hashes: [Name: UInt64] = [:]

  init() {}

  init(_ edition: Edition, _ library: TemplateLibrary, _ templates: [(name: String, file: SourceFile)]) {
    self[.edition, "all"] = edition.fingerprint
    for (name, hash) in edition.parts { self[.part, name] = hash }
    for name in NewsSchema.roots.keys {
      self[.page, name] = library.template(name).map(library.fingerprint(of:))
    }
    // A line break would end the manifest's line.
    for template in templates where !template.name.contains(where: \.isNewline) {
      self[.template, template.name] = StableHasher.hash(of: template.file.bytes)
    }
  }

  subscript(kind: Kind, name: String) -> UInt64? {
    get { hashes[Name(kind: kind, text: name)] }
    set { hashes[Name(kind: kind, text: name)] = newValue }
  }

  /// Names of those of a kind that are new, gone or not what they were.
  func changes(of kind: Kind, since previous: Ingredients) -> Set<String> {
    let names = Set(hashes.keys).union(previous.hashes.keys)
    return Set(names.filter { $0.kind == kind && hashes[$0] != previous.hashes[$0] }.map(\.text))
  }

  /// One line for each, ordered: hash, kind and name.
  var lines: [String] {
    hashes.sorted { ($0.key.kind.rawValue, $0.key.text) < ($1.key.kind.rawValue, $1.key.text) }
      .map { "\(String($0.value, radix: 16)) \($0.key.kind.rawValue) \($0.key.text)" }
  }

  /// Adds what one of the `lines` says; whether it says anything.
  mutating func add(_ line: Substring) -> Bool {
    let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, let hash = UInt64(fields[0], radix: 16),
      let kind = Kind(rawValue: String(fields[1]))
    else { return false }
    self[kind, String(fields[2])] = hash
    return true
  }
}
