import Diagnostics

extension Diagnostic {
  static func duplicateSlug(_ slug: Slug, at span: SourceSpan, first: SourceSpan) -> Self {
    .error(
      "duplicate-slug", at: span, "Slug '\(slug.text)' is already taken by \(first.path)",
      notes: [Note(at: first, "the first story with this slug")],
      help: "give one of the two stories another `slug`")
  }

  static func duplicatePath(_ path: SitePath, at span: SourceSpan, first: SourceSpan) -> Self {
    .error(
      "duplicate-permalink", at: span, "Permalink \(path) is already taken by \(first.path)",
      notes: [Note(at: first, "the first story with this permalink")],
      help: "give one of the two stories another `slug` or `permalink`")
  }

  static func pathCollision(_ path: SitePath, _ owner: PathOwner, first: PathOwner) -> Self {
    .error(
      "path-collision", at: owner.span ?? first.span,
      owner.name == first.name
        ? "\(owner.name.capitalizedFirst) is given twice"
        : "\(owner.name.capitalizedFirst) and \(first.name) both want the address \(path)",
      notes: [owner.span == nil ? nil : first.span].compactMap { $0 }.map { Note(at: $0, "the other claim") },
      help: "give one of them another slug, alias or permalink")
  }

  static func caseCollision(_ path: SitePath, _ owner: PathOwner, _ first: SitePath, _ other: PathOwner)
    -> Self
  {
    .error(
      "case-collision", at: owner.span ?? other.span,
      "\(path) of \(owner.name) differs from \(first) of \(other.name) in nothing but capitals",
      notes: [owner.span == nil ? nil : other.span].compactMap { $0 }.map { Note(at: $0, "the other one") },
      help: "give one of them another `slug` or `permalink`; many disks and hosts keep but one of the two")
  }

  static func reservedAddress(_ path: SitePath, _ owner: PathOwner) -> Self {
    .error(
      "path-collision", at: owner.span,
      "\(owner.name.capitalizedFirst) wants the address \(path), where the build puts a file of its own",
      help: "choose another permalink or alias")
  }

  static func fileBlocksFolder(_ path: SitePath, _ file: PathOwner, page: PathOwner) -> Self {
    .error(
      "path-collision", at: file.span ?? page.span,
      "\(file.name.capitalizedFirst) stands where \(page.name) needs a folder \(path)",
      notes: [file.span == nil ? nil : page.span].compactMap { $0 }.map {
        Note(at: $0, "what needs the folder")
      },
      help: "give the file another name")
  }

  static func unknownCanonical(_ url: Located<String>) -> Self {
    .warning(
      "unknown-canonical", at: url.span, "`canonical` is an address of this site where no story is",
      help: "delete the line if the story first appeared here; where it used to be belongs into `aliases`")
  }

  static func unknownSection(_ name: Located<String>, nearest: String?) -> Self {
    .warning(
      "unknown-section", at: name.span, "Section '\(name.value)' is not in site.yml",
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "add it to `sections` in site.yml, or file the story under one that is there")
  }

  static func unnameable(_ what: String, _ name: Located<String>) -> Self {
    .warning(
      "no-slug", at: name.span, "\(what) '\(name.value)' has no letter or digit to make an address from",
      help: "write it with at least one letter or digit")
  }

  static func unknownStory(_ slug: String, at span: SourceSpan, nearest: String?) -> Self {
    .error(
      "unknown-story", at: span, "No story has the slug '\(slug)'",
      help: nearest.map { "did you mean '\($0)'?" } ?? "link to the slug of a story, as its address shows it")
  }

  /// Of a link to a story that readers do not see.
  static func linkToHidden(_ story: StoryIndex.Story, zone: Zone, at span: SourceSpan) -> Self {
    if case .expired = story.status { return .linkToExpired(story.slug.text, at: span) }
    return .linkRevealsStory(story.slug.text, story.status, zone: zone, at: span)
  }

  private static func linkRevealsStory(
    _ slug: String, _ status: PublicationStatus, zone: Zone, at span: SourceSpan
  )
    -> Self
  {
    let state =
      switch status {
      case .embargo(let until): "under embargo until \(rfc3339(until, zone))"
      default: "a draft"
      }
    return .error(
      "link-reveals-story", at: span, "This link would reveal '\(slug)', which is \(state)",
      help: "take the link out until that story is public, or hold this one back as long")
  }

  private static func linkToExpired(_ slug: String, at span: SourceSpan) -> Self {
    .warning(
      "link-to-expired", at: span, "The story '\(slug)' has expired; its link is shown as plain text",
      help: "take the link out, or link to a newer story")
  }

  static func brokenLink(_ target: String, at span: SourceSpan, nearest: String?) -> Self {
    .warning(
      "broken-link", at: span, "Nothing on this site has the address \(target)",
      help: nearest.map { "did you mean \($0)?" }
        ?? "correct the address, or add it as an alias to the page that replaced it")
  }

  /// Of a link to a file that lies in the content folder.
  static func linkToUnpublished(_ target: String, at span: SourceSpan) -> Self {
    .warning(
      "broken-link", at: span, "The file \(target) is not published",
      help: "move it into `media`, where files of every kind are, and correct the address")
  }

  static func missingSheetFile(_ address: String, at span: SourceSpan, nearest: String?) -> Self {
    .warning(
      "missing-sheet-file", at: span, "This style sheet names \(address), which the site does not have",
      help: nearest.map { "did you mean \($0)?" }
        ?? "put the file into templates/assets, and name it from where the style sheet lies")
  }

  /// - Parameter leavesOutBase: whether the site has the address below its own.
  static func brokenTemplateLink(
    _ target: String, at span: SourceSpan, leavesOutBase: Bool, nearest: String?
  ) -> Self {
    let help =
      if leavesOutBase {
        "write {{site.home}}\(target.dropFirst()), which is right wherever the site is published"
      } else if let nearest {
        "did you mean \(nearest)?"
      } else if target.contains("/assets/") {
        "write {{assets.name}} with the asset's name, such as {{assets.style.css}}"
      } else {
        "correct the address, or put what it names into content/"
      }
    return .error(
      "broken-template-link", at: span, "This template links to \(target), which the site does not have",
      help: help)
  }

  /// - Parameter variable: what templates call the file.
  static func relativeImport(_ address: String, at span: SourceSpan, variable: String) -> Self {
    .warning(
      "relative-import", at: span, "This script imports \(address), which readers get under another name",
      help: "give it a name with {{\(variable)}} in an import map, or put both into one file")
  }

  static func brokenSettingLink(_ target: String, at span: SourceSpan, nearest: String?) -> Self {
    .error(
      "broken-setting-link", at: span, "The settings link to \(target), which the site does not have",
      help: nearest.map { "did you mean \($0)?" } ?? "add a file to content/pages, or correct the address")
  }

  static func missingPicture(_ source: String, at span: SourceSpan, nearest: String?) -> Self {
    .warning(
      "missing-picture", at: span, "Picture \(source) does not exist; the page is made without it",
      help: nearest.map { "did you mean \($0)?" }
        ?? "put the file under content/media and name it as /media/…")
  }

  /// A picture that is written into the text, or named by a scheme that is no web address.
  static func pictureWithoutFile(_ source: String, at span: SourceSpan) -> Self {
    .warning(
      "missing-picture", at: span,
      "Pictures cannot be given as '\(source.prefix { $0 != ":" }):'; the page is made without it",
      help: "save the picture under content/media and name it as /media/…")
  }

  static func unknownSlotSection(_ name: Located<String>, nearest: String?) -> Self {
    .error(
      "unknown-slot-section", at: name.span,
      "front.yml names the section '\(name.value)', which no story has",
      help: nearest.map { "did you mean '\($0)'?" } ?? "use a section of site.yml")
  }

  static func mergedAuthors(_ credit: Credit, with first: String, _ slug: Slug) -> Self {
    .warning(
      "author-names-merge", at: credit.span,
      "Bylines '\(first)' and '\(credit.name)' share the address '\(slug.text)' and become one",
      help: "spell both the same way, or give one of the two a file in content/authors with a `slug`")
  }

  static func mergedNames(
    _ name: Located<String>, with first: String, _ slug: Slug, _ kind: NameShelves.Kind
  ) -> Self {
    let kinds =
      switch kind {
      case .tag: "Tags"
      case .series: "Series"
      }
    return .warning(
      "\(kind)-names-merge", at: name.span,
      "\(kinds) '\(first)' and '\(name.value)' share the address '\(slug.text)' and become one",
      help: "tell them apart in letters or digits, early in a long name, or spell both the same way")
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
