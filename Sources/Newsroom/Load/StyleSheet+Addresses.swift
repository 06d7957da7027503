import Diagnostics

extension StyleSheet {
  /// An address of another file, as `url()`, `image-set()` or `@import` names it.
  struct Address {
    /// Where it stands, without its quotes.
    let range: Range<Int>
    let text: String
  }

  /// All addresses of other files, in their order; one with a backslash in it is left out.
  var addresses: [Address] {
    var found: [Address] = []
    // Whether what is quoted is an address and no text, for each bracket that is open.
    var holdsAddresses: [Bool] = []
    // Where the last piece ended that was more than space or comment.
    var (index, before) = (0, 0)
    while index < bytes.count {
      let start = index
      index = end(ofPieceAt: start)
      let piece = bytes[start..<index]
      if Self.isSpace(bytes[start]) || piece.starts(with: Self.commentStart) { continue }
      switch bytes[start] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if holdsAddresses.last == true || ends(with: Self.importStart, at: before) {
          note(piece.dropFirst().dropLast(), &found)
        }
      case UInt8(ascii: "("): holdsAddresses.append(ends(with: Self.setStart, at: index))
      case UInt8(ascii: ")"): _ = holdsAddresses.popLast()
      default:
        guard Self.begins(piece, with: Self.addressStart) else { break }
        let address = piece.dropFirst(Self.addressStart.count)
        if address.isEmpty { holdsAddresses.append(true) } else { note(address.dropLast(), &found) }
      }
      before = index
    }
    return found
  }

  private func ends(with word: [UInt8], at end: Int) -> Bool {
    Self.begins(bytes[..<end].suffix(word.count), with: word)
  }

  private func note(_ written: ArraySlice<UInt8>, _ found: inout [Address]) {
    let text = written.trimmed
    guard !text.isEmpty, !text.contains(UInt8(ascii: "\\")) else { return }
    found.append(Address(range: text.indices, text: String(decoding: text, as: UTF8.self)))
  }

  /// The same sheet with another address wherever `replacement` has one.
  func replacingAddresses(_ replacement: (String) -> String?) -> StyleSheet {
    var out: [UInt8] = []
    var done = 0
    for address in addresses {
      guard let other = replacement(address.text) else { continue }
      out += bytes[done..<address.range.lowerBound] + Array(other.utf8)
      done = address.range.upperBound
    }
    return StyleSheet(bytes: out + bytes[done...])
  }

  private static let importStart = Array("@import".utf8)
  private static let setStart = Array("image-set(".utf8)
}

/// What a style sheet among the assets means by an address.
enum AssetAddress: Equatable {
  /// A file of `templates/assets`, by its name, with what stands behind it: `?#iefix`.
  case asset(String, rest: Substring)
  /// Another file of the site, by its path from where the site begins.
  case site(String)
  /// Something by its whole path or in the web, in the sheet itself, or no address.
  case other

  /// - Parameter sheet: name of the style sheet that `address` stands in.
  init(_ address: String, in sheet: String) {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let first = path.first, first != "/",
      !path.prefix(while: { $0 != "/" }).contains(":"),
      let file = normalizedPath(percentDecoded(String(path)), relativeTo: Theme.assetsPrefix + sheet)
    else {
      self = .other
      return
    }
    let folder = "/" + Theme.assetsPrefix
    self =
      file.hasPrefix(folder)
      ? .asset(String(file.dropFirst(folder.count)), rest: address[path.endIndex...]) : .site(file)
  }
}

extension ArraySlice<UInt8> {
  /// Without the spaces of style sheets at its ends.
  var trimmed: ArraySlice {
    var slice = drop(while: StyleSheet.isSpace)
    while let last = slice.last, StyleSheet.isSpace(last) { slice.removeLast() }
    return slice
  }
}
