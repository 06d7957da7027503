/// What became of an address outside the site.
package enum LinkVerdict: Hashable, Sendable {
  case alive
  /// It is there, under an address that its owner asks to be used from now on.
  case moved(to: String)
  /// It is gone; the text says what was answered.
  case dead(String)
  /// Nobody can say: readers may well get there. The text says why.
  case unchecked(String)
  /// Nobody was asked, so that nothing is known, and nothing is worth keeping. The text says why.
  case unasked(String)
}
