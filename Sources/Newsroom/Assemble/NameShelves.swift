import Diagnostics

/// Stories filed under names that they bring along themselves: their tags, or their series.
struct NameShelves: Sendable {
  let kind: Kind
  private(set) var shelves: [Shelf] = []
  private var bySlug: [Slug: Int] = [:]
  /// The same spellings come up again and again: find their slugs once.
  private var bySpelling: [String: Int] = [:]
  /// What tells the names of each shelf apart.
  private var differences: [Set<String>] = []
  private(set) var diagnostics: [Diagnostic] = []

  enum Kind: String {
    case tag, series
  }

  struct Shelf: Sendable {
    let name: String
    let slug: Slug
    var stories: [Int] = []
  }

  init(_ kind: Kind) { self.kind = kind }

  /// The shelf of a name, with the story on it; nil for a name that no address can be made of.
  mutating func file(_ story: Int, _ name: Located<String>) -> Int? {
    guard let index = bySpelling[name.value] ?? index(of: name) else { return nil }
    if shelves[index].stories.last != story { shelves[index].stories.append(story) }
    return index
  }

  private mutating func index(of name: Located<String>) -> Int? {
    let words = Slug.words(of: name.value)
    guard let slug = Slug(words: words) else {
      diagnostics.append(.unnameable(kind.rawValue.capitalizedFirst, name))
      return nil
    }
    let index = bySlug[slug] ?? shelves.count
    bySpelling[name.value] = index
    let difference = words + Self.marks(of: name.value)
    if index == shelves.count {
      bySlug[slug] = index
      shelves.append(Shelf(name: name.value, slug: slug))
      differences.append([difference])
    } else if differences[index].insert(difference).inserted {
      diagnostics.append(.mergedNames(name, with: shelves[index].name, slug, kind))
    }
    return index
  }

  /// What tells two names of the same words apart besides case, accents, spaces and hyphens: `++` of `C++`.
  private static func marks(of name: String) -> String {
    var marks = ""
    marks.unicodeScalars += name.replacing("\u{2019}", with: "'").unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .dashPunctuation, .connectorPunctuation, .spaceSeparator, .nonspacingMark, .format: false
      default: !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
      }
    }
    return marks
  }
}
