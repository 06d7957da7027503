import Crypto
import Diagnostics

/// Amazon's signature, version 4, over one request: proof of knowing the secret key without sending it.
struct Signature: Sendable {
  let credentials: StoreCredentials
  let region: String
  var service = "s3"

  /// The value of the header `Authorization`.
  ///
  /// - Parameter path: escaped, as it is sent.
  /// - Parameter headers: all that are signed, with `host` and `x-amz-date`.
  /// - Parameter payload: hexadecimal SHA-256 of the body.
  func authorization(
    _ method: String, path: String, query: [(name: String, value: String)],
    headers: [(name: String, value: String)], payload: String, at date: SigningDate
  ) -> String {
    let lines = headers.map { (name: $0.name.lowercased(), value: Self.plain($0.value)) }
      .sorted { $0.name < $1.name }
    let signed = lines.map(\.name).joined(separator: ";")
    let request = [
      method, path, Self.text(of: query), lines.map { "\($0.name):\($0.value)\n" }.joined(), signed, payload,
    ].joined(separator: "\n")
    let scope = "\(date.day)/\(region)/\(service)/aws4_request"
    let text = "AWS4-HMAC-SHA256\n\(date.text)\n\(scope)\n\(sha256(Array(request.utf8)))"
    let signature = hexadecimal(Self.code(text, key(for: date)))
    return "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope), "
      + "SignedHeaders=\(signed), Signature=\(signature)"
  }

  /// A query in the order and with the escapes that are signed.
  static func text(of query: [(name: String, value: String)]) -> String {
    query.map { (escaped($0.name), escaped($0.value)) }
      .sorted { $0 < $1 }
      .map { "\($0)=\($1)" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String { percentEncoded(text, keeping: .unreserved) }

  private func key(for date: SigningDate) -> SymmetricKey {
    let start = SymmetricKey(data: Array("AWS4\(credentials.secretKey)".utf8))
    return [String(date.day), region, service, "aws4_request"].reduce(start) {
      SymmetricKey(data: Self.code($1, $0))
    }
  }

  private static func code(_ text: String, _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
  }

  /// A header's value without space around it, and with single spaces in it.
  private static func plain(_ value: String) -> String { value.split(separator: " ").joined(separator: " ") }
}

/// The SHA-256 of all the parts, one after another, in hexadecimal.
package func sha256(_ parts: [UInt8]...) -> String {
  var hash = SHA256()
  for part in parts { hash.update(data: part) }
  return hexadecimal(hash.finalize())
}

/// Lower-case hexadecimal digits.
private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
