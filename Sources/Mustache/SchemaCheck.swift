import Diagnostics

/// Follows each page template through its sections and partials, and finds names that no view can have there.
///
/// A template reached from several pages is checked with what each of them has at that place; what is wrong is
/// said once. A partial behind a dynamic name, or reached from no page, is checked for its syntax only.
struct SchemaCheck {
  typealias Kind = ViewSchema.Kind

  private(set) var diagnostics: [Diagnostic] = []
  /// The fields that templates name, by object.
  private(set) var named: [String: Set<String>] = [:]
  private let templates: [ParsedTemplate]
  private let names: TemplateNames
  private let schema: ViewSchema
  private var seen: Set<SchemaVisit> = []
  private var reported: Set<SourceSpan> = []

  /// Far above what templates of people need; below what would be felt.
  private static let greatestVisits = 20_000

  init(_ templates: [ParsedTemplate], _ names: TemplateNames, _ schema: ViewSchema) {
    self.templates = templates
    self.names = names
    self.schema = schema
    for (page, object) in schema.roots.sorted(by: { $0.key < $1.key }) {
      guard let template = names.page(page) else { continue }
      let place = SchemaPlace(
        template: template, scope: SchemaScope().entering(.object(object)), fillings: [:], chain: [])
      check(templates[template].nodes, in: place)
    }
  }

  private mutating func check(_ nodes: [Node], in place: SchemaPlace) {
    for node in nodes {
      switch node {
      case .text: break
      case .variable(let name, _): checkShown(name, in: place)
      case .section(let name, let isInverted, let nodes):
        let kind = resolve(name, in: place)
        check(nodes, in: isInverted ? place : place.entering(kind))
      case .inclusion(let inclusion): checkInclusion(inclusion, in: place)
      case .block(let block): checkBlock(block, in: place)
      }
    }
  }

  private mutating func checkInclusion(_ inclusion: Inclusion, in place: SchemaPlace) {
    switch inclusion.target {
    case .dynamic(let name): _ = resolve(name, in: place)
    case .template(let name):
      guard let target = names.index(of: name) else { return }
      var fillings = place.fillings
      for argument in inclusion.arguments where fillings[argument.name] == nil {
        fillings[argument.name] = SchemaFilling(
          template: place.template, argument: argument, outer: place.fillings)
      }
      let span = templates[place.template].file.span(of: inclusion.range)
      let next = SchemaPlace(
        template: target, scope: place.scope, fillings: fillings, chain: [span] + place.chain)
      follow(templates[target].nodes, from: -1, in: next)
    }
  }

  private mutating func checkBlock(_ block: Block, in place: SchemaPlace) {
    guard let filling = place.fillings[block.name] else { return check(block.nodes, in: place) }
    let span = templates[place.template].file.span(of: block.range)
    let next = SchemaPlace(
      template: filling.template, scope: place.scope, fillings: filling.outer, chain: [span] + place.chain)
    follow(filling.nodes, from: filling.start, in: next)
  }

  /// Checks the nodes that begin at byte `start` of their template, unless the same was done before.
  private mutating func follow(_ nodes: [Node], from start: Int, in place: SchemaPlace) {
    let visit = SchemaVisit(
      template: place.template, start: start, scope: place.scope, fillings: place.fillings)
    guard seen.count < Self.greatestVisits, seen.insert(visit).inserted else { return }
    check(nodes, in: place)
  }

  private mutating func checkShown(_ name: Name, in place: SchemaPlace) {
    switch resolve(name, in: place) {
    case .list: report(name, in: place) { .cannotBeShown(name.text, "a list", at: $0, chain: $1) }
    case .object: report(name, in: place) { .cannotBeShown(name.text, "an object", at: $0, chain: $1) }
    default: break
    }
  }

  /// What `name` holds at `place`; `.anything` after a mistake was reported, so that it is reported once.
  private mutating func resolve(_ name: Name, in place: SchemaPlace) -> Kind {
    if name.isBroken { return .anything }
    guard let first = name.keys.first else { return place.scope.current }
    guard var kind = find(first.name, in: place.scope) else {
      let fields = fields(in: place.scope)
      let elsewhere = owners(of: name, among: fields).map { $0 + "." + name.text }
      report(name, in: place) {
        .unknownVariable(
          first.name, at: $0, among: fields.map(\.name), elsewhere: elsewhere, chain: $1)
      }
      return .anything
    }
    var path = first.name
    for key in name.keys.dropFirst() {
      guard let part = part(key.name, of: kind, path, name, in: place) else { return .anything }
      kind = part
      path += "." + key.name
    }
    return kind
  }

  private mutating func part(
    _ part: String, of kind: Kind, _ path: String, _ name: Name, in place: SchemaPlace
  ) -> Kind? {
    switch kind {
    case .anything: return .anything
    case .object(let object):
      if let field = field(part, of: object) { return field.kind }
      let known = fields(of: object).map(\.name)
      let advice = schema.advice[object]
      report(name, in: place) {
        .unknownPart(part, of: path, at: $0, among: known, advice: advice, chain: $1)
      }
    default:
      report(name, in: place) { .hasNoParts(path, kind.title, part: part, at: $0, chain: $1) }
    }
    return nil
  }

  private mutating func report(
    _ name: Name, in place: SchemaPlace, _ diagnostic: (SourceSpan, [Diagnostic.Note]) -> Diagnostic
  ) {
    let span = templates[place.template].file.span(of: name.range)
    guard reported.insert(span).inserted else { return }
    diagnostics.append(diagnostic(span, place.chain.map { .included(from: $0) }))
  }

  private mutating func find(_ name: String, in scope: SchemaScope) -> Kind? {
    for kind in scope.kinds.reversed() {
      switch kind {
      case .anything: return .anything
      case .object(let object):
        if let field = field(name, of: object) { return field.kind }
      default: break
      }
    }
    return nil
  }

  private mutating func field(_ name: String, of object: String) -> ViewSchema.Field? {
    let field = fields(of: object).first { $0.name == name }
    if field != nil { named[object, default: []].insert(name) }
    return field
  }

  /// The fields of the innermost object first.
  private func fields(in scope: SchemaScope) -> [ViewSchema.Field] {
    var seen: Set<String> = []
    return scope.kinds.reversed().flatMap { kind in
      if case .object(let object) = kind { fields(of: object) } else { [ViewSchema.Field]() }
    }.filter { seen.insert($0.name).inserted }
  }

  /// The fields that hold an object in which `name` can be. What a site itself gives names to has some by accident.
  private func owners(of name: Name, among fields: [ViewSchema.Field]) -> [String] {
    fields.compactMap { field in
      guard case .object(let object) = field.kind, schema.advice[object] == nil,
        let inner = self.fields(of: object).first(where: { $0.name == name.keys[0].name }),
        name.keys.count == 1 || inner.kind.hasNames
      else { return nil }
      return field.name
    }
  }

  private func fields(of object: String) -> [ViewSchema.Field] {
    guard let fields = schema.objects[object] else {
      preconditionFailure("The view schema names an object '\(object)' that it does not describe")
    }
    return fields
  }
}
