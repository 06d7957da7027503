import Diagnostics
import Testing

@testable import Mustache

/// The page that `template` makes of `view`; diagnostics of compilation are left aside.
func render(
  _ template: String, _ view: Value, partials: [String: String] = [:], isTight: Bool = false
) throws -> String {
  let sources = [("page", template)] + partials.map { ("partials/\($0)", $1) }
  let library = compile(sources, isTight: isTight).library
  var output: [UInt8] = []
  let failure = library.render(try #require(library.template("page")), view, into: &output)
  #expect(failure == nil)
  return String(decoding: output, as: UTF8.self)
}

func compile(
  _ sources: [(String, String)], schema: ViewSchema? = nil, isTight: Bool = false
) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
  TemplateLibrary.compile(
    sources.map { (name: $0, file: SourceFile(path: "\($0).mustache", text: $1)) }, schema: schema,
    isTight: isTight)
}

/// All that is said about templates, as their author reads it.
func report(_ sources: [(String, String)], schema: ViewSchema? = nil) -> String {
  reportText(compile(sources, schema: schema).diagnostics, sources)
}

func reportText(_ diagnostics: [Diagnostic], _ sources: [(String, String)]) -> String {
  let files = Dictionary(
    uniqueKeysWithValues: sources.map { ("\($0).mustache", SourceFile(path: "\($0).mustache", text: $1)) })
  return Report(diagnostics) { files[$0] }.text
}
