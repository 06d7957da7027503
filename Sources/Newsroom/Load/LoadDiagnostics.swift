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

  static func unreadablePicture(_ path: String) -> Self {
    .warning(
      "unreadable-picture", at: SourceSpan(file: path),
      "This file does not hold the picture its name promises",
      help: "save it again as JPEG, PNG, WebP, GIF or SVG")
  }
}
