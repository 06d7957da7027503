/// What to take off an English word that ends in `s`, by Harman's S-stemmer: `cities` city, `houses` house,
/// `classes` class, `bus` and `glass` as they are.
struct EnglishPlural {
  /// Letters to take off.
  let ending: Int
  /// Whether the last letter left becomes a `y`.
  let isOfY: Bool

  /// The three letters before the `s`, the last one first, and the length of the whole word.
  @inline(__always)
  init(before last: UInt8, _ second: UInt8, _ third: UInt8, length: Int) {
    switch last {
    case UInt8(ascii: "s"), UInt8(ascii: "u"):
      ending = 0
      isOfY = false
    case UInt8(ascii: "e"):
      isOfY = second == UInt8(ascii: "i") && length > 4
      let isHissing =
        second == UInt8(ascii: "x") || second == UInt8(ascii: "h")
        || second == UInt8(ascii: "s") && third == second
      ending = isOfY || isHissing ? 2 : 1
    default:
      ending = 1
      isOfY = false
    }
  }
}
