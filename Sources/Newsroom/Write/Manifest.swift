/// What a build wrote: each file of the output folder with the fingerprint of what it was made from.
///
/// Lies in the output folder itself, so that both are moved, kept or thrown away together. The build
/// deletes only files that stand here.
package struct Manifest: Sendable {
  package static let fileName = ".broadsheet-manifest"
  /// The name under which a new manifest is written before it takes the place of the old one.
  static let temporaryName = fileName + ".new"
  private static let header = "broadsheet manifest 1 "

  package struct Entry: Hashable, Sendable {
    package let fingerprint: UInt64
    /// Bytes of the file as it was written.
    package let size: Int
  }

  /// By path relative to the output folder.
  package var entries: [String: Entry]
  /// Which build of the program wrote the files: another one may make other bytes of the same sources.
  package let generator: UInt64

  package init(entries: [String: Entry] = [:], generator: UInt64) {
    self.entries = entries
    self.generator = generator
  }

  /// Nil when the text is no manifest of this version; then every page is stale.
  package init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)[...]
    guard let first = lines.popFirst(), first.hasPrefix(Self.header), lines.popLast() == "end",
      let generator = UInt64(first.dropFirst(Self.header.count), radix: 16)
    else { return nil }
    var entries: [String: Entry] = Dictionary(minimumCapacity: lines.count)
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, let fingerprint = UInt64(fields[0], radix: 16), let size = Int(fields[1])
      else {
        return nil
      }
      entries[String(fields[2])] = Entry(fingerprint: fingerprint, size: size)
    }
    self.init(entries: entries, generator: generator)
  }

  /// One line for each file, ordered by path; the last line shows that the text is whole.
  package var text: String {
    var out = Self.header + String(generator, radix: 16) + "\n"
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      out += "\(String(entry.fingerprint, radix: 16)) \(entry.size) \(path)\n"
    }
    return out + "end\n"
  }
}
