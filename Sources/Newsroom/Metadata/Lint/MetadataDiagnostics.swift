import Diagnostics

extension Diagnostic {
  static func longHeadline(_ length: Int, at span: SourceSpan) -> Self {
    .warning(
      "long-headline", at: span,
      "Headline has \(length) characters; readers of structured data cut it at 110",
      help: "shorten `title`")
  }

  static func longCardTitle(_ length: Int, at span: SourceSpan) -> Self {
    .warning(
      "long-card-title", at: span, "Headline has \(length) characters; a card shows about 70",
      help: "shorten `title`, or write a short `share_title`")
  }

  static func missingDek(at span: SourceSpan) -> Self {
    .warning(
      "missing-dek", at: span, "Story has no description; cards and search results show its first sentences",
      help: "add `description` with one sentence of 50 to 160 characters")
  }

  static func longDescription(_ length: Int, at span: SourceSpan) -> Self {
    .warning(
      "long-description", at: span, "Description has \(length) characters; a card shows at most 200",
      help: "shorten `description`, or write a short `share_description`")
  }

  static func shortDescription(_ length: Int, at span: SourceSpan) -> Self {
    .warning(
      "short-description", at: span,
      "Description has \(length) characters; search engines prefer their own words to one so short",
      help: "write a sentence of 50 to 160 characters")
  }

  static func missingShareImage(at span: SourceSpan) -> Self {
    .warning(
      "missing-share-image", at: span, "Story has no picture; the site's default stands on its card",
      help: "add `image` or `share_image`, at least 1200 × 630 pixels")
  }

  /// - Parameter standIn: what the card shows in its place; empty where that is nothing else.
  static func unfitShareImage(
    _ problem: SharePictures.Problem, standIn: String = "", at span: SourceSpan
  ) -> Self {
    let (id, headline, help) = words(of: problem)
    return .warning(
      id, at: span, standIn.isEmpty ? headline : headline + "; \(standIn) stands there", help: help)
  }

  private static func words(
    of problem: SharePictures.Problem
  ) -> (id: String, headline: String, help: String) {
    switch problem {
    case .format:
      (
        "share-image-format", "Cards cannot show this picture",
        "add `share_image` with a JPEG, PNG or WebP picture, over https if it lies elsewhere"
      )
    case .unknownSize:
      (
        "unsized-share-image", "Size of the picture is unknown, so cards do not show it",
        "write `width` and `height` beside `src`, or put the picture into media"
      )
    case .tooSmall(let width, let height):
      (
        "small-share-image", "Picture of \(width) × \(height) pixels is too small for a card",
        "use one at least 1200 pixels wide, or add `share_image`"
      )
    case .cropped(let width, let height):
      (
        "cropped-share-image", "Picture of \(width) × \(height) pixels would be cropped on a card",
        "add `share_image` with a ratio near 1.91:1, such as 1200 × 630"
      )
    case .tooHeavy(let bytes):
      (
        "heavy-share-image", "Picture of \((bytes + 500_000) / 1_000_000) MB is too heavy for a card",
        "save it with less than 5 MB, better 600 kB"
      )
    }
  }

  static func missingAlt(at span: SourceSpan, inBody: Bool) -> Self {
    .warning(
      "missing-alt", at: span, "Picture has no text alternative",
      help: inBody
        ? "describe it in the brackets: `![What it shows](…)`"
        : "add `alt` with what it shows, or `alt: \"\"` if it is mere decoration")
  }

  static func updatedInFuture(at span: SourceSpan) -> Self {
    .warning(
      "updated-in-future", at: span, "`updated` is still to come; feeds and sitemaps say so all the same",
      help: "correct the date")
  }

  static func correctionInFuture(at span: SourceSpan) -> Self {
    .warning(
      "correction-in-future", at: span, "The date of a correction is to come; readers see it all the same",
      help: "correct the date")
  }

  static func entryInFuture(at span: SourceSpan) -> Self {
    .warning(
      "entry-in-future", at: span,
      "An entry of live coverage is still to come; pages, feeds and sitemaps say so all the same",
      help: "correct the time that it begins with, or `date`; `updated` says until when entries may lie")
  }

  static func sameHeadline(_ headline: String, at span: SourceSpan, first: SourceSpan) -> Self {
    .warning(
      "same-headline", at: span, "Two stories have the headline '\(headline)'",
      notes: [Note(at: first, "The other one is here")],
      help: "give one of the two another headline, so that readers and search engines can tell them apart")
  }

  static func sameDescription(at span: SourceSpan, first: SourceSpan) -> Self {
    .warning(
      "same-description", at: span, "Two stories have the same description",
      notes: [Note(at: first, "The other one is here")], help: "describe what sets this one apart")
  }

  static func blockedPreviewFetcher(_ agent: String, in file: String) -> Self {
    .warning(
      "blocked-preview-fetcher", at: SourceSpan(file: file),
      "Robot '\(agent)' fetches what a shared link shows; keeping it out would empty the cards",
      help: "remove it from `robots.disallow_agents`; robots.txt leaves it out")
  }

  /// Of a file that is looked for at the root of the host alone (RFC 9309 §2.3, RFC 9116 §3).
  ///
  /// - Parameter place: where it is looked for.
  static func fileBelowRoot(_ name: String, place: String, at span: SourceSpan) -> Self {
    .warning(
      "file-below-root", at: span,
      "\(name) lies below the path of `base_url`, where nobody looks for it",
      help: "put what it says into \(place), which whoever owns the host can do")
  }

  static func expiredSecurity(at span: SourceSpan) -> Self {
    .warning(
      "security-expired", at: span,
      "security.txt has expired, and those who find a fault must not rely on it",
      help: "check `contact`, then write a day within a year from now")
  }

  static func unfitLogo(at span: SourceSpan) -> Self {
    .warning(
      "unfit-logo", at: span, "Search engines cannot show this picture as the publisher's logo",
      help:
        "use a JPEG, PNG or WebP picture with a longer side of at least 112 pixels and the other of at least"
        + " 60; where it lies elsewhere, write `width` and `height` beside `src`")
  }

  static func noDefaultShareImage(in file: String) -> Self {
    .warning(
      "no-default-share-image", at: SourceSpan(file: file),
      "Stories without a picture are shared with the theme's card, which does not name the paper",
      help: "add `share_image` with a picture of 1200 × 630 pixels")
  }
}
