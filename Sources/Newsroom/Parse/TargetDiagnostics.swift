import Diagnostics

/// What can be wrong with `publish` in site.yml. A secret is never shown, so these name the line instead.
extension Diagnostic {
  static func secretInSettings(_ key: Located<String>, of target: String?) -> Self {
    .error(
      "secret-in-settings", at: SourceSpan(file: key.span.path),
      "`\(key.value)`\(target.map { " of the target '\($0)'" } ?? ""), line \(key.span.line), does not belong in site.yml",
      help:
        "remove it, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or use a profile "
        + "of ~/.aws/credentials; if the file was ever shared, make new keys")
  }

  static func passwordInAddress(_ key: String, _ span: SourceSpan, of target: String) -> Self {
    .error(
      "secret-in-settings", at: SourceSpan(file: span.path),
      "`\(key)` of the target '\(target)', line \(span.line), holds a user's name or password",
      help:
        "remove it from the address, and leave it to git's credential helper, to ssh or to the environment")
  }

  static func badHostName(_ key: String, _ span: SourceSpan) -> Self {
    .error(
      "bad-host-name", at: span, "`\(key)` becomes a part of a host's name, and cannot be one",
      help: "letters, digits, hyphens and dots are all it may hold; a folder in a bucket is its `prefix`")
  }

  static func looksLikeOption(_ key: String, _ text: Located<String>) -> Self {
    .error(
      "looks-like-option", at: text.span, "`\(key)` cannot begin with a hyphen",
      help: "write ./ before a file's name that begins with one")
  }
}
