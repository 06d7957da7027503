import Diagnostics

/// Stories filed under sections, tags and series, in the order in which they come: newest first.
struct Taxonomy: Sendable {
  private let lookup: SectionLookup
  private var sectionFiles: [Slug: Int] = [:]
  /// The same spellings come up again and again: find their slugs once.
  private var sectionSpellings: [String: Int] = [:]
  private var sectionShelves: [Shelf] = []
  /// Sections of site.yml, which come first.
  private let namedSections: Int
  private var tagShelves = NameShelves(.tag)
  private var seriesShelves = NameShelves(.series)
  private(set) var filings: [Filing] = []
  private var sectionDiagnostics: [Diagnostic] = []

  /// Where one story was filed.
  struct Filing: Sendable {
    var section: Int?
    var tags: [Int] = []
    var series: Int?
  }

  private struct Shelf: Sendable {
    let name: String
    let slug: Slug
    let description: String
    var stories: [Int] = []
  }

  /// Files stories, newest first.
  init(filing stories: some Sequence<ArticleSource>, lookup: SectionLookup, settings: Settings) {
    self.lookup = lookup
    for section in settings.sections where sectionFiles[section.slug] == nil {
      sectionFiles[section.slug] = sectionShelves.count
      sectionShelves.append(Shelf(name: section.name, slug: section.slug, description: section.description))
    }
    namedSections = sectionShelves.count
    for story in stories { file(story) }
    sortFoundSections(NameOrder(language: settings.language))
  }

  /// Sections that site.yml does not name follow those it does in order of their names, whatever story is the newest:
  /// every page shows them.
  private mutating func sortFoundSections(_ alphabet: NameOrder) {
    let found = sectionShelves[namedSections...]
    let order =
      Array(0..<namedSections)
      + alphabet.places(of: found.map { ($0.name, $0.slug) }).map { namedSections + $0 }
    var places = Array(order.indices)
    for (place, shelf) in order.enumerated() { places[shelf] = place }
    sectionShelves = order.map { sectionShelves[$0] }
    sectionFiles = sectionFiles.mapValues { places[$0] }
    for story in filings.indices { filings[story].section = filings[story].section.map { places[$0] } }
  }

  private mutating func file(_ source: ArticleSource) {
    let story = filings.count
    var filing = Filing()
    if let name = source.frontMatter.section { filing.section = file(story, section: name) }
    for tag in source.frontMatter.tags {
      guard let index = tagShelves.file(story, tag), !filing.tags.contains(index) else { continue }
      filing.tags.append(index)
    }
    if let series = source.frontMatter.series { filing.series = seriesShelves.file(story, series) }
    filings.append(filing)
  }

  private mutating func file(_ story: Int, section name: Located<String>) -> Int? {
    if let known = sectionSpellings[name.value] {
      sectionShelves[known].stories.append(story)
      return known
    }
    guard let slug = lookup.slug(for: name.value) else {
      sectionDiagnostics.append(.unnameable("Section", name))
      return nil
    }
    let index = file(story, name.value, slug)
    if !lookup.isEmpty, lookup.setting(for: name.value) == nil {
      sectionDiagnostics.append(.unknownSection(name, nearest: lookup.nearMiss(name.value)))
    } else {
      sectionSpellings[name.value] = index
    }
    return index
  }

  private mutating func file(_ story: Int, _ name: String, _ slug: Slug) -> Int {
    let index = sectionFiles[slug] ?? sectionShelves.count
    if index == sectionShelves.count {
      sectionFiles[slug] = index
      sectionShelves.append(Shelf(name: name, slug: slug, description: ""))
    }
    sectionShelves[index].stories.append(story)
    return index
  }

  var diagnostics: [Diagnostic] {
    sectionDiagnostics + tagShelves.diagnostics + seriesShelves.diagnostics
  }

  var sections: [Section] {
    sectionShelves.map {
      Section(
        name: $0.name, slug: $0.slug, path: .page("sections", $0.slug), description: $0.description,
        articles: $0.stories)
    }
  }

  var tags: [Tag] {
    tagShelves.shelves.map {
      Tag(name: $0.name, slug: $0.slug, path: .page("tags", $0.slug), articles: $0.stories)
    }
  }

  var series: [Series] {
    seriesShelves.shelves.map {
      Series(name: $0.name, slug: $0.slug, path: .page("series", $0.slug), articles: $0.stories.reversed())
    }
  }

  /// Position of a story in its series, from 1.
  func part(of story: Int) -> Article.SeriesPart? {
    guard let series = filings[story].series else { return nil }
    let stories = seriesShelves.shelves[series].stories
    let place = firstPlace(stories.indices, of: story) { stories[$0] }
    return Article.SeriesPart(series: series, number: stories.count - place)
  }

  func section(named name: String) -> Int? { lookup.slug(for: name).flatMap { sectionFiles[$0] } }
}
