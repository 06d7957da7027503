import Diagnostics

/// Finds partials that are missing or include themselves without end, and fillings for blocks that do not exist.
struct InclusionCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private let templates: [ParsedTemplate]
  private let names: TemplateNames
  /// For each template the inclusions that are rendered whatever the view says.
  private var certain: [[(target: Int, span: SourceSpan)]] = []
  private var state: [Int: Visit] = [:]

  private enum Visit { case open, done }

  init(_ templates: [ParsedTemplate], _ names: TemplateNames) {
    self.templates = templates
    self.names = names
    let reaches = TemplateReach.all(templates, names)
    let blocks = templates.map(Self.blockNames)
    for template in templates { checkTargets(in: template, reaches, blocks) }
    for index in templates.indices { followCertain(from: index, path: []) }
  }

  private static func blockNames(of template: ParsedTemplate) -> [String] {
    var names: [String] = []
    template.nodes.visit { node, _ in
      if case .block(let block) = node { names.append(block.name) }
    }
    return names
  }

  private mutating func checkTargets(
    in template: ParsedTemplate, _ reaches: [TemplateReach], _ blocks: [[String]]
  ) {
    var found: [Diagnostic] = []
    var certain: [(target: Int, span: SourceSpan)] = []
    template.nodes.visit { node, isCertain in
      guard case .inclusion(let inclusion) = node, case .template(let name) = inclusion.target else { return }
      let span = template.file.span(of: inclusion.range)
      guard let target = names.index(of: name) else {
        found.append(.missingTemplate(name, at: span, near: names.near(name)))
        return
      }
      if isCertain { certain.append((target, span)) }
      guard !reaches[target].isDynamic else { return }
      let known = reaches[target].templates.flatMap { blocks[$0] }
      for argument in inclusion.arguments where !known.contains(argument.name) {
        let span = template.file.span(of: argument.range)
        found.append(.unknownBlock(argument.name, in: name, at: span, known: known))
      }
    }
    diagnostics += found
    self.certain.append(certain)
  }

  /// Depth first along inclusions that always happen: coming back to an open template means no end.
  private mutating func followCertain(from template: Int, path: [SourceSpan]) {
    guard state[template] == nil else { return }
    state[template] = .open
    for (target, span) in certain[template] {
      if state[target] == .open {
        let start = path.firstIndex { $0.path == templates[target].file.path } ?? path.count
        let chain = path[start...].reversed().map { Diagnostic.Note.included(from: $0) }
        diagnostics.append(.includesItself(templates[target].name, at: span, chain: chain))
      } else {
        followCertain(from: target, path: path + [span])
      }
    }
    state[template] = .done
  }
}
