import Diagnostics

/// A file by which Eleventy says something of all pages of a folder, or of the page that has its name.
///
/// Nothing of it holds here, and it may be all that keeps these pages from readers.
struct EleventyData {
  let diagnostic: Diagnostic

  /// Nil for any other file.
  init?(_ file: Inventory.Entry, of site: SiteFolder) {
    let path = file.path
    let isJSON = path.hasSuffix(".json")
    guard path.contains(".11tydata.") || isJSON && Self.hasNamesake(path.dropLast(".json".count), site)
    else { return nil }
    let place = SourceSpan(file: site.contentPrefix + path)
    diagnostic = isJSON && Self.hides(file, of: site) ? .hidingData(at: place) : .eleventyData(at: place)
  }

  /// Whether the folder in which a file lies has its name, or a page beside it.
  private static func hasNamesake(_ name: Substring, _ site: SiteFolder) -> Bool {
    let parts = name.split(separator: "/")
    return parts.last == parts.dropLast().last || FileIO.isFile(site.content + "/" + name + ".md")
  }

  /// Whether it says in so many words that pages are not to be seen.
  private static func hides(_ file: Inventory.Entry, of site: SiteFolder) -> Bool {
    // What cannot be read says nothing in so many words.
    guard let bytes = try? FileIO.read(site.content + "/" + file.path) else { return false }
    // JSON is YAML (YAML 1.2 §1.3), but for tabs.
    let source = SourceFile(path: file.path, bytes: bytes.map { $0 == UInt8(ascii: "\t") ? 0x20 : $0 })
    var problems: [Diagnostic] = []
    guard source.invalidUTF8 == nil, let pairs = YAMLSource(source).mapping(&problems) else { return false }
    return pairs.contains { pair in
      switch pair.key {
      case "draft", "eleventyExcludeFromCollections": pair.value.text == "true"
      case "permalink": pair.value.text == "false"
      default: false
      }
    }
  }
}
