import Markdown

/// The host of an address in the letters of the domain name system: in lower case, and its labels in other scripts in
/// Punycode (RFC 5891 §4.4); nil for what is no host's name.
///
/// - Parameter authority: the host and, perhaps, its port.
func asciiHost(_ authority: Substring) -> String? {
  let host = authority.lowercased().normalized
  let labels = host.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false).map(aLabel)
  guard labels.allSatisfy({ $0 != nil }) else { return nil }
  return labels.compactMap { $0 }.joined(separator: ".") + host.drop { $0 != ":" }
}

private func aLabel(_ label: Substring) -> String? {
  if label.utf8.allSatisfy({ $0 < 0x80 }) { return String(label) }
  return label.unicodeScalars.allSatisfy(isOfHosts) ? "xn--" + punycode(label) : nil
}

/// Whether the letter may stand in a label as it is; of most others nobody knows into which they would have to be turned.
private func isOfHosts(_ scalar: Unicode.Scalar) -> Bool {
  // Those two are letters of their own since 2008 (RFC 5892 §2.6).
  if scalar == "-" || scalar == "ß" || scalar == "ς" { return true }
  return scalar.properties.isXIDContinue && !scalar.properties.changesWhenNFKCCaseFolded
}

/// RFC 3492, §6.3.
private func punycode(_ label: Substring) -> String {
  let letters = label.unicodeScalars.map { Int($0.value) }
  var out = letters.filter { $0 < 128 }.map { UInt8($0) }
  let basicCount = out.count
  var done = basicCount
  if done > 0 { out.append(UInt8(ascii: "-")) }
  var (next, delta, bias) = (128, 0, 72)
  while done < letters.count {
    let smallest = letters.filter { $0 >= next }.min() ?? next
    delta += (smallest - next) * (done + 1)
    next = smallest
    for letter in letters {
      if letter < next { delta += 1 }
      guard letter == next else { continue }
      appendVariableLength(delta, bias, to: &out)
      bias = adapted(delta, to: done + 1, isFirst: done == basicCount)
      delta = 0
      done += 1
    }
    delta += 1
    next += 1
  }
  return String(decoding: out, as: UTF8.self)
}

private let (digits, leastThreshold, greatestThreshold) = (36, 1, 26)

private func appendVariableLength(_ number: Int, _ bias: Int, to out: inout [UInt8]) {
  var (rest, position) = (number, digits)
  while true {
    let threshold = min(max(position - bias, leastThreshold), greatestThreshold)
    guard rest >= threshold else { break }
    out.append(digit(threshold + (rest - threshold) % (digits - threshold)))
    rest = (rest - threshold) / (digits - threshold)
    position += digits
  }
  out.append(digit(rest))
}

private func digit(_ value: Int) -> UInt8 {
  value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
}

/// RFC 3492, §6.1.
private func adapted(_ number: Int, to count: Int, isFirst: Bool) -> Int {
  var (delta, bias) = (isFirst ? number / 700 : number / 2, 0)
  delta += delta / count
  while delta > (digits - leastThreshold) * greatestThreshold / 2 {
    delta /= digits - leastThreshold
    bias += digits
  }
  return bias + (digits - leastThreshold + 1) * delta / (delta + 38)
}
