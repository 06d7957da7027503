/// What a build wrote: each file of the output folder with the fingerprint of what it was made from.
///
/// Lies in the output folder itself, so that both are moved, kept or thrown away together. The build
/// deletes only files that stand here.
package struct Manifest: Sendable {
  package static let fileName = ".broadsheet-manifest"
  /// The name under which a new manifest is written before it takes the place of the old one.
  static let temporaryName = fileName + ".new"
  private static let header = "broadsheet manifest 3 "

  /// What the last build was made from, and for how long its result holds.
  package struct Basis: Hashable, Sendable {
    /// Stable hash of the state of every source on disk and of the request.
    package let inputs: UInt64
    package let from: Instant
    /// Nil when time alone changes nothing.
    package let until: Instant?
    package let pages: Int
    package let articles: Int
    package let warnings: Int
    package let includesDrafts: Bool
    /// Address of the site's front page, without the last slash.
    package let baseURL: String

    func holds(_ inputs: UInt64, at now: Instant) -> Bool {
      self.inputs == inputs && now >= from && (until.map { now < $0 } ?? true)
    }
  }

  package struct Entry: Hashable, Sendable {
    package let fingerprint: UInt64
    /// Bytes of the file as it was written.
    package let size: Int
  }

  /// By path relative to the output folder.
  package var entries: [String: Entry]
  /// Which build of the program wrote the files: another one may make other bytes of the same sources.
  package let generator: UInt64
  /// Nil for a build that was not finished.
  package let basis: Basis?

  package init(entries: [String: Entry] = [:], generator: UInt64, basis: Basis? = nil) {
    self.entries = entries
    self.generator = generator
    self.basis = basis
  }

  /// Whether `text` is a manifest of any version.
  static func isManifest(_ text: String) -> Bool { text.hasPrefix("broadsheet manifest ") }

  /// Nil when the text is no manifest of this version; then every page is stale.
  package init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)[...]
    guard let first = lines.popFirst(), first.hasPrefix(Self.header), lines.popLast() == "end" else {
      return nil
    }
    let fields = first.dropFirst(Self.header.count).split(separator: " ")
    guard let generator = fields.first.flatMap({ UInt64($0, radix: 16) }) else { return nil }
    var entries: [String: Entry] = Dictionary(minimumCapacity: lines.count)
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 2)
      // A path that could lead out of the folder was not written by a build.
      guard fields.count == 3, SitePath("/" + fields[2]) != nil || fields[2].hasPrefix("."),
        !fields[2].contains(".."),
        let fingerprint = UInt64(fields[0], radix: 16), let size = Int(fields[1])
      else {
        return nil
      }
      entries[String(fields[2])] = Entry(fingerprint: fingerprint, size: size)
    }
    self.init(entries: entries, generator: generator, basis: Basis(fields.dropFirst()))
  }

  /// One line for each file, ordered by path; the last line shows that the text is whole.
  package var text: String {
    var out = Self.header + String(generator, radix: 16) + (basis.map { " " + $0.text } ?? "") + "\n"
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      out += "\(String(entry.fingerprint, radix: 16)) \(entry.size) \(path)\n"
    }
    return out + "end\n"
  }
}

extension Manifest.Basis {
  fileprivate init?(_ fields: ArraySlice<Substring>) {
    let numbers = fields.dropFirst().prefix(6).compactMap { Int($0) }
    guard fields.count == 8, numbers.count == 6, let baseURL = fields.last,
      let inputs = fields.first.flatMap({ UInt64($0, radix: 16) })
    else { return nil }
    self.init(
      inputs: inputs, from: Instant(seconds: numbers[0]),
      until: numbers[1] == .max ? nil : Instant(seconds: numbers[1]), pages: numbers[2], articles: numbers[3],
      warnings: numbers[4], includesDrafts: numbers[5] != 0, baseURL: String(baseURL))
  }

  fileprivate var text: String {
    "\(String(inputs, radix: 16)) \(from.seconds) \(until?.seconds ?? .max) \(pages) \(articles) \(warnings) "
      + "\(includesDrafts ? 1 : 0) \(baseURL)"
  }
}
