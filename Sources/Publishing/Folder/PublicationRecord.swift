import Newsroom

/// Which files a publication put in a place: only these does the next one delete.
struct PublicationRecord: Hashable, Sendable {
  /// Lies with the files where they cannot be told apart in another way. Names nothing that is not public.
  static let fileName = ".broadsheet-publication"
  private static let header = "broadsheet publication 1".split(separator: " ")

  /// Relative to the place.
  let paths: Set<String>
  /// Number of the publication that this one took the place of; nil for a first one, or where none are kept.
  var previous: Int?
  /// Differs in every record ever written, so that two publications never take each other's for their own; nil in old ones.
  var ticket: String? = randomTicket()

  init(_ paths: some Sequence<String>, after previous: Int? = nil) {
    self.paths = Set(paths)
    self.previous = previous
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
    self.init(lines.map(String.init), after: rest.first.flatMap(publicationNumber))
    if previous != nil { rest.removeFirst() }
    guard rest.isEmpty || rest.count == 2 && rest.first == "ticket" else { return nil }
    ticket = rest.last.map(String.init)
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

  /// The record of a place, with that of a publication which is about to begin.
  ///
  /// Written first, so that after a failure half-way every file of it is known to be ours.
  func joined(with plan: PublicationPlan) -> PublicationRecord {
    PublicationRecord(paths.union((plan.new + plan.changed + plan.unchanged).map(\.path)), after: previous)
  }
}

extension PublicationPlan {
  /// The record of a place when all of the plan is done.
  var record: PublicationRecord { PublicationRecord((new + changed + unchanged).map(\.path)) }
}
