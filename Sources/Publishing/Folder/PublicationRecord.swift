import Newsroom

/// Which files a publication put in a place: only these does the next one delete.
struct PublicationRecord: Hashable, Sendable {
  /// Lies with the files where they cannot be told apart in another way. Names nothing that is not public.
  static let fileName = ".broadsheet-publication"
  private static let header = "broadsheet publication 1".split(separator: " ")

  /// Relative to the place.
  let paths: Set<String>
  /// Number of the publication that this one took the place of; nil for a first one, or where none are kept.
  let previous: Int?
  /// Differs in every record ever written, so that two publications never take each other's for their own; nil in old ones.
  let ticket: String?

  init(_ paths: some Sequence<String>, after previous: Int? = nil, ticket: String?) {
    self.paths = Set(paths)
    self.previous = previous
    self.ticket = ticket
  }

  /// Nil when the text is no record, is cut off or damaged, or names a path that leads elsewhere.
  init?(text: String) {
    var lines = text.split(separator: "\n")[...]
    guard let first = lines.popFirst(), lines.popLast() == "end",
      lines.allSatisfy({ SitePath("/" + $0) != nil && !$0.hasSuffix("/") })
    else { return nil }
    let words = first.split(separator: " ")
    var rest = words.dropFirst(Self.header.count)
    guard words.starts(with: Self.header) else { return nil }
    let previous = rest.first.flatMap(publicationNumber)
    if previous != nil { rest.removeFirst() }
    guard rest.isEmpty || rest.count == 2 && rest.first == "ticket" else { return nil }
    self.init(lines.map(String.init), after: previous, ticket: rest.last.map(String.init))
  }

  /// Throws when the text of the record that lies in `place` is none, for then nobody knows which files are ours.
  init(text: String, in place: String) throws(PublicationError) {
    guard let record = PublicationRecord(text: text) else {
      throw PublicationError(
        "the record in \(place), \(Self.fileName), is damaged",
        help: "delete it there; files that are to go must then be deleted by hand")
    }
    self = record
  }

  /// The record that lies in a folder with its files; nil when there is none.
  static func lying(in folder: String, _ place: String) throws -> PublicationRecord? {
    let file = folder + "/" + fileName
    guard FileIO.isFile(file) else { return nil }
    return try PublicationRecord(text: String(decoding: try FileIO.read(file), as: UTF8.self), in: place)
  }

  var text: String {
    let first = Self.header + (previous.map { ["\($0)"] } ?? []) + (ticket.map { ["ticket", $0[...]] } ?? [])
    return ([first.joined(separator: " ")] + paths.sorted() + ["end"]).joined(separator: "\n") + "\n"
  }

  /// The record of a place, nil when it has none, with that of a publication which is about to begin.
  ///
  /// Written first, so that after a failure half-way every file of it is known to be ours.
  static func joining(_ record: Self?, with plan: PublicationPlan, ticket: String) -> Self {
    let before = record?.paths ?? []
    return Self(before.union(plan.site.map(\.path)), after: record?.previous, ticket: ticket)
  }
}
