import Diagnostics

/// An address outside the site with all percent-encoded that no address can hold (RFC 3986), for every place that it goes to.
///
/// What is encoded already stays, and so does the host, in which letters beyond ASCII are another standard's (RFC 5891).
func encodedAddress(_ url: String) -> String {
  if ASCIISet.address.containsAll(of: url) { return url }
  let rest = url.hasPrefix("//") ? url[...] : url.drop { $0 != ":" }.dropFirst()
  let path =
    rest.hasPrefix("//")
    ? rest.dropFirst(2).firstIndex { "/?#".contains($0) } ?? url.endIndex : url.startIndex
  return url[..<path] + percentEncoded(String(url[path...]), keeping: .address)
}
