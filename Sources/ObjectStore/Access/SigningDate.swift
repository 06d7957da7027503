import Glibc

/// The moment at which a request is signed.
struct SigningDate: Hashable, Sendable {
  /// Such as `20150830T123600Z`.
  let text: String

  init(text: String) { self.text = text }

  /// - Parameter seconds: since 1970.
  init(seconds: Int) {
    var (time, parts) = (time_t(seconds), tm())
    gmtime_r(&time, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y%m%dT%H%M%SZ", &parts)
    text = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Such as `20150830`.
  var day: Substring { text.prefix(8) }
}
