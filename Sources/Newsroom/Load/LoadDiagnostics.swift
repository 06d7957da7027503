import Diagnostics

extension Diagnostic {
  static func linkLeadsOut(_ path: String) -> Self {
    .error(
      "link-leads-out", at: SourceSpan(file: path), "Symbolic link leads out of the site, or nowhere",
      help: "copy the file into the site; a build never reads outside its folder")
  }

  static func noAddress(in file: String, using fallback: String) -> Self {
    .warning(
      "no-base-url", at: SourceSpan(file: file),
      "Address of the site is not known; feeds, share cards and the sitemap name \(fallback)",
      help: "add `base_url: https://…` with the address that readers type, or give --base-url")
  }

  static func tooDeep(_ path: String, limit: Int) -> Self {
    .error(
      "folders-too-deep", at: SourceSpan(file: path), "Folders are nested more than \(limit) deep",
      help: "look for a symbolic link that leads to a folder above itself")
  }

  static func unusedTemplate(_ path: String, nearest: String?) -> Self {
    .warning(
      "unused-template", at: SourceSpan(file: path), "No page is made with this template",
      help: nearest.map { "did you mean `\($0)`? A template of that name replaces the built-in one" }
        ?? "include it in a template that is used, or delete it")
  }

  static func unknownLabel(_ key: String, at span: SourceSpan, nearest: String) -> Self {
    .warning(
      "unknown-label", at: span, "No built-in template uses the label `\(key)`",
      help: "did you mean `\(nearest)`? A label that only your own templates use needs a name less like that")
  }

  static func unreadablePicture(_ path: String) -> Self {
    .warning(
      "unreadable-picture", at: SourceSpan(file: path),
      "This file does not hold the picture its name promises",
      help: "save it again as JPEG, PNG, WebP, GIF or SVG")
  }
}
