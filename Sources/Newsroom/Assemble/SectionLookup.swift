import Diagnostics
import Markdown

/// Sections by name and by slug, as authors may write either.
struct SectionLookup: Sendable {
  private let bySlug: [String: SectionSetting]
  private let byName: [String: SectionSetting]
  private let names: [String]

  init(_ sections: [SectionSetting]) {
    bySlug = Dictionary(sections.map { ($0.slug.text, $0) }, uniquingKeysWith: { first, _ in first })
    byName = Dictionary(sections.map { ($0.name.inLowerCase, $0) }, uniquingKeysWith: { first, _ in first })
    names = sections.map(\.name)
  }

  var isEmpty: Bool { names.isEmpty }

  func setting(for name: String) -> SectionSetting? {
    if isEmpty { return nil }
    return byName[name.inLowerCase] ?? bySlug[name] ?? Slug(from: name).flatMap { bySlug[$0.text] }
  }

  func slug(for name: String) -> Slug? { setting(for: name)?.slug ?? Slug(from: name) }

  func nearMiss(_ name: String) -> String? { Diagnostics.nearMiss(to: name, among: names) }
}
