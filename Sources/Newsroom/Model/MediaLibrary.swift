/// The files of `media/` and other files that are copied as they are, by path on the site.
package struct MediaLibrary: Sendable {
  package let files: [SitePath: MediaFile]

  package subscript(path: SitePath) -> MediaFile? { files[path] }
}

package struct MediaFile: Hashable, Sendable {
  /// Relative to the content folder.
  package let source: String
  package let byteCount: Int
  /// Nil for what is not a picture.
  package let image: ImageSize?
  /// Changes when the file changes.
  package let fingerprint: UInt64
}

package struct ImageSize: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// Media type, such as `image/jpeg`.
  package let type: String
}
