import Mustache

/// Every variable that a template can use, by page kind; views hold exactly these.
///
/// `docs/template-reference.md` is made from this table, and a test compares each view of a whole site with it.
package struct NewsSchema {
  /// Names that depend on the site: its asset files, its labels and the slots of its front page.
  package let assets: [String]
  package let labels: [String]
  let slots: [String]
  package let theme: [String]

  init(assets: [String], labels: [String], slots: [String], theme: [String]) {
    self.assets = assets
    self.labels = labels
    self.slots = slots
    self.theme = theme
  }

  /// Page templates and the object that each is given.
  static let roots: [String: String] = [
    "front": "front page", "article": "article page", "section": "section page", "tag": "tag page",
    "author": "author page", "series": "series page", "archive": "archive page", "tags": "tags page",
    "authors": "authors page", "page": "static page", "corrections": "corrections page",
    "not-found": "not-found page", "redirect": "redirect page", "gone": "gone page",
  ]

  var schema: ViewSchema {
    var objects = Self.objects
    objects["labels"] = labels.map { .init($0, .text, "A phrase of the interface") }
    objects["slots"] = slots.map { .init($0, .object("slot"), "The slot `\($0)` of front.yml") }
    objects["theme"] = theme.map {
      .init($0, .text, "The setting `theme.\($0)` of site.yml; absent without it")
    }
    for (name, fields) in Self.assetObjects(assets) { objects[name] = fields }
    return ViewSchema(
      objects: objects, roots: Self.roots,
      advice: [
        "assets": "others are files of templates/assets",
        "labels": "labels of other names stand in templates/labels",
        "slots": "slots of other names stand in front.yml",
        "theme": "a setting stands under `theme` in site.yml, a custom property in a style sheet",
      ])
  }

  /// Nested objects for dotted asset names: `style.css` is `{{assets.style.css}}`.
  private static func assetObjects(_ assets: [String]) -> [String: [ViewSchema.Field]] {
    var objects: [String: [ViewSchema.Field]] = ["assets": []]
    for path in assets.sorted() {
      let parts = Assets.parts(of: path)
      var object = "assets"
      for (index, part) in parts.enumerated() {
        let isLast = index == parts.count - 1
        let child = object + "." + part
        if objects[object]?.contains(where: { $0.name == part }) != true {
          let kind: ViewSchema.Kind = isLast ? .text : .object(child)
          objects[object, default: []].append(
            .init(part, kind, isLast ? "URL of `\(path)`" : "Assets below `\(part)`"))
        }
        object = child
      }
    }
    return objects
  }
}

extension NewsSchema {
  /// The variables of one site.
  ///
  /// - Parameter themeNames: what templates may ask of `theme`.
  init(_ site: Site, _ labels: Labels, _ assets: Assets, themeNames: [String]) {
    self.init(
      assets: assets.files.map(\.name), labels: labels.texts.keys.sorted(),
      slots: Set(Self.defaultSlots + site.layout.slots.map(\.name)).sorted(),
      theme: themeNames)
  }

  /// Slots that templates may always name, whether front.yml has them or not.
  static let defaultSlots = ["lead", "secondary", "opinion", "latest"]
}
