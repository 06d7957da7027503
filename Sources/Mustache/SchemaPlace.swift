import Diagnostics

/// Where the check stands: a template, what can be named there, and how it was reached.
struct SchemaPlace {
  let template: Int
  let scope: SchemaScope
  let fillings: [String: SchemaFilling]
  /// Inclusions that led here, innermost first.
  let chain: [SourceSpan]

  func entering(_ kind: ViewSchema.Kind) -> SchemaPlace {
    SchemaPlace(template: template, scope: scope.entering(kind), fillings: fillings, chain: chain)
  }
}

/// The kinds of the values whose sections are open, innermost last.
struct SchemaScope: Hashable {
  private(set) var kinds: [ViewSchema.Kind] = []

  var current: ViewSchema.Kind { kinds.last ?? .anything }

  /// The scope inside a section over a value of this kind.
  ///
  /// What an equal kind further in hides is left out, so that templates that call themselves meet only a few
  /// different scopes.
  func entering(_ kind: ViewSchema.Kind) -> SchemaScope {
    let entered =
      switch kind {
      case .list(let item): item
      default: kind
      }
    // A yes is not entered: `.` stays what it was outside.
    guard kind != .bool else { return self }
    var inner = self
    inner.kinds.removeAll { $0 == entered || !$0.hasNames }
    inner.kinds.append(entered)
    return inner
  }
}

/// What fills a block, and the fillings that were known where it was written.
struct SchemaFilling: Hashable {
  let template: Int
  let start: Int
  let outer: [String: SchemaFilling]
  let nodes: [Node]

  init(template: Int, argument: Inclusion.Argument, outer: [String: SchemaFilling]) {
    self.template = template
    start = argument.range.lowerBound
    nodes = argument.nodes
    self.outer = outer
  }

  static func == (a: Self, b: Self) -> Bool {
    a.template == b.template && a.start == b.start && a.outer == b.outer
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(template)
    hasher.combine(start)
  }
}

/// A state of the check that need not be entered twice.
struct SchemaVisit: Hashable {
  let template: Int
  let start: Int
  let scope: SchemaScope
  let fillings: [String: SchemaFilling]
}

extension ViewSchema.Kind {
  var hasNames: Bool {
    switch self {
    case .object, .anything: true
    default: false
    }
  }
}
