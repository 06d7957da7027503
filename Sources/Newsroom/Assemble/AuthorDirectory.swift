import Diagnostics
import Markdown

/// Who is who: people with a file in `authors/`, and those that bylines alone name.
struct AuthorDirectory: Sendable {
  private(set) var people: [Person] = []
  private var byName: [String: Int] = [:]
  private var bySlug: [Slug: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  struct Person: Sendable {
    let name: String
    let slug: Slug
    let source: AuthorSource?
  }

  init(_ sources: [AuthorSource], prefix: String) {
    for source in sources {
      let name = source.name.value
      let written = source.slug.map(\.value) ?? fileSlug(source.path)
      guard let slug = Slug(written) ?? Slug(from: written) ?? Slug(from: name) else {
        diagnostics.append(.unnameable("Author", source.name))
        continue
      }
      if let first = bySlug[slug].flatMap({ people[$0].source }) {
        diagnostics.append(
          .duplicateSlug(
            slug, at: SourceSpan(file: prefix + source.path), first: SourceSpan(file: prefix + first.path)))
        continue
      }
      add(Person(name: name, slug: slug, source: source))
    }
  }

  /// The person that a byline names, by name or slug; one who was unknown is added.
  ///
  /// Nil for a name without letter or digit, which cannot have a page.
  mutating func index(_ credit: Credit) -> Int? {
    if let known = byName[credit.name] { return known }
    if let known = byName[credit.name.inLowerCase] { return known }
    guard let slug = Slug(from: credit.name) else {
      diagnostics.append(.unnameable("Author", Located(credit.name, at: credit.span)))
      return nil
    }
    if let known = Slug(credit.name).flatMap({ bySlug[$0] }) ?? bySlug[slug] {
      byName[credit.name] = known
      if people[known].source == nil, Self.isOther(credit.name, than: people[known].name) {
        diagnostics.append(.mergedAuthors(credit, with: people[known].name, people[known].slug))
      }
      return known
    }
    add(Person(name: credit.name, slug: slug, source: nil))
    return people.count - 1
  }

  /// Whether a byline is likely somebody else's than that of the same address: in other words than the name, and
  /// no slug in its place.
  private static func isOther(_ name: String, than known: String) -> Bool {
    let words = name.split(separator: " ").compactMap { Slug(from: String($0)) }
    return words.count > 1 && words != known.split(separator: " ").compactMap { Slug(from: String($0)) }
  }

  /// A story's byline; people who were unknown are added.
  mutating func byline(of source: ArticleSource) -> [BylineEntry] {
    source.frontMatter.credits.compactMap { credit in
      index(credit).map { BylineEntry(name: people[$0].name, author: $0, role: credit.role) }
    }
  }

  private mutating func add(_ person: Person) {
    byName[person.name] = people.count
    byName[person.name.inLowerCase] = people.count
    bySlug[person.slug] = people.count
    people.append(person)
  }
}
