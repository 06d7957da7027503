import Newsroom

/// What the publications of a store have put there: an object beside the site, written last.
struct StoreRecord: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// Of the file's content and of the headers stored with it.
    let digest: String
    /// Version of the object as the store names it; nil where it names none.
    let etag: String?

    init(digest: String, etag: String?) {
      self.digest = digest
      // One that would not be read back the same is none.
      self.etag = etag.flatMap { $0.isEmpty || $0 == "-" || $0.contains(where: \.isWhitespace) ? nil : $0 }
    }
  }

  private static let header = "broadsheet store 1"

  /// Number of the publication that finished last; 0 before the first.
  var number = 0
  /// Number of the one that it took the place of; nil for the first.
  var previous: Int?
  /// The highest number that was ever given.
  var newest = 0
  /// Files of that publication, relative to the site.
  var files: [String: Entry] = [:]
  /// Files that a publication begun since may have written or deleted; nil when none was.
  var pending: Set<String>?
  /// Number of the earlier publication that is being put back, when that is what was begun.
  var returning: Int?
  /// Differs in every record ever written, so that two publications never take each other's for their own.
  var ticket = randomTicket()

  init() {}

  /// Every path that a publication may have put there.
  var ours: Set<String> { Set(files.keys).union(pending ?? []) }

  /// The record of the same place when `paths` are about to be written or deleted.
  ///
  /// - Parameter earlier: number of the publication that is to be put back; nil for a new one.
  func beginning(_ paths: some Sequence<String>, returning earlier: Int? = nil) -> StoreRecord {
    var record = StoreRecord()
    (record.number, record.previous, record.newest, record.files) = (number, previous, newest, files)
    record.pending = (pending ?? []).union(paths)
    record.returning = earlier
    return record
  }

  /// The record of the next publication, when it is done.
  ///
  /// - Parameter isKept: whether this one's files are kept to return to.
  func followed(by files: [String: Entry], isKept: Bool) -> StoreRecord {
    var record = StoreRecord()
    record.number = newest + 1
    record.newest = record.number
    record.previous = number == 0 || !isKept ? nil : number
    record.files = files
    return record
  }

  /// The record of the place when publication `earlier` has been put back.
  func returned(to earlier: StoreRecord, _ files: [String: Entry]) -> StoreRecord {
    var record = StoreRecord()
    (record.number, record.previous, record.newest) = (earlier.number, earlier.previous, newest)
    record.files = files
    return record
  }
}

extension StoreRecord {
  /// Nil when the text is no record, is cut off or damaged, or names a path that leads elsewhere.
  init?(text: String) {
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst()?[...] == Self.header[...], lines.popLast() == "end" else { return nil }
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard words.count >= 2 else { return nil }
      switch (words[0], words.count) {
      case ("ticket", 2): ticket = String(words[1])
      case ("unfinished", 2): pending = []
      case ("publication", 2), ("newest", 2), ("previous", 2), ("returning", 2):
        guard let number = publicationNumber(words[1]) else { return nil }
        set(words[0], to: number)
      case ("pending", _):
        guard let path = Self.path(line.dropFirst("pending ".count)) else { return nil }
        pending = (pending ?? []).union([path])
      default:
        guard words.count == 3, let path = Self.path(words[2]) else { return nil }
        files[path] = Entry(digest: String(words[0]), etag: words[1] == "-" ? nil : String(words[1]))
      }
    }
  }

  var text: String {
    var lines = [Self.header, "ticket \(ticket)", "publication \(number)", "newest \(newest)"]
    if let previous { lines.append("previous \(previous)") }
    if let returning { lines.append("returning \(returning)") }
    if let pending { lines += ["unfinished yes"] + pending.sorted().map { "pending \($0)" } }
    for (path, entry) in files.sorted(by: { $0.key < $1.key }) {
      lines.append("\(entry.digest) \(entry.etag ?? "-") \(path)")
    }
    return (lines + ["end"]).joined(separator: "\n") + "\n"
  }

  private mutating func set(_ name: Substring, to number: Int) {
    switch name {
    case "publication": self.number = number
    case "newest": newest = number
    case "previous": previous = number
    default: returning = number
    }
  }

  private static func path(_ text: Substring) -> String? {
    SitePath("/" + text) != nil && !text.hasSuffix("/") ? String(text) : nil
  }
}
