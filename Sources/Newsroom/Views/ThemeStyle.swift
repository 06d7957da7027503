/// The custom properties that site.yml sets under `theme`, as the text of a style element.
///
///     :root{--measure:36rem}@media(prefers-color-scheme:light){:root{--accent:#a00}}
///
/// A property that the style sheets have twice, for light and for dark pages, is set for light pages, unless it
/// stands under `dark`: a colour that is readable on white is not readable on black.
struct ThemeStyle {
  let text: String

  /// - Parameter properties: those that are set.
  init(_ settings: Settings, over properties: CustomProperties) {
    if settings.theme.isEmpty, settings.darkTheme.isEmpty {
      text = ""
      return
    }
    let safe = settings.theme.filter(Self.isSafe)
    let always = safe.filter { properties.darkValues[$0.property] == nil }
    let light = safe.filter { properties.darkValues[$0.property] != nil }
    let dark = settings.darkTheme.filter(Self.isSafe)
    text =
      Self.rule(always) + Self.rule(light, in: "(prefers-color-scheme:light)")
      + Self.rule(dark, in: "(prefers-color-scheme:dark)")
  }

  /// Whether an entry stays inside its declaration, and the declaration inside its style element.
  static func isSafe(_ entry: LabelledValue) -> Bool {
    [entry.key, entry.value].allSatisfy { text in
      // What a browser reads one by one, whatever marks stand beside them.
      let bytes = Array(text.utf8)
      return !bytes.contains(where: "{}<>;\\".utf8.contains) && bytes.firstRange(of: Array("/*".utf8)) == nil
        && isClosed(text.unicodeScalars)
    }
  }

  /// Whether all quotes and brackets of `text` close inside it, so that they hold nothing that follows.
  private static func isClosed(_ text: String.UnicodeScalarView) -> Bool {
    var open: [Unicode.Scalar] = []
    for character in text {
      if let quote = open.last, quote == "'" || quote == "\"" {
        // A line break would end the string for a browser, and not for us.
        if Character(character).isNewline { return false }
        if character == quote { open.removeLast() }
        continue
      }
      switch character {
      case "'", "\"": open.append(character)
      case "(": open.append(")")
      case "[": open.append("]")
      case ")", "]": guard open.popLast() == character else { return false }
      default: break
      }
    }
    return open.isEmpty
  }

  private static func rule(_ entries: [LabelledValue], in media: String? = nil) -> String {
    guard !entries.isEmpty else { return "" }
    let rule = ":root{" + entries.map { "--\($0.property):\($0.value)" }.joined(separator: ";") + "}"
    return media.map { "@media\($0){\(rule)}" } ?? rule
  }
}

extension LabelledValue {
  /// The custom property that a key of `theme` sets, without its two dashes.
  var property: String { key.replacing("_", with: "-") }
}
