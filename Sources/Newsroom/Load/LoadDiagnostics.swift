import Diagnostics

extension Diagnostic {
  static func linkLeadsOut(_ path: String) -> Self {
    .error(
      "link-leads-out", at: SourceSpan(file: path), "Symbolic link leads out of the site, or nowhere",
      help: "copy the file into the site; a build never reads outside its folder")
  }

  static func linkLeadsUp(_ path: String) -> Self {
    .error(
      "link-leads-up", at: SourceSpan(file: path), "Symbolic link leads to a folder that it lies in",
      help: "remove it: what is in that folder is read anyway, and would be read again and again")
  }

  static func nameStandsTwice(_ path: String) -> Self {
    .error(
      "name-stands-twice", at: SourceSpan(file: path),
      "Two files here have the same name, but for how Unicode spells its accents",
      help: "delete or rename one of them: links cannot tell them apart")
  }

  static func passedOver(_ file: String) -> Self {
    .warning(
      "not-in-articles", at: SourceSpan(file: file), "Nothing is made of this file",
      help: "move it into `articles` or `pages`, where there is a folder `articles`")
  }

  static func passedOver(_ folder: String, count: Int) -> Self {
    .warning(
      "not-in-articles", at: SourceSpan(file: folder),
      "Nothing is made of the Markdown in this folder: \(counted(count, "file"))",
      help: "move the folder into `articles`, where stories lie once there is such a folder")
  }

  /// - Parameter count: how many more there are in its folder.
  static func unreadPage(_ file: String, others count: Int) -> Self {
    .warning(
      "unread-page", at: SourceSpan(file: file),
      "Nothing is made of this page"
        + (count == 0 ? "" : ", nor of \(counted(count, "other")) in its folder that are no Markdown"),
      help: "only .md files are read: put the words into one, or the file out of this folder")
  }

  static func eleventyData(at span: SourceSpan) -> Self {
    .warning(
      "eleventy-data", at: span,
      "In Eleventy this file says something of the pages beside it; here it does not",
      help: "write it into each of them, above all `draft: true` where it hides them, and delete this file")
  }

  static func hidingData(at span: SourceSpan) -> Self {
    .error(
      "hidden-elsewhere", at: span, "This file hides pages in Eleventy, and hides nothing here",
      help: "write `draft: true` into each file that it is about, and delete this one")
  }

  /// - Parameter isMade: whether a build makes a file of this name.
  static func notPublished(_ file: String, isMade: Bool, nearest: String?) -> Self {
    let elsewhere =
      "put what readers or programs may have into `media` or `.well-known`, and anything else out of this folder"
    let help =
      isMade ? "delete it: a build makes its own" : nearest.map { "did you mean '\($0)'?" } ?? elsewhere
    return .warning(
      "not-published", at: SourceSpan(file: file), "Nothing is made of this file, and it is not published",
      help: help)
  }

  static func replacesMachineFile(_ file: String, _ name: String) -> Self {
    .warning(
      "replaced-file", at: SourceSpan(file: file),
      "This file is published in place of the \(name) that a build makes",
      help: "delete it, unless you keep it up to date with every story")
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
      "unused-template", at: SourceSpan(file: path), "No page uses this template",
      help: nearest.map { "did you mean 'templates/\($0)'?" }
        ?? "include it in another template, or remove it")
  }

  static func misnamedThemeFile(_ path: String, nearest: String) -> Self {
    .warning(
      "misnamed-theme-file", at: SourceSpan(file: path), "This file replaces none of the built-in theme",
      help: "did you mean 'templates/\(nearest)'?")
  }

  /// - Parameter name: what templates call both files.
  static func hiddenAsset(_ path: String, name: String, by other: String) -> Self {
    .warning(
      "hidden-asset", at: SourceSpan(file: path), "No template can name this file: {{\(name)}} is \(other)",
      help: "give one of the two another name")
  }

  /// - Parameter meant: the file that it may have been meant to be; nil where it is one of another language.
  static func unusedLabels(_ path: String, language: String, meant: String?) -> Self {
    .warning(
      "unused-labels", at: SourceSpan(file: path),
      "These labels are not in the site's language, '\(language)'",
      help: meant.map { "did you mean 'templates/\($0)'?" }
        ?? "set `language` in site.yml if it is, or remove the file")
  }

  static func missingLabels(_ keys: [String], language: String, at span: SourceSpan, file: String) -> Self {
    let names = keys.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + (keys.count > 3 ? ", …" : "")
    return .warning(
      "missing-labels", at: span,
      "\(keys.count) \(keys.count == 1 ? "label is" : "labels are") in English for want of words in"
        + " '\(language)': \(names)",
      help: "write them in templates/\(file), by the names of the built-in templates/labels/en.yml")
  }

  static func unknownLabel(_ key: String, at span: SourceSpan, nearest: String) -> Self {
    .warning(
      "unknown-label", at: span, "No template shows the label `\(key)`", help: "did you mean `\(nearest)`?")
  }

  static func unknownPlace(
    _ name: String, in label: LabelledValue, nearest: String?, known: [String]
  ) -> Self {
    .warning(
      "unknown-label-place", at: label.span,
      "Nothing is put in the place of {\(name)} in the label `\(label.key)`",
      help: nearest.map { "did you mean {\($0)}?" }
        ?? (known.isEmpty
          ? "leave the braces out: readers see this label as it stands"
          : "use \(known.map { "{\($0)}" }.joined(separator: ", "))"))
  }

  static func unknownProperty(_ entry: LabelledValue, nearest: String?) -> Self {
    .warning(
      "unknown-property", at: entry.span, "No style sheet has a custom property `--\(entry.property)`",
      help: nearest.map { "did you mean `\($0)`?" } ?? "assets/style.css begins with all that there are")
  }

  static func unsafeProperty(_ entry: LabelledValue) -> Self {
    .warning(
      "unsafe-property", at: entry.span, "`theme.\(entry.key)` is more than the value of one property",
      help:
        "leave out braces, angle brackets, semicolons, backslashes and comments, and close quotes and brackets"
    )
  }

  static func unshownSlot(_ name: String, at span: SourceSpan, nearest: String?) -> Self {
    .warning(
      "unshown-slot", at: span, "No template shows the slot '\(name)', nor the stories in it",
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "show it in templates/front.mustache with {{#slots.\(name)}}, or remove it")
  }

  /// - Parameter side: pixels that the name promises.
  static func wrongIconSize(_ path: String, _ size: ImageSize, side: Int) -> Self {
    .warning(
      "icon-size", at: SourceSpan(file: path),
      "This icon is \(size.width) × \(size.height) pixels, and its name promises \(side) × \(side)",
      help: "save it again in that size: browsers choose icons by it")
  }

  static func unreadablePicture(_ path: String) -> Self {
    .warning(
      "unreadable-picture", at: SourceSpan(file: path),
      "This file does not hold the picture its name promises",
      help: "save it again as JPEG, PNG, WebP, GIF or SVG")
  }
}
