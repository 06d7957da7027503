import Diagnostics

/// What `broadsheet check` looks for: `check` in site.yml.
package struct CheckSettings: Hashable, Sendable {
  /// `html_kb`: thousands of bytes that the HTML of a page may have, not compressed.
  package var htmlKilobytes = 300
  /// `page_kb`: thousands of bytes that a page may have with its pictures, style sheets and scripts.
  package var pageKilobytes = 3_000
  /// `picture_kb`: thousands of bytes that one picture may have.
  package var pictureKilobytes = 1_000
  /// `ignore`: names of findings that are not to be reported.
  package var ignored: [Located<String>] = []
  /// `external_ignore`: beginnings of outside addresses that are not to be asked for.
  var ignoredAddresses: [String] = []

  init() {}
}
