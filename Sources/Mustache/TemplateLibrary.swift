import Diagnostics

/// All templates of a site, compiled once.
///
///     let (library, problems) = TemplateLibrary.compile([("article", file), ("partials/card", card)], schema: nil)
///     let article = library.template("article")!
///     var page: [UInt8] = []
///     let failure = library.render(article, view, into: &page)
package struct TemplateLibrary: Sendable {
  /// A template of the library that made it.
  package struct Template: Hashable, Sendable {
    let index: Int
  }

  let names: TemplateNames
  let files: [SourceFile]
  let reaches: [TemplateReach]
  let links: [[LiteralLink]]
  /// The fields of the schema that page templates and what they include name, by object; empty without a schema.
  package let namedFields: [String: Set<String>]
  private var program: Program

  /// Compiles templates called by name, such as `article` or `partials/card`, and says all that is wrong with
  /// them: in the syntax, in what they include, and, given a schema, in the variables they use.
  ///
  /// The library is there even after errors, for a preview of the rest: broken tags show nothing.
  ///
  /// - Parameter isTight: whether a line break with all white space around it becomes one line break, as HTML has
  ///   it; never in a template with an element whose white space counts.
  package static func compile(
    _ sources: [(name: String, file: SourceFile)], schema: ViewSchema?, isTight: Bool = false
  ) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
    let sources = sources.sorted { $0.name < $1.name }
    let parsers = sources.map { Parser($0.file) }
    let templates = zip(sources, parsers).map {
      ParsedTemplate(name: $0.name, file: $0.file, nodes: $1.nodes, tagRanges: $1.tagRanges)
    }
    let names = TemplateNames(sources.map(\.name))
    var diagnostics = parsers.flatMap(\.diagnostics)
    diagnostics += InclusionCheck(templates, names).diagnostics
    let check = schema.map { SchemaCheck(templates, names, $0) }
    diagnostics += check?.diagnostics ?? []
    let library = TemplateLibrary(templates, names, namedFields: check?.named ?? [:], isTight: isTight)
    return (library, diagnostics.ordered)
  }

  private init(
    _ templates: [ParsedTemplate], _ names: TemplateNames, namedFields: [String: Set<String>], isTight: Bool
  ) {
    self.names = names
    self.namedFields = namedFields
    files = templates.map(\.file)
    reaches = TemplateReach.all(templates, names)
    links = templates.map(LiteralLinkScanner.links(in:))
    var compiler = Compiler(names)
    for template in templates {
      compiler.add(
        template.nodes, source: template.file.bytes, isTight: isTight && !template.file.keepsWhiteSpace)
    }
    program = compiler.program
  }

  /// The same templates for views that all hold `shared`, with that in them as text: see `StandingType`.
  package func setting(_ shared: Object) -> TemplateLibrary {
    var library = self
    library.program = StandingType(program, shared).program()
    return library
  }

  package func template(_ name: String) -> Template? { names.page(name).map(Template.init) }

  /// Appends the page that `template` makes of `view` to `output`.
  ///
  /// The only thing that can go wrong is that templates include each other without end: that is returned, and
  /// `output` is as it was.
  package func render(_ template: Template, _ view: Value, into output: inout [UInt8]) -> Diagnostic? {
    let failure = withExtendedLifetime(view) {
      withUnsafePointer(to: view) { view in
        program.withTables { tables in
          Renderer(tables, names, view).render(template.index, into: &output)
        }
      }
    }
    return failure.map(diagnostic)
  }

  private func diagnostic(_ failure: IncludedTooDeep) -> Diagnostic {
    // The same few inclusions come round again and again: each is named once, innermost first.
    var seen = Set<Int>()
    let round = failure.chain.reversed().filter { seen.insert($0).inserted }
    return .includedTooDeep(
      at: span(of: round[0]), limit: Renderer.greatestDepth,
      chain: round.dropFirst().map { .included(from: span(of: $0)) })
  }

  private func span(of instruction: Int) -> SourceSpan {
    let template = program.bodies.firstIndex { $0.contains(instruction) }!
    return files[template].span(of: program.origins[instruction])
  }
}

extension SourceFile {
  /// Whether the file has an element of several lines in which white space means something.
  fileprivate var keepsWhiteSpace: Bool {
    var rest = bytes[...]
    while let tag = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(tag + 1)...]
      guard let name = ["pre", "textarea", "script", "style"].first(where: rest.begins(with:)) else {
        continue
      }
      if rest.prefix(upTo: rest.end(ofElement: name)).contains(UInt8(ascii: "\n")) { return true }
    }
    return false
  }
}

extension ArraySlice<UInt8> {
  /// Whether it begins with `name`, in letters of any case.
  fileprivate func begins(with name: String) -> Bool { starts(with: name.utf8) { $0 | 0x20 == $1 } }

  /// Where the end tag of an element lies; the end when there is none.
  fileprivate func end(ofElement name: String) -> Int {
    indices.first {
      self[$0] == UInt8(ascii: "<") && self[$0...].dropFirst().first == UInt8(ascii: "/")
        && self[$0...].dropFirst(2).begins(with: name)
    } ?? endIndex
  }
}

/// One template after reading: its tree and where its tags are.
struct ParsedTemplate: Sendable {
  let name: String
  let file: SourceFile
  let nodes: [Node]
  let tagRanges: [Range<Int>]
}
