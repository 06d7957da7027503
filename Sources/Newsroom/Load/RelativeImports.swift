import Diagnostics

extension SourceFile {
  /// Where a script names files that it imports from where it lies: `import {x} from "./x.js"`, `import("../y.js")`.
  var relativeImports: [Range<Int>] {
    bytes.indices.compactMap { quote in
      guard bytes[quote] == UInt8(ascii: "\"") || bytes[quote] == UInt8(ascii: "'") else { return nil }
      let address = bytes[(quote + 1)...]
      guard address.starts(with: "./".utf8) || address.starts(with: "../".utf8),
        let end = address.firstIndex(of: bytes[quote]), isImport(before: quote)
      else { return nil }
      return quote + 1..<end
    }
  }

  private func isImport(before quote: Int) -> Bool {
    let line = bytes[..<quote].suffix(while: { $0 != UInt8(ascii: "\n") }).drop(while: StyleSheet.isSpace)
    // Comments name modules in the same words, for the types of what they describe.
    if ["//", "*", "/**"].contains(where: { line.starts(with: $0.utf8) }) { return false }
    let before = bytes[..<quote].withoutLastSpaces
    if before.last == UInt8(ascii: "(") { return before.dropLast().withoutLastSpaces.ends(with: "import") }
    return before.ends(with: "import") || before.ends(with: "from")
  }
}

extension ArraySlice<UInt8> {
  /// The longest end of it in which `belongs` is true of all.
  fileprivate func suffix(while belongs: (UInt8) -> Bool) -> ArraySlice {
    self[(lastIndex { !belongs($0) }.map { $0 + 1 } ?? startIndex)...]
  }

  fileprivate var withoutLastSpaces: ArraySlice {
    prefix(upTo: lastIndex { !StyleSheet.isSpace($0) }.map { $0 + 1 } ?? startIndex)
  }

  fileprivate func ends(with word: String) -> Bool { suffix(word.utf8.count).elementsEqual(word.utf8) }
}
