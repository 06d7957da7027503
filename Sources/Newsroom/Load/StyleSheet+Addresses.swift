extension StyleSheet {
  /// An address of another file, as `url()` or `@import` names it.
  struct Address {
    /// Where it stands, without its quotes.
    let range: Range<Int>
    let text: String
  }

  /// All addresses of other files, in their order; one with a backslash in it is left out.
  var addresses: [Address] {
    var found: [Address] = []
    var index = 0
    while index < bytes.count {
      let end = self.end(ofPieceAt: index)
      let piece = bytes[index..<end]
      if piece.starts(with: Self.addressStart), piece.count > Self.addressStart.count {
        note(piece.dropFirst(Self.addressStart.count).dropLast(), &found)
      } else if piece[index] == UInt8(ascii: "\"") || piece[index] == UInt8(ascii: "'"), isAddress(at: index)
      {
        note(piece.dropFirst().dropLast(), &found)
      }
      index = end
    }
    return found
  }

  /// Whether what is quoted here is an address, and no text.
  private func isAddress(at index: Int) -> Bool {
    var end = index
    while end > 0, Self.isSpace(bytes[end - 1]) { end -= 1 }
    let before = bytes[..<end]
    return before.suffix(Self.addressStart.count).elementsEqual(Self.addressStart)
      || before.suffix(Self.importStart.count).elementsEqual(Self.importStart)
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

  private static let addressStart = Array("url(".utf8)
  private static let importStart = Array("@import".utf8)
}

/// What a style sheet among the assets means by an address.
enum AssetAddress: Equatable {
  /// A file of `templates/assets`, by its name, with what stands behind it: `?#iefix`.
  case asset(String, rest: Substring)
  /// Elsewhere on the site or in the web, in the sheet itself, or no address.
  case other

  /// - Parameter sheet: name of the style sheet that `address` stands in.
  init(_ address: String, in sheet: String) {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let first = path.first, first != "/",
      !path.prefix(while: { $0 != "/" }).contains(":")
    else {
      self = .other
      return
    }
    var parts = sheet.split(separator: "/").dropLast().map(String.init)
    for part in percentDecoded(String(path)).split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        guard parts.popLast() != nil else {
          self = .other
          return
        }
      default: parts.append(String(part))
      }
    }
    self = .asset(parts.joined(separator: "/"), rest: address[path.endIndex...])
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces at its ends.
  fileprivate var trimmed: ArraySlice {
    var slice = drop(while: StyleSheet.isSpace)
    while let last = slice.last, StyleSheet.isSpace(last) { slice.removeLast() }
    return slice
  }
}
