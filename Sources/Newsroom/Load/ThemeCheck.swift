import Diagnostics
import Mustache

/// Looks for what a site sets or replaces in vain, mostly because a name is not quite that of the built-in one.
struct ThemeCheck {
  let theme: Theme
  let library: TemplateLibrary
  let settings: Settings
  let layout: FrontPageLayout
  let properties: CustomProperties

  init(_ theme: Theme, _ library: TemplateLibrary, _ edition: Edition) {
    self.theme = theme
    self.library = library
    settings = edition.site.settings
    layout = edition.site.layout
    properties = edition.properties
  }

  /// - Parameter settingsFile: path of `site.yml` for messages.
  func diagnostics(settingsFile: String) -> [Diagnostic] {
    files() + labelFiles() + missingLabels(settingsFile) + labels() + entries() + slots() + pictures()
      + assets()
  }

  /// Templates that no page includes, and other files that are nearly called like a built-in one.
  private func files() -> [Diagnostic] {
    let used = library.templatesIncluded(by: Array(NewsSchema.roots.keys))
    lazy var named = theme.assetsNamedBySheets
    return strangers.compactMap { file in
      if let name = file.path.withoutSuffix(Theme.templateSuffix) {
        return used.contains(name)
          ? nil : .unusedTemplate(file.source.path, nearest: Theme.builtInPath(near: file.path))
      }
      guard !file.path.hasPrefix(Theme.labelsPrefix), !isNamedAsAsset(file.path, bySheets: named) else {
        return nil
      }
      return Theme.builtInPath(near: file.path).map { .misnamedThemeFile(file.source.path, nearest: $0) }
    }
  }

  /// The site's own files that replace no built-in one.
  private var strangers: [Theme.File] {
    let builtIn = Set(Theme.builtInPaths)
    return theme.ownFiles.filter { !builtIn.contains($0.path) }
  }

  /// Whether a template asks for the file, as `{{assets.styles.css}}`, or a style sheet does.
  private func isNamedAsAsset(_ path: String, bySheets named: Set<String>) -> Bool {
    guard let name = path.withoutPrefix(Theme.assetsPrefix) else { return false }
    return library.mayName(asset: name) || named.contains(name)
  }

  private func isMentioned(_ name: String) -> Bool {
    theme.ownFiles.contains { file in
      file.path.hasSuffix(Theme.templateSuffix)
        && String(decoding: file.source.bytes, as: UTF8.self).contains(name)
    }
  }

  /// Files of labels in a language that is not the site's, but for copies of built-in ones.
  private func labelFiles() -> [Diagnostic] {
    let wanted = Theme.labelFiles(for: settings.language)
    let names = wanted + Theme.builtInPaths.filter { $0.hasPrefix(Theme.labelsPrefix) }
    return theme.ownFiles.filter { $0.path.hasPrefix(Theme.labelsPrefix) && !wanted.contains($0.path) }
      .compactMap { file in
        guard let builtIn = Theme.builtIn.file(file.path) else {
          return .unusedLabels(
            file.source.path, language: settings.language,
            meant: nearMiss(to: file.path, among: names) ?? wanted[wanted.count - 1])
        }
        return builtIn.bytes == file.source.bytes
          ? nil : .unusedLabels(file.source.path, language: settings.language, meant: nil)
      }
  }

  /// One warning for all that is shown in English on a site in another language.
  private func missingLabels(_ settingsFile: String) -> [Diagnostic] {
    let missing = theme.labelsLeftInEnglish(for: settings)
    guard !missing.isEmpty else { return [] }
    let files = Theme.labelFiles(for: settings.language).dropFirst()
    let own = theme.ownFiles.last { files.contains($0.path) }
    return [
      .missingLabels(
        missing, language: settings.language, at: SourceSpan(file: own?.source.path ?? settingsFile),
        file: own?.path ?? files.last ?? "")
    ]
  }

  /// Labels that are nearly called like a built-in one and that no template of the site's own shows, and places in
  /// labels for values that there are not.
  private func labels() -> [Diagnostic] {
    let (builtIn, _) = Theme.builtIn.labels(for: Settings())
    let known = (builtIn.texts.keys + Labels.archiveMonthKeys).sorted()
    return ownLabels.flatMap { label -> [Diagnostic] in
      if builtIn.texts[label.key] != nil { return misplaced(in: label, builtIn) }
      guard !Labels.archiveMonthKeys.contains(label.key), !isMentioned("labels." + label.key),
        let nearest = nearMiss(to: label.key, among: known)
      else { return [] }
      return [.unknownLabel(label.key, at: label.span, nearest: nearest)]
    }
  }

  private var ownLabels: [LabelledValue] {
    Theme.labelFiles(for: settings.language).compactMap(theme.file).flatMap { file in
      // What is wrong with the file itself has been said when it was read.
      var problems: [Diagnostic] = []
      return (YAMLSource(file).mapping(&problems) ?? []).map {
        LabelledValue(key: $0.key, value: $0.value.text ?? "", span: $0.keySpan)
      }
    } + settings.labels
  }

  /// Places that are filled with nothing. Those of a label for a count are all filled with it.
  private func misplaced(in label: LabelledValue, _ builtIn: Labels) -> [Diagnostic] {
    let known = Phrase(builtIn[label.key]).names + (label.key == "date_long" ? ["month_number"] : [])
    guard !label.key.hasSuffix("_one"), !label.key.hasSuffix("_many") else { return [] }
    return Phrase(label.value).names.filter { !known.contains($0) }.map {
      .unknownPlace($0, in: label, nearest: nearMiss(to: $0, among: known), known: known)
    }
  }

  /// Settings under `theme` that neither a style sheet nor a template knows, or that cannot be written down.
  private func entries() -> [Diagnostic] {
    let known = properties.names
    return (settings.theme + settings.darkTheme).compactMap { entry in
      if !ThemeStyle.isSafe(entry) { return .unsafeProperty(entry) }
      if known.contains(entry.property) || isAskedFor(entry) { return nil }
      return .unknownProperty(entry, nearest: nearMiss(to: entry.property, among: known.sorted()))
    }
  }

  /// Whether a template shows a setting, or anything of the site's own names its property: `var(--brand, blue)`.
  private func isAskedFor(_ entry: LabelledValue) -> Bool {
    if library.namedFields["theme"]?.contains(entry.key) == true || isMentioned("theme." + entry.key) {
      return true
    }
    return theme.ownTexts.contains { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return text.ranges(of: "--" + entry.property).contains { found in
        text[found.upperBound...].first.map { $0.isLetter || $0.isNumber || "-_".contains($0) } != true
      }
    }
  }

  /// Slots of front.yml that the front page has no place for: their stories are on no front page.
  private func slots() -> [Diagnostic] {
    guard let front = library.template("front"), !library.hasDynamicNames(front) else { return [] }
    let shown = library.namedFields["slots"] ?? []
    return layout.slots.compactMap { slot in
      guard let span = slot.span, !shown.contains(slot.name) else { return nil }
      return .unshownSlot(slot.name, at: span, nearest: nearMiss(to: slot.name, among: shown.sorted()))
    }
  }
}

extension ThemeCheck {
  /// Assets whose name in templates is that of another one.
  private func assets() -> [Diagnostic] {
    let assets = theme.files.filter { $0.path.hasPrefix(Theme.assetsPrefix) }
    return Dictionary(grouping: assets) {
      Assets.parts(of: String($0.path.dropFirst(Theme.assetsPrefix.count)))
    }.flatMap { parts, files in
      files.dropFirst().map {
        .hiddenAsset($0.source.path, name: "assets." + parts.joined(separator: "."), by: files[0].source.path)
      }
    }
  }

  /// Icons and a share card that are not what their names say.
  private func pictures() -> [Diagnostic] {
    let sides = ThemeImages.iconSides.map { (ThemeImages.iconName($0), $0) }
    let named = Dictionary(uniqueKeysWithValues: sides + [(ThemeImages.cardName, 0)])
    return theme.ownFiles.compactMap { file in
      guard file.path.hasPrefix(Theme.assetsPrefix),
        let side = named[String(file.path.dropFirst(Theme.assetsPrefix.count))]
      else { return nil }
      guard let size = ImageHeader(file.source.bytes).size, size.type == "image/png" else {
        return .unreadablePicture(file.source.path)
      }
      // The lint of cards says which share card is too small.
      return side == 0 || (size.width == side && size.height == side)
        ? nil : .wrongIconSize(file.source.path, size, side: side)
    }
  }
}

extension String {
  fileprivate func withoutPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }

  fileprivate func withoutSuffix(_ suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }
}
