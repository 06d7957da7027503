/// All files of the site as it was built, ready to be published.
package struct PublishedEdition: Sendable {
  /// Ordered by path.
  package let files: [PublishedFile]

  package init(_ files: [PublishedFile]) { self.files = files.sorted() }
}
