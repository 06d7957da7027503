/// What proofreaders look at on one printed page.
struct Proof: Sendable {
  let page: Page
  /// Bytes of HTML, not compressed.
  let byteCount: Int
  /// Places that links can lead to.
  let ids: Set<String>
  /// Addresses of this site that do not exist, as the page names them, but for those that are looked at elsewhere.
  let unknown: [String]
  /// Links to places, on this page or on others of the site.
  let places: [Place]
  /// What a browser loads to show the page, each file once.
  let loads: [SitePath]
  /// Files of the site that the page shows or links to.
  let files: [SitePath]
  let headings: [ProofHeading]
  /// Addresses of pictures without an `alt` attribute.
  let withoutAlternative: [String]

  struct Place: Hashable, Sendable {
    /// As the page names it.
    let address: String
    let path: SitePath
    /// Decoded, never empty.
    let fragment: String
  }
}

struct ProofHeading: Hashable, Sendable {
  let level: Int
  let words: String
}
