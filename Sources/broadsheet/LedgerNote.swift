import Newsroom
import Publishing

/// Takes down the addresses that a publication gave to readers.
enum LedgerNote {
  /// Writes them into the site's ledger; what is to be said of it, or nil when nothing is new.
  ///
  /// A site that was built for another address, such as a rehearsal, promises nothing.
  static func record(_ built: BuiltOutput, _ place: SiteSettings) throws -> String? {
    guard built.baseURL == place.settings.baseURL,
      let noted = try PermalinkLedger.record(built.folder, in: place.folder)
    else { return nil }
    let what = noted.new == 0 ? "was brought up to date" : "has \(counted(noted.new, "new line"))"
    return "\(noted.file) \(what): keep it under version control"
  }
}
