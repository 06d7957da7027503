import Foundation

@testable import Newsroom

extension TestSite {
  /// The moment at which tests build the demo site: its stories are of that month.
  static let demoMoment = "2026-11-23T12:00:00Z"

  /// A copy of the repository's own content and templates.
  static func demo() throws -> TestSite {
    let site = try TestSite()
    try site.delete("content")
    for folder in ["content", "templates"] {
      try FileManager.default.copyItem(
        atPath: Fixtures.repository + "/" + folder, toPath: site.root + "/" + folder)
    }
    return site
  }
}
