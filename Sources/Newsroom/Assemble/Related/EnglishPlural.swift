/// What to take off an English word that ends in `s`, by Harman's S-stemmer: `cities` city, `houses` house,
/// `boxes` box, `bus` and `glass` as they are.
struct EnglishPlural {
  /// Letters to take off.
  let ending: Int
  /// Whether the last letter left becomes a `y`.
  let isOfY: Bool

  /// The two letters before the `s`, the last one first, and the length of the whole word.
  @inline(__always)
  init(before last: UInt8, _ secondLast: UInt8, length: Int) {
    switch last {
    case UInt8(ascii: "s"), UInt8(ascii: "u"):
      ending = 0
      isOfY = false
    case UInt8(ascii: "e"):
      isOfY = secondLast == UInt8(ascii: "i") && length > 4
      let isHissing =
        secondLast == UInt8(ascii: "s") || secondLast == UInt8(ascii: "x") || secondLast == UInt8(ascii: "z")
        || secondLast == UInt8(ascii: "h")
      ending = isOfY || isHissing ? 2 : 1
    default:
      ending = 1
      isOfY = false
    }
  }
}
