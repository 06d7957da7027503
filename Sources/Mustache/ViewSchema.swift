/// Which variables each kind of view has: what templates are checked against and documentation is made from.
package struct ViewSchema: Sendable {
  /// What a variable holds.
  package indirect enum Kind: Hashable, Sendable {
    case text, html, integer, bool
    case list(Kind)
    /// An object described under this name in `objects`.
    case object(String)
    /// Anything at all below this point: an article's `extra`.
    case anything
  }

  package struct Field: Sendable {
    package let name: String
    package let kind: Kind
    /// One sentence for the reference page.
    package let summary: String

    package init(_ name: String, _ kind: Kind, _ summary: String) {
      self.name = name
      self.kind = kind
      self.summary = summary
    }
  }

  /// Fields by object name.
  package let objects: [String: [Field]]
  /// The object that is the root view of each page template, by template name (`article`, `section` …).
  package let roots: [String: String]
  /// How objects come by their fields that a site gives fields of its own, by object name.
  let advice: [String: String]

  package init(objects: [String: [Field]], roots: [String: String], advice: [String: String] = [:]) {
    self.objects = objects
    self.roots = roots
    self.advice = advice
  }
}

extension ViewSchema.Kind {
  /// For messages: "a list", "text".
  var title: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .integer: "a number"
    case .bool: "yes or no"
    case .list: "a list"
    case .object: "an object"
    case .anything: "anything"
    }
  }
}
