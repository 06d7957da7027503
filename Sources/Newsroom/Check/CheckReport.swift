import Diagnostics

/// Findings in the form that somebody reads them in: a person, a program, GitHub.
package struct CheckReport {
  private let result: CheckResult
  private let source: @Sendable (String) -> SourceFile?

  package init(_ result: CheckResult, source: @escaping @Sendable (String) -> SourceFile?) {
    self.result = result
    self.source = source
  }

  /// As in a terminal, with at most `limit` warnings and notes of each kind.
  package func text(colored: Bool, limit: Int) -> String {
    var seen: [String: Int] = [:]
    let shown = result.findings.filter { finding in
      guard finding.severity != .error else { return true }
      seen[finding.id, default: 0] += 1
      return seen[finding.id, default: 0] <= limit
    }
    let hidden = seen.filter { $0.value > limit }.sorted { $0.key < $1.key }
      .map { "\($0.value - limit) more \($0.key)" }
    let report = Report(shown, colored: colored, namesRules: true, source: source).text
    return hidden.isEmpty ? report : report + "\n\(hidden.joined(separator: ", ")); --all prints them\n"
  }

  /// One JSON object (RFC 8259) on one line; its keys are in docs/checking.md.
  package var json: String {
    var json = JSONWriter()
    var files = SourceFiles(source: source)
    json.object { json in
      json.member("pages", result.pages)
      json.member("articles", result.articles)
      json.member("errors", result.count(.error))
      json.member("warnings", result.count(.warning))
      json.member("notes", result.count(.note))
      json.key("findings")
      json.array { json in
        for finding in result.findings { write(finding, to: &json, &files) }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ finding: Diagnostic, to json: inout JSONWriter, _ files: inout SourceFiles) {
    json.object { json in
      json.member("rule", finding.id)
      json.member("severity", finding.severity.word)
      json.member("message", finding.headline)
      write(finding.span, to: &json, &files)
      json.member("help", finding.help ?? "")
      guard !finding.notes.isEmpty else { return }
      json.key("notes")
      json.array { json in
        for note in finding.notes {
          json.object { json in
            json.member("message", note.text)
            write(note.span, to: &json, &files)
          }
        }
      }
    }
  }

  private func write(_ span: SourceSpan?, to json: inout JSONWriter, _ files: inout SourceFiles) {
    guard let span else { return }
    json.member("file", span.path)
    guard span.line > 0 else { return }
    let columns = files.knownColumns(of: span)
    json.member("line", span.line)
    json.member("column", columns.lowerBound)
    json.member("endColumn", columns.upperBound)
  }

  /// One workflow command a line, which GitHub shows beside the lines of a pull request.
  ///
  /// - Parameter folder: path of the site in the repository; empty when it is the repository.
  package func workflowCommands(folder: String) -> String {
    var files = SourceFiles(source: source)
    return result.findings.map { finding in
      var properties: [String] = []
      if let span = finding.span {
        properties.append("file=" + escapedProperty(folder.isEmpty ? span.path : folder + "/" + span.path))
        if span.line > 0 {
          let columns = files.knownColumns(of: span)
          properties += ["line=\(span.line)", "col=\(columns.lowerBound)", "endColumn=\(columns.upperBound)"]
        }
      }
      properties.append("title=" + escapedProperty(finding.id))
      let command = finding.severity == .note ? "notice" : finding.severity.word
      let message = ([finding.headline] + [finding.help].compactMap { $0 }).joined(separator: "\n")
      return "::\(command) \(properties.joined(separator: ","))::\(escapedData(message))\n"
    }.joined()
  }

  private func escapedData(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func escapedProperty(_ text: String) -> String {
    escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension CheckResult {
  package func count(_ severity: Diagnostic.Severity) -> Int { findings.count { $0.severity == severity } }

  /// How many findings there are of each kind, by name.
  package var kinds: [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.id, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Diagnostic.Severity {
  fileprivate var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}

extension SourceFiles {
  /// The columns of a span; those of its bytes when its line is not there any more.
  fileprivate mutating func knownColumns(of span: SourceSpan) -> Range<Int> {
    columns(of: span) ?? span.column..<span.column + max(span.length, 1)
  }
}
