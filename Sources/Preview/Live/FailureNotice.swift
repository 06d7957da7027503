import Diagnostics
import Newsroom

/// A failed build as browsers show it: the same words as in the terminal.
enum FailureNotice {
  private static let limit = 20

  /// The errors among `diagnostics`, with source lines and carets.
  static func text(_ diagnostics: [Diagnostic], site: String) -> String {
    let errors = diagnostics.filter { $0.severity == .error }
    let report = Report(Array(errors.prefix(limit))) { sourceFile($0, of: site) }.text
    return errors.count > limit ? report + "\n\(counted(errors.count - limit, "more error"))\n" : report
  }

  /// The page that stands in for a site that was never built.
  static func page(_ text: String) -> [UInt8] {
    Array(
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>The site cannot be built yet</title><link rel="stylesheet" href="/__broadsheet/desk.css"></head>
      <body class="notice"><h1>The site cannot be built yet</h1><pre data-broadsheet-report>\(escaped(text))</pre></body>
      </html>

      """.utf8)
  }
}
