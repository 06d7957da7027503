import Diagnostics

/// The findings that a site may ignore, and those that only a check calls errors.
package enum CheckRules {
  /// What sends readers nowhere. A build goes on without it; a check is there to find it.
  static let errors: Set<String> = ["broken-link", "missing-picture"]

  /// Everything that does not stop a build.
  package static let ignorable: Set<String> = [
    "author-names-merge", "blocked-preview-fetcher", "broken-anchor", "broken-link", "correction-before-date",
    "correction-in-future", "cropped-share-image", "dead-external-link", "duplicate-pin", "eleventy-data",
    "empty-heading", "entry-in-future", "expires-before-date", "file-below-root", "foreign-markup",
    "heading-order", "heavy-html",
    "heavy-page", "heavy-picture", "heavy-share-image", "hidden-asset", "icon-size", "link-to-expired",
    "link-to-gone", "long-card-title", "long-description", "long-headline", "misnamed-theme-file",
    "missing-alt", "missing-dek", "missing-labels", "missing-picture", "missing-share-image",
    "missing-sheet-file", "moved-external-link", "no-base-url", "no-default-share-image", "no-slug",
    "not-in-articles", "not-published", "orphaned-media", "outside-blocks", "pin-also-excluded",
    "pin-to-itself", "raw-html-off", "raw-html-refused", "related-weighs-nothing", "related-weight-unused",
    "relative-import", "replaced-file", "same-description", "same-headline", "security-expired",
    "series-names-merge", "share-image-format", "short-description", "small-share-image", "stray-markup",
    "tag-names-merge", "unchecked-external-link", "unfit-logo", "unknown-canonical", "unknown-key",
    "unknown-label", "unknown-label-place", "unknown-pin", "unknown-property", "unknown-rule",
    "unknown-section", "unread-account", "unread-page", "unreadable-picture", "unsafe-property", "unsafe-url",
    "unshown-slot", "unsized-share-image", "unused-labels", "unused-template", "updated-before-date",
    "updated-in-future",
  ]

  /// Warnings about names in `ignore` that are none.
  static func problems(_ ignored: [Located<String>]) -> [Diagnostic] {
    ignored.filter { !ignorable.contains($0.value) }.map {
      .unknownRule($0, nearest: nearMiss(to: $0.value, among: ignorable.sorted()))
    }
  }
}
