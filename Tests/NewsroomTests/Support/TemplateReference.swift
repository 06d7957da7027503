import Mustache

@testable import Newsroom

/// The reference page of template variables, as Markdown, made from the schema.
struct TemplateReference {
  private let schema: ViewSchema

  init(_ schema: NewsSchema) { self.schema = schema.schema }

  var text: String {
    let pages = schema.roots.sorted { $0.key < $1.key }.map { template, object in
      "## `\(template).mustache`\n\n" + table(object)
    }
    let roots = Set(schema.roots.values)
    let shared = schema.objects.keys.filter { !roots.contains($0) }.sorted()
    let objects = shared.map { "## \($0)\n\n" + table($0) }
    return ([Self.introduction, "# Page templates"] + pages + ["# Objects"] + objects).joined(
      separator: "\n\n")
      + "\n"
  }

  private static let introduction = """
    # Template variables

    Every variable of every page kind. A template that names anything else does not compile. What is absent shows
    as nothing, and a section over it is skipped. How templates are written is told in
    [templates-language.md](templates-language.md).

    This page is made from `NewsSchema`; `BROADSHEET_RECORD=1 swift test --filter ReferenceTests` writes it anew.
    """

  private func table(_ object: String) -> String {
    let fields = schema.objects[object] ?? []
    guard !fields.isEmpty else { return "Depends on the site." }
    let rows = fields.map { "| `\($0.name)` | \(kind($0.kind)) | \($0.summary) |" }
    return (["| variable | holds | meaning |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private func kind(_ kind: ViewSchema.Kind) -> String {
    switch kind {
    case .text: "text"
    case .html: "HTML"
    case .integer: "number"
    case .bool: "true or false"
    case .list(let item): "list of " + self.kind(item)
    case .object(let name): "[\(name)](#\(name.replacing(" ", with: "-").replacing(".", with: "")))"
    case .anything: "anything"
    }
  }
}
