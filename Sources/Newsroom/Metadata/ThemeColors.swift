/// Colours of the browser's frame, as pages have them; empty where no style sheet and no setting says which.
struct ThemeColors: Sendable {
  let light: String
  let dark: String
  let paper: String

  /// - Parameter properties: those of the site's style sheets, which `theme` sets.
  init(_ settings: Settings, over properties: CustomProperties) {
    let light = properties.values.merging(Self.values(settings.theme)) { $1 }
    let dark = light.merging(properties.darkValues) { $1 }.merging(Self.values(settings.darkTheme)) { $1 }
    self.light = Self.color("accent", in: light)
    self.dark = Self.color("paper", in: dark)
    paper = Self.color("paper", in: light)
  }

  private static func values(_ theme: [LabelledValue]) -> [String: String] {
    Dictionary(theme.filter(ThemeStyle.isSafe).map { ($0.property, $0.value) }) { $1 }
  }

  /// What a property says in the end, for outside of a style sheet `var()` is no colour.
  private static func color(_ name: String, in values: [String: String]) -> String {
    var value = values[name] ?? ""
    // Properties that name each other in a circle say nothing.
    for _ in values where value.hasPrefix("var(--") {
      value = values[String(value.dropFirst(6).dropLast())] ?? ""
    }
    return value.contains("var(") ? "" : value
  }
}
