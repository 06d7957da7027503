/// The words of the interface that leave the house with metadata and feeds.
package struct WireWords: Sendable {
  /// Before the names in previews that show pairs: "Written by".
  var writtenBy = "Written by"
  var readingTime = "Reading time"
  /// Before the date of a correction in a feed's entry.
  var corrected = "Corrected"
  var updated = "Updated"
  /// What stands over stories that are not plain news: "Opinion", "Advertisement"; empty for none.
  package var kind: @Sendable (StoryKind) -> String = { $0 == .sponsored ? "Advertisement" : "" }
  /// Such as "2 min read".
  package var minutes: @Sendable (Int) -> String = { "\($0) min" }
  /// A date in the site's language.
  package var date: @Sendable (Instant) -> String

  init(date: @escaping @Sendable (Instant) -> String) { self.date = date }
}

/// What a page says of itself in words of the interface.
package struct PageWords: Sendable {
  /// What the page lists or is, where its contents do not say: "Stories about harbours", "Archive".
  let heading: String
  /// "Page 2 of 9" from the second page on; else empty.
  let numbering: String
  /// The way from the front page; the last step is the page itself and has no path.
  let trail: [Breadcrumb]

  init(heading: String = "", numbering: String = "", trail: [Breadcrumb] = []) {
    self.heading = heading
    self.numbering = numbering
    self.trail = trail
  }
}
