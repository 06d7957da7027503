import Newsroom

/// Why files were written, kept or deleted, in words.
struct WhyReport {
  private let account: WritingAccount

  /// Files that are named under one reason before the rest is only counted.
  private static let limit = 20

  init(_ account: WritingAccount) { self.account = account }

  /// By reason, the most frequent last: what few files have in common is what one looks for.
  var text: String {
    let made = account.files.filter { !$0.reasons.isEmpty }.map { ($0.path, words(for: $0)) }
    let groups = Dictionary(grouping: made + deleted) { $0.1 }.sorted {
      ($0.value.count, $0.key) < ($1.value.count, $1.key)
    }
    return groups.map { group(named: $0, $1.map(\.0)) }.joined()
      + "\(counted(account.files.count - made.count, "file")) unchanged\n"
  }

  /// One line for each file, ordered by path.
  var everyFile: String {
    let kept = account.files.map { ($0.path, words(for: $0)) }
    return (kept + deleted).sorted { $0.0 < $1.0 }.map { "\($0): \($1)\n" }.joined()
  }

  private var deleted: [(String, String)] {
    account.deleted.map { ($0.path, "deleted: " + reason($0)) }
  }

  private func words(for file: WritingAccount.File) -> String {
    if file.reasons.isEmpty { return "unchanged" }
    return (file.isWritten ? "written: " : "made anew, and the same: ") + reason(file)
  }

  private func group(named name: String, _ paths: [String]) -> String {
    let shown = paths.prefix(Self.limit).map { "  \($0)\n" }.joined()
    let rest = paths.count - Self.limit
    return "\(name) (\(counted(paths.count, "file")))\n" + shown
      + (rest > 0 ? "  and \(rest) more; --why-all names them\n" : "")
  }

  private func reason(_ file: WritingAccount.File) -> String {
    let phrases: [(WritingReasons, () -> String)] = [
      (.new, { "new" }), (.inDoubt, { "the build before ended while it was writing it" }),
      (.program, { "another build of the program wrote it" }),
      (.edition, { "what every page shows has changed" + named(account.editionParts) }),
      (.template, { template(of: file) }), (.story, { "its own text, links or pictures have changed" }),
      (.contents, { contents(of: file.kind) }), (.gone, { "it had gone from the output folder" }),
      (.altered, { "somebody had changed it in the output folder" }),
    ]
    return phrases.filter { file.reasons.contains($0.0) }.map { $0.1() }.joined(separator: "; ")
  }

  private func template(of file: WritingAccount.File) -> String {
    guard case .page(let template) = file.kind else { return "its template has changed" }
    return "its template \(template) has changed" + named(account.templateFiles[template] ?? [])
  }

  private func contents(of kind: Recipe.Kind) -> String {
    switch kind {
    case .page: "what it shows of other stories or people has changed"
    case .feed: "a story in it has changed"
    case .made: "its contents have changed"
    case .copy: "the file in content/ has changed"
    }
  }

  private func named(_ parts: [String]) -> String {
    parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }

  private func reason(_ deletion: WritingAccount.Deletion) -> String {
    switch deletion.hold {
    case .draft: "its story is a draft"
    case .embargo(let time): "its story is under embargo until \(time)"
    case .expired(let time): "its story expired at \(time)"
    case nil: "nothing of the site has this address any more"
    }
  }
}
