import Diagnostics
import Markdown

/// Which of some file names stand in texts where no parser looks for them: templates, raw HTML, stories that cannot be read.
///
/// Rather too many than one that somebody still needs.
struct MentionedNames {
  private(set) var found: Set<String> = []
  /// Names that are one word in any text.
  private let words: Set<String>
  /// Names with a space, a comma or a bracket in them, in the composed form.
  private let phrases: [String]

  init(of files: some Sequence<String>) {
    let names = Set(files.map(Self.name))
    phrases = names.filter { $0.utf8.contains(where: Self.endsWord) }.map(\.normalized)
    words = names
  }

  func contains(_ file: String) -> Bool { found.contains(Self.name(of: file)) }

  mutating func read(_ text: [UInt8]) {
    for word in text.split(whereSeparator: Self.endsWord) where word.contains(UInt8(ascii: ".")) {
      let name = Self.plain(String(decoding: word, as: UTF8.self))
      if words.contains(name) { found.insert(name) }
    }
    guard !phrases.isEmpty else { return }
    let plain = Array(Self.plain(String(decoding: text, as: UTF8.self)).normalized.utf8)
    found.formUnion(phrases.filter { plain.firstRange(of: Array($0.utf8)) != nil })
  }

  mutating func read(_ paths: [String], in content: String) {
    for path in paths {
      // What cannot be read was reported by the build, or is not there, as a site without front.yml.
      if let bytes = try? FileIO.read(content + "/" + path) { read(bytes) }
    }
  }

  private static func name(of file: String) -> String {
    file.split(separator: "/").last.map(String.init) ?? ""
  }

  /// An address as the disk has it, whether a person or a program wrote it.
  private static func plain(_ text: String) -> String {
    percentDecoded(text.utf8.contains(UInt8(ascii: "&")) ? text.replacing("&amp;", with: "&") : text)
  }

  private static func endsWord(_ byte: UInt8) -> Bool { byte <= 0x20 || borders.contains(byte) }

  private static let borders: Set<UInt8> = Set("/\"'()<>[]{}|,;=?#`".utf8)
}
