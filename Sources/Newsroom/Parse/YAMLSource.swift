import Diagnostics

/// The lines of a file that hold YAML: front matter, or a whole settings file.
struct YAMLSource: Sendable {
  let file: SourceFile
  /// Bytes of `file.bytes` that are YAML.
  let range: Range<Int>
  /// Number of the first of these lines in the file.
  let firstLine: Int

  init(_ file: SourceFile, range: Range<Int>, firstLine: Int) {
    self.file = file
    self.range = range
    self.firstLine = firstLine
  }

  /// A whole file; a byte order mark is left out.
  init(_ file: SourceFile) {
    self.init(file, range: file.textStart..<file.bytes.count, firstLine: 1)
  }

  /// The mapping that these lines hold; nil, and an error, when they cannot be read.
  ///
  /// The fast reader takes what it fully understands, Yams the rest: both give the same tree.
  func mapping(_ diagnostics: inout [Diagnostic]) -> [YAMLNode.Pair]? {
    FastYAML.mapping(self, &diagnostics) ?? YamsReader.mapping(self, &diagnostics)
  }
}
