import Markdown

/// The HTML of a body, or where it is to be had.
///
/// Few pages of a site are made again after an edit, so what is kept of a parsed file does not hold its text.
package enum BodyText: Sendable {
  case here(SlottedHTML)
  /// In a file that is parsed once more when a page needs it.
  case inFile(ManuscriptFile)

  package var html: SlottedHTML {
    switch self {
    case .here(let html): html
    case .inFile(let file): file.html
    }
  }
}
