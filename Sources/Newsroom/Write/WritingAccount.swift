/// What a build did to each file of the output folder, and why.
package struct WritingAccount: Sendable {
  package struct File: Sendable {
    /// Relative to the output folder.
    package let path: String
    package let kind: Recipe.Kind
    /// Why it was made; empty when it was not looked at closely.
    package let reasons: WritingReasons
    /// False, too, when it was made, and just the same stood there.
    package let isWritten: Bool
  }

  package struct Deletion: Sendable {
    package let path: String
    /// Why readers may not see the story that stood there, or that the file belongs to; nil when nothing of the site has this address any more.
    package let hold: PageOrigin.Hold?
  }

  /// Ordered by path.
  package let files: [File]
  /// Ordered by path.
  package let deleted: [Deletion]
  /// What has changed of all that every page shows, in words.
  package let editionParts: [String]
  /// Names of the template files that have changed, by the page template that includes them.
  package let templateFiles: [String: [String]]

  init(
    files: [File], deleted: [Deletion], editionParts: [String] = [], templateFiles: [String: [String]] = [:]
  ) {
    self.files = files.sorted { $0.path < $1.path }
    self.deleted = deleted
    self.editionParts = editionParts
    self.templateFiles = templateFiles
  }

  /// Of a build that had nothing to do.
  init(unchanged manifest: Manifest) {
    self.init(
      files: manifest.paths.map { File(path: $0, kind: .made, reasons: [], isWritten: false) },
      deleted: [])
  }
}
