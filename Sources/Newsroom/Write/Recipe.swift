/// What a file of the output folder is made of, as far as it decides the file's bytes.
package struct Recipe: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Made of a template, of what every page shows, and of contents of its own.
    case page(template: String)
    /// Made of what every page shows and of stories.
    case feed
    /// A file for machines, or an asset: made of its contents alone.
    case made
    /// A file of the site as it is.
    case copy
  }

  package let kind: Kind
  /// Stable hash of what no other file is made of.
  let contents: UInt64
  /// Some bits of the hash of what was written for this page alone; zero without, odd for a story.
  ///
  /// Enough to say why a page is written; whether it is written is decided by all of `contents`.
  let own: UInt16

  /// - Parameters:
  ///   - story: hash of what an author wrote for this page alone.
  ///   - line: hash of what else was written for it alone, for a page that tells no story.
  init(_ kind: Kind, contents: UInt64, story: UInt64? = nil, line: UInt64? = nil) {
    self.kind = kind
    self.contents = contents
    own = story.map { UInt16($0 & 0xFFFF) | 1 } ?? line.map { UInt16($0 & 0xFFFC) | 2 } ?? 0
  }

  var template: String? {
    if case .page(let template) = kind { template } else { nil }
  }

  var showsEdition: Bool {
    switch kind {
    case .page, .feed: true
    case .made, .copy: false
    }
  }

  /// What the manifest says of the file once it is written.
  func entry(size: Int) -> Manifest.Entry { Manifest.Entry(contents: contents, own: own, size: size) }
}
