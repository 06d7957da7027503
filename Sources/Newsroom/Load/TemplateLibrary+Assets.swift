import Mustache

extension TemplateLibrary {
  /// Whether the template of a page names an asset, such as `{{assets.style.css}}`, or may do so when it is printed.
  func mayName(asset: String) -> Bool {
    let parts = Assets.parts(of: asset)
    let object = (["assets"] + parts.dropLast()).joined(separator: ".")
    return namedFields[object]?.contains(parts.last ?? "") == true
      || NewsSchema.roots.keys.compactMap(template).contains(where: hasDynamicNames)
  }
}
