/// One picture of a `srcset`.
package struct SourceSetCandidate {
  package let address: ArraySlice<UInt8>
  /// What follows the address, with the space before it, such as ` 2x`.
  package let descriptor: ArraySlice<UInt8>

  /// The pictures of a `srcset` (HTML Living Standard, §4.8.4.2.2), whose addresses may hold commas.
  ///
  /// None where a descriptor has brackets, which browsers read in a way of their own.
  package static func all(in value: ArraySlice<UInt8>) -> [SourceSetCandidate] {
    let comma = UInt8(ascii: ",")
    func isSeparator(_ byte: UInt8) -> Bool { byte == comma || isSpace(byte) }
    var found: [SourceSetCandidate] = []
    var rest = value.drop(while: isSeparator)
    while !rest.isEmpty {
      let word = rest.prefix { !isSpace($0) }
      rest = rest[word.endIndex...]
      let address = word[..<(word.lastIndex { $0 != comma }.map { $0 + 1 } ?? word.startIndex)]
      let descriptor = rest.prefix(address.endIndex < word.endIndex ? 0 : rest.count).prefix { $0 != comma }
      guard !descriptor.contains(UInt8(ascii: "(")) else { return [] }
      found.append(SourceSetCandidate(address: address, descriptor: descriptor))
      rest = rest.dropFirst(descriptor.count).drop(while: isSeparator)
    }
    return found
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
