import CDefaultTheme
import Diagnostics
import Mustache

/// The templates, assets and labels that a site is shown with: the built-in ones, file by file replaced by its own.
package struct Theme: Sendable {
  /// Ordered by path below `templates/`; a site's own file hides the built-in one of the same path.
  package let files: [File]

  package struct File: Sendable {
    /// Path below `templates/`.
    package let path: String
    /// The path for messages, and the bytes.
    package let source: SourceFile
  }

  /// The built-in theme, as `templates/` stood when the program was built.
  package static let builtIn = Theme(
    files: (0..<default_theme_count()).map { index in
      let file = default_theme_file(index)
      let path = String(cString: file.path)
      let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
      return File(path: path, source: SourceFile(path: builtInPrefix + path, bytes: bytes))
    })

  package static let builtInPaths = builtIn.files.map(\.path)

  /// A built-in file with nearly this path, or with this very name in another folder.
  package static func builtInPath(near path: String) -> String? {
    let name = path.split(separator: "/").last
    return builtInPaths.first { $0.split(separator: "/").last == name }
      ?? nearMiss(to: path, among: builtInPaths, within: 2)
  }

  /// What stands before the path of a built-in file in messages.
  static let builtInPrefix = "built-in templates/"

  private init(files: [File]) { self.files = files.sorted { $0.path < $1.path } }

  /// The built-in theme with the files of a site's `templates/` folder laid over it.
  package static func load(
    _ folder: SiteFolder
  ) throws(FileSystemError) -> (theme: Theme, diagnostics: [Diagnostic]) {
    guard let templates = folder.templates else { return (builtIn, []) }
    let listing = try Inventory.of(templates, root: folder.root, prefix: "templates/")
    var files = Dictionary(builtIn.files.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    for entry in listing.inventory.files {
      let bytes = try FileIO.read(templates + "/" + entry.path)
      files[entry.path] = File(
        path: entry.path, source: SourceFile(path: "templates/" + entry.path, bytes: bytes))
    }
    return (Theme(files: Array(files.values)), listing.diagnostics)
  }

  /// Stable hash of every file, and of whose it is: the site's own sheets come before built-in ones, and only own files
  /// are checked.
  var fingerprint: UInt64 {
    var hasher = StableHasher()
    for file in files {
      hasher.combine(file.source.path)
      hasher.combine(bytes: file.source.bytes)
    }
    return hasher.finish()
  }

  /// The files that are the site's own.
  var ownFiles: [File] { files.filter { !$0.source.path.hasPrefix(Self.builtInPrefix) } }

  /// The templates, style sheets and scripts that are the site's own.
  var ownTexts: [SourceFile] {
    let suffixes = [Self.templateSuffix, Self.sheetSuffix] + Self.scriptSuffixes
    return ownFiles.filter { suffixes.contains(where: $0.path.hasSuffix) }.map(\.source)
  }

  package func file(_ path: String) -> SourceFile? { files.first { $0.path == path }?.source }

  /// Templates by name: `article`, `partials/card`.
  package var templates: [(name: String, file: SourceFile)] {
    files.compactMap { file in
      file.path.hasSuffix(Self.templateSuffix)
        ? (String(file.path.dropLast(Self.templateSuffix.count)), file.source) : nil
    }
  }

  /// What is wrong with templates, but for blocks that a built-in template fills in a partial of the site's own.
  ///
  /// A site that replaces a partial need not keep the places that others could fill.
  static func withoutUnfilledBlocks(_ problems: [Diagnostic]) -> [Diagnostic] {
    problems.filter { $0.id != "unknown-block" || $0.span?.path.hasPrefix(builtInPrefix) != true }
  }

  /// Files below `assets/`, as readers load them.
  package var assets: Assets {
    Assets(
      files.filter { $0.path.hasPrefix(Self.assetsPrefix) }.map { file in
        (String(file.path.dropFirst(Self.assetsPrefix.count)), file.source.bytes)
      })
  }

  /// The site's own style sheets among the assets, by their names as assets.
  var ownSheets: [(name: String, file: SourceFile)] { ownAssets([Self.sheetSuffix]) }

  /// The site's own scripts among the assets, by their names as assets.
  var ownScripts: [(name: String, file: SourceFile)] { ownAssets(Self.scriptSuffixes) }

  private func ownAssets(_ suffixes: [String]) -> [(name: String, file: SourceFile)] {
    ownFiles.filter { $0.path.hasPrefix(Self.assetsPrefix) && suffixes.contains(where: $0.path.hasSuffix) }
      .map { (String($0.path.dropFirst(Self.assetsPrefix.count)), $0.source) }
  }

  /// The assets that style sheets of the site's own name.
  var assetsNamedBySheets: Set<String> {
    Set(
      ownSheets.flatMap { name, file in
        StyleSheet(bytes: file.bytes).addresses.compactMap {
          if case .asset(let asset, _) = AssetAddress($0.text, in: name) { asset } else { nil }
        }
      })
  }

  /// The style sheets that pages load: the site's own, `style.css` before others, and then the built-in one, unless
  /// nothing names it.
  func sheets(loadedBy library: TemplateLibrary) -> [SourceFile] {
    let isLoaded = library.mayName(asset: Self.mainSheet) || assetsNamedBySheets.contains(Self.mainSheet)
    return isLoaded ? sheets : ownSheets.map(\.file)
  }

  /// The site's own style sheets, `style.css` before others, and then the built-in one if it has no such sheet.
  private var sheets: [SourceFile] {
    let own = ownSheets.filter { $0.name == Self.mainSheet } + ownSheets.filter { $0.name != Self.mainSheet }
    let builtIn =
      own.first?.name == Self.mainSheet ? nil : Self.builtIn.file(Self.assetsPrefix + Self.mainSheet)
    return own.map(\.file) + [builtIn].compactMap { $0 }
  }

  /// What templates may ask of `theme`: settings of site.yml, and custom properties, whether it sets them or not.
  func names(settings: [LabelledValue]) -> [String] {
    let properties = CustomProperties(sheets).names.map { $0.replacing("-", with: "_") }
    return Set(settings.map(\.key)).union(properties).sorted()
  }

  private static let mainSheet = "style.css"

  static let assetsPrefix = "assets/"

  static let templateSuffix = ".mustache"

  private static let sheetSuffix = ".css"
  private static let scriptSuffixes = [".js", ".mjs"]
}
