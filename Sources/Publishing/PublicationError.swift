import Newsroom

/// Why a publication did not happen, in words for the person who asked for it.
package struct PublicationError: Error, Hashable, CustomStringConvertible, Sendable {
  /// What is wrong; holds no secret.
  package let message: String
  /// What to do about it.
  package let help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  package var description: String { help.map { "\(message)\n  help: \($0)" } ?? message }

  package static func cannotRollBack(_ kind: String) -> Self {
    PublicationError(
      "\(kind) keeps no earlier publication to return to",
      help: "go back in the site's sources, build, and publish again")
  }

  /// - Parameter isFirst: whether none came before the present one.
  static func nothingEarlier(isFirst: Bool) -> Self {
    isFirst
      ? PublicationError("there is no publication before the present one")
      : PublicationError(
        "there is no publication before the present one any more", help: "`keep` says how many are kept")
  }

  /// What others put into the published folder cannot be carried over.
  static func unreadable(_ error: FileSystemError) -> Self {
    PublicationError(
      error.withOwner,
      help: "let the user who publishes read it, or keep it outside the published folder")
  }

  /// What others put into the published folder cannot be put into another publication.
  static func unwritable(_ error: FileSystemError) -> Self {
    PublicationError(
      error.withOwner,
      help: "let the user who publishes write there, and see that the disk has room")
  }

  /// Publications of a folder that is switched cannot lie beside it.
  static func shelfless(_ error: FileSystemError, beside path: String) -> Self {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return PublicationError(
      "\(error)",
      help: "let the user who publishes write in /\(folder): publications and the link to them are made there"
    )
  }

  package static let overtaken = PublicationError(
    "somebody else has published in the meantime", help: "run the command again for a new plan")
}

extension FileSystemError {
  /// What went wrong, and whose the file is.
  var withOwner: String { FileIO.owner(of: path).map { "\(self); it belongs to \($0)" } ?? "\(self)" }
}
