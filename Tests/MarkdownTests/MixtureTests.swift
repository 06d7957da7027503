import Markdown
import Testing

/// Markup thrown together at random, but the same each time.
struct MixtureTests {
  private static let pieces = [
    "a", " ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "*", "**", "~~", "`", "```\n", "[", "]", "](", ")",
    "[[x]]",
    "[[a_b|c 'd']]", "![a](b \"c | d\")", "[a](/b)", "Related: ", "[!pull]\n", "— ", "\u{1}", "\u{3}", "|",
    "|\n|--|:-:|\n", "[^1]", "[^1]: ", "# ", "<b>", "<!-- x -->", "<div>\n", "\\", "&#10;", "www.a.bc",
    "a@b.cc", "\t",
    "東", "\"", "- [x] ", "\r\n", "---\n", "[a]: /u\n", "[a]", "<http://x.y>", "javascript:",
  ]

  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static func body(_ number: Int) -> String {
    var dice = Dice(state: UInt64(number))
    return (0..<20).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
  }

  @Test("Whatever the markup, every element is closed in order and no link holds another")
  func balanced() {
    for number in 0..<1_500 {
      let body = Self.body(number)
      #expect(isBalanced(html(body)), "\(body.debugDescription)")
    }
  }

  @Test("Whatever the markup, a place is in the file")
  func places() {
    for number in 0..<1_500 {
      let body = Self.body(number)
      let lines = body.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      let document = document(body)
      for span in document.links.map(\.span) + document.images.map(\.span) {
        #expect(1...lines ~= span.line && span.column >= 1, "\(body.debugDescription)")
      }
    }
  }

  private func isBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for tag in html.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where !["br", "hr", "input"].contains(tag.2) {
      if tag.1.isEmpty {
        if tag.2 == "a", open.contains("a") { return false }
        open.append(tag.2)
      } else if open.popLast() != tag.2 {
        return false
      }
    }
    return open.isEmpty
  }
}
