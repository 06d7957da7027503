extension Typesetter {
  /// Whether the line after the break at `index` goes on from `words` without a space, as lines of Chinese and
  /// Japanese do.
  func isSeamless(_ index: Int, after words: [UInt8]) -> Bool {
    guard let last = words.last, last >= 0x80 else { return false }
    var next = index + 1
    while next < tree.nodes.count,
      [.emphasis, .strong, .strikethrough, .link].contains(tree.nodes[next].kind)
    {
      next += 1
    }
    guard next < tree.nodes.count else { return false }
    let node = tree.nodes[next]
    guard node.kind == .text || node.kind == .wikiLink else { return false }
    let line = node.kind == .text ? node.text : node.more
    let sides = [
      string(line.prefix(4)).unicodeScalars.first,
      String(decoding: words.suffix(4), as: UTF8.self).unicodeScalars.last,
    ]
    return sides.contains(where: isHanOrKana) && sides.allSatisfy { isHanOrKana($0) || isSharedMark($0) }
  }

  /// Of the quotation marks, dashes and dots that Chinese has in common with other scripts.
  private func isSharedMark(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.value ?? 0 {
    case 0xB7, 0x2014, 0x2015, 0x2018...0x201D, 0x2026: true
    default: false
    }
  }

  /// Of Han, Hiragana, Katakana or Bopomofo, or of their punctuation; Hangul is written with spaces.
  private func isHanOrKana(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.value ?? 0 {
    case 0x2E80...0x312F, 0x3190...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F, 0xFFE0...0xFFE6,
      0x1B000...0x1B16F, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
