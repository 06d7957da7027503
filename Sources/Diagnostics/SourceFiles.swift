/// The files that findings point into: each is read once, and so is each of their lines.
package struct SourceFiles {
  private let source: (String) -> SourceFile?
  private var files: [String: SourceFile?] = [:]
  private var lines: [Place: SourceLine] = [:]

  private struct Place: Hashable {
    let path: String
    let line: Int
  }

  /// - Parameter source: reads a file; nil when it is gone.
  package init(source: @escaping (String) -> SourceFile?) { self.source = source }

  /// The first column of a span and the one after its last, in characters counted from 1, as editors count.
  package mutating func columns(of span: SourceSpan) -> Range<Int>? {
    reading(span) { $0.columns(of: span) }
  }

  mutating func excerpt(of span: SourceSpan) -> Excerpt? {
    reading(span) { line in
      Excerpt(line.text, marking: line.range(of: span), column: line.columns(of: span).lowerBound)
    }
  }

  private mutating func reading<Result>(
    _ span: SourceSpan, _ read: (inout SourceLine) -> Result
  ) -> Result? {
    let place = Place(path: span.path, line: span.line)
    guard var line = lines[place] ?? file(span.path)?.line(span.line).map(SourceLine.init) else { return nil }
    defer { lines[place] = line }
    return read(&line)
  }

  private mutating func file(_ path: String) -> SourceFile? {
    if let known = files[path] { return known }
    let file = source(path)
    files[path] = .some(file)
    return file
  }
}
