import Diagnostics
import Mustache

/// Where something on printed pages was written, or at least which pages show it.
struct ProofPlace {
  let span: SourceSpan?
  /// What is added to a headline that has no place in a source: ` on /tags/ and 3 other pages`.
  let words: String

  init(at span: SourceSpan) {
    self.span = span
    words = ""
  }

  fileprivate init(span: SourceSpan?, words: String) {
    self.span = span
    self.words = words
  }
}

/// Finds in the sources what stands on a page.
///
/// Only raw HTML and templates bring something onto a page whose place is not known from parsing, so files are
/// searched for what is wrong alone.
struct ProofPlaces {
  private let site: Site
  private let folder: SiteFolder
  /// Addresses that settings and templates write out, with their places.
  private let shared: [String: SourceSpan]
  private var texts: [String: SourceFile?] = [:]

  init(_ site: Site, _ folder: SiteFolder, shared: [String: SourceSpan]) {
    self.shared = shared
    self.site = site
    self.folder = folder
  }

  /// The source of `page`, as a whole.
  func place(of page: Page) -> ProofPlace {
    guard let source = source(of: page) else { return ProofPlace(span: nil, words: " on \(page.path)") }
    return ProofPlace(span: SourceSpan(file: source), words: "")
  }

  /// Where the address was written that stands on all of `pages`, which are not empty.
  mutating func place(ofAddress address: String, on pages: [Page]) -> ProofPlace {
    if let span = shared[address] { return ProofPlace(at: span) }
    // What Markdown wrote has its place already: look for attributes of raw HTML first.
    let ways: [(UInt8, UInt8) -> Bool] = [
      { "\"'=".utf8.contains($0) && !Self.goesOn($1) }, { !Self.goesOn($1) },
    ]
    for fits in ways {
      for page in pages {
        guard let span = find(address, on: page, fits) else { continue }
        return ProofPlace(at: span)
      }
    }
    if pages.count == 1 { return place(of: pages[0]) }
    let others = pages.count == 2 ? "another page" : "\(pages.count - 1) other pages"
    return ProofPlace(span: nil, words: " on \(pages[0].path) and \(others)")
  }

  /// Where a heading of these words was written: after `#` or a tag, and up to the end of the line or a tag.
  mutating func place(ofHeading words: String, on page: Page) -> ProofPlace {
    let span = find(words, on: page) { before, after in
      (before == UInt8(ascii: "#") || before == UInt8(ascii: ">"))
        && (after == .newline || after == .carriageReturn || after == UInt8(ascii: "<"))
    }
    return span.map { ProofPlace(at: $0) } ?? place(of: page)
  }

  private func source(of page: Page) -> String? {
    switch page.contents {
    case .article(let story): folder.contentPrefix + site.articles[story.article].source.path
    case .staticPage(let index): folder.contentPrefix + site.pages[index].source.path
    default: nil
    }
  }

  /// The first place of `words` in the source of `page` whose neighbours satisfy `fits`: the byte before them,
  /// spaces apart, and the one after.
  private mutating func find(
    _ words: String, on page: Page, _ fits: (UInt8, UInt8) -> Bool
  ) -> SourceSpan? {
    guard let path = source(of: page), let file = file(path) else { return nil }
    let (words, bytes) = (Array(words.utf8), file.bytes)
    guard let first = words.first, bytes.count >= words.count else { return nil }
    for start in 0...(bytes.count - words.count) where bytes[start] == first {
      let end = start + words.count
      guard bytes[start..<end].elementsEqual(words) else { continue }
      let before = bytes[..<start].last { $0 != .space } ?? .newline
      if fits(before, end < bytes.count ? bytes[end] : .newline) { return file.span(of: start..<end) }
    }
    return nil
  }

  private mutating func file(_ path: String) -> SourceFile? {
    if let known = texts[path] { return known }
    let file = sourceFile(path, of: folder.root)
    texts[path] = .some(file)
    return file
  }

  /// Whether an address goes on with `byte`.
  private static func goesOn(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "/-_.%".utf8.contains(byte) || byte >= 0x80
  }
}
