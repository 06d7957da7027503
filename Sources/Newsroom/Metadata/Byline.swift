/// The people of a story as metadata tells them apart: those who wrote it and those who helped.
struct Byline {
  let authors: [BylineEntry]
  let contributors: [BylineEntry]

  /// Without a writer, everybody named counts as author.
  init(_ entries: [BylineEntry]) {
    if entries.allSatisfy({ $0.role.isEmpty }) || entries.allSatisfy({ !$0.role.isEmpty }) {
      authors = entries
      contributors = []
    } else {
      authors = entries.filter(\.role.isEmpty)
      contributors = entries.filter { !$0.role.isEmpty }
    }
  }

  /// Whether a name is that of a team: one of `houses`, "A and B", or an agency with digits.
  ///
  /// Who has a file of their own may be called "Sammy Davis, Jr." or "Louis 3rd" all the same.
  static func isOrganization(_ author: Author, houses: [String]) -> Bool {
    let name = author.name
    return houses.contains(name) || name.contains(" and ") || name.contains(" & ")
      || (!author.hasFile && (name.contains(",") || name.contains { $0.isNumber }))
  }

  /// Whether a role says that somebody translated.
  static func isTranslation(_ role: String) -> Bool {
    let role = role.lowercased()
    return ["translat", "übersetz", "tradu", "ترجم", "翻訳", "перев"].contains { role.contains($0) }
  }
}
