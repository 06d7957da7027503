import Diagnostics

/// Types `front.yml`.
struct FrontPageReader {
  private var fields: Fields
  private let zone: Zone
  /// Where each slot was named first.
  private var places: [String: SourceSpan] = [:]

  private init(_ fields: Fields, zone: Zone) {
    self.fields = fields
    self.zone = zone
  }

  static func read(_ file: SourceFile, zone: Zone) -> (layout: FrontPageLayout, diagnostics: [Diagnostic]) {
    let empty = FrontPageLayout(slots: [], rails: [])
    if let span = file.invalidUTF8 { return (empty, [.invalidUTF8(at: span)]) }
    var diagnostics: [Diagnostic] = []
    guard let pairs = YAMLSource(file).mapping(&diagnostics) else { return (empty, diagnostics) }
    var reader = FrontPageReader(Fields(pairs, at: SourceSpan(file: file.path)), zone: zone)
    let slots = reader.fields.items("slots").compactMap { reader.slot($0) }
    let rails = reader.fields.items("rails").compactMap { reader.rail($0) }
    reader.fields.finish("front.yml")
    return (FrontPageLayout(slots: slots, rails: rails), diagnostics + reader.fields.diagnostics)
  }

  private mutating func slot(_ node: YAMLNode) -> FrontPageLayout.Slot? {
    guard case .mapping(let pairs) = node.content else {
      fields.add(.wrongType("slots", expected: "a list of groups with `name` and `count`", found: node))
      return nil
    }
    var group = Fields(pairs, at: node.span)
    let name = group.words("name")
    if name == nil { group.add(.incomplete("A slot", lacks: ["name"], at: node.span)) }
    var slot = FrontPageLayout.Slot(
      name: name?.value ?? "", count: group.integer("count", in: 0...1_000, default: 1))
    slot.span = name?.span
    slot.stories = group.items("stories").compactMap { pin($0, &group) }
    slot.section = group.words("section")
    if group.has("kind") { slot.kind = group.choice("kind", default: StoryKind.news) }
    group.finish("a slot")
    fields.add(group.diagnostics)
    guard let name else { return nil }
    // What a tag cannot hold, or takes for a path.
    if name.value.contains(where: { $0.isWhitespace || ".{}".contains($0) }) {
      fields.add(.unnameableSlot(name))
      return nil
    }
    if let first = places.updateValue(name.span, forKey: name.value) {
      places[name.value] = first
      fields.add(.duplicateSlot(name, first: first))
      return nil
    }
    return slot
  }

  private func pin(_ node: YAMLNode, _ slot: inout Fields) -> FrontPageLayout.Pin? {
    if let text = node.text {
      return FrontPageLayout.Pin(slug: Located(text.trimmed, at: node.span), until: nil)
    }
    guard case .mapping(let pairs) = node.content else {
      slot.add(.wrongType("stories", expected: "a list of slugs, or of groups with `slug`", found: node))
      return nil
    }
    var group = Fields(pairs, at: node.span)
    let (slug, until) = (group.located("slug"), group.date("until", in: zone))
    if slug == nil { group.add(.incomplete("A pinned story", lacks: ["slug"], at: node.span)) }
    group.finish("a pinned story")
    slot.add(group.diagnostics)
    return slug.map { FrontPageLayout.Pin(slug: $0, until: until?.value) }
  }

  private mutating func rail(_ node: YAMLNode) -> FrontPageLayout.Rail? {
    if let section = node.text.flatMap({ Located($0, at: node.span).words }) {
      return FrontPageLayout.Rail(section: section, count: 4)
    }
    guard case .mapping(let pairs) = node.content else {
      fields.add(.wrongType("rails", expected: "a list of groups with `section`", found: node))
      return nil
    }
    var group = Fields(pairs, at: node.span)
    let (section, count) = (group.words("section"), group.integer("count", in: 1...1_000, default: 4))
    if section == nil { group.add(.incomplete("A rail", lacks: ["section"], at: node.span)) }
    group.finish("a rail")
    fields.add(group.diagnostics)
    return section.map { FrontPageLayout.Rail(section: $0, count: count) }
  }
}
