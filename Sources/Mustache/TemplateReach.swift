import Diagnostics

/// The templates that rendering one template can use, itself included.
struct TemplateReach: Sendable {
  /// In order of index.
  let templates: [Int]
  /// Whether a dynamic name makes every template reachable.
  let isDynamic: Bool
  /// Equal as long as none of these templates changes.
  let fingerprint: UInt64

  static func all(_ templates: [ParsedTemplate], _ names: TemplateNames) -> [TemplateReach] {
    let direct = templates.map { DirectInclusions($0.nodes, names) }
    let hashes = templates.map { template in
      var hasher = StableHasher()
      hasher.combine(template.name)
      hasher.combine(bytes: template.file.bytes)
      return hasher.finish()
    }
    return templates.indices.map { TemplateReach(from: $0, direct, hashes) }
  }

  private init(from template: Int, _ direct: [DirectInclusions], _ hashes: [UInt64]) {
    var reached: Set = [template]
    var waiting = [template]
    var isDynamic = false
    while let next = waiting.popLast() {
      isDynamic = isDynamic || direct[next].isDynamic
      waiting += direct[next].templates.filter { reached.insert($0).inserted }
    }
    templates = isDynamic ? Array(direct.indices) : reached.sorted()
    self.isDynamic = isDynamic
    var hasher = StableHasher()
    hasher.combine(hashes[template])
    for reached in templates { hasher.combine(hashes[reached]) }
    fingerprint = hasher.finish()
  }
}

/// What the tags of one template include.
private struct DirectInclusions {
  private(set) var templates: Set<Int> = []
  private(set) var isDynamic = false

  init(_ nodes: [Node], _ names: TemplateNames) {
    nodes.visit { node, _ in
      guard case .inclusion(let inclusion) = node else { return }
      switch inclusion.target {
      case .dynamic: isDynamic = true
      case .template(let name): if let index = names.index(of: name) { templates.insert(index) }
      }
    }
  }
}

extension [Node] {
  /// Calls `body` for every node of the tree in order, saying whether it is certain to be rendered.
  func visit(isCertain: Bool = true, _ body: (Node, _ isCertain: Bool) -> Void) {
    for node in self {
      body(node, isCertain)
      switch node {
      case .text, .variable: break
      case .section(_, _, let nodes): nodes.visit(isCertain: false, body)
      case .block(let block): block.nodes.visit(isCertain: false, body)
      case .inclusion(let inclusion):
        for argument in inclusion.arguments { argument.nodes.visit(isCertain: false, body) }
      }
    }
  }
}

extension TemplateLibrary {
  /// A hash that is equal in every process as long as `template` and all it can include stay the same.
  package func fingerprint(of template: Template) -> UInt64 { reaches[template.index].fingerprint }

  /// Names of all templates that rendering those called `roots` can use, themselves included.
  package func templatesIncluded(by roots: [String]) -> Set<String> {
    Set(roots.compactMap(names.page).flatMap { reaches[$0].templates }.map { names.names[$0] })
  }

  /// Whether `template`, or what it includes, includes templates whose names are known only when a page is made.
  package func hasDynamicNames(_ template: Template) -> Bool { reaches[template.index].isDynamic }

  /// The links that `template` and all it can include contain in full.
  package func literalLinks(of template: Template) -> [LiteralLink] {
    reaches[template.index].templates.flatMap { links[$0] }
  }
}
