/// Reads the number of a publication from a record; nil for what no publication ever had.
///
/// A damaged record must not pass for one of another publication, nor overflow the next number.
func publicationNumber(_ text: some StringProtocol) -> Int? {
  Int(text).flatMap { (0..<1 << 53).contains($0) ? $0 : nil }
}

/// A word that no record has had before.
func randomTicket() -> String { String(UInt64.random(in: 0 ... .max), radix: 16) }
