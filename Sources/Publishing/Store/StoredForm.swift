import Newsroom
import ObjectStore

/// A file as a store keeps it: with its headers, and packed if asked.
struct StoredForm: Sendable {
  /// Header of the object that names `digest`, for publications that find it without a record.
  static let digestHeader = "x-amz-meta-broadsheet-digest"

  let bytes: [UInt8]
  let headers: [(name: String, value: String)]
  let digest: String

  init(_ file: PublishedFile, packsText: Bool) throws {
    let content = try file.bytes()
    let packs = packsText && Self.gainsFromGzip(content, file)
    digest = Self.digest(content, file, packs)
    bytes = packs ? gzip(content) : content
    headers =
      [
        ("content-type", file.headers.contentType), ("cache-control", file.headers.cacheControl),
        (Self.digestHeader, digest),
      ] + (packs ? [("content-encoding", "gzip")] : [])
  }

  /// The digest that a file will have there: of its content before it is packed, and of its headers.
  static func digest(_ file: PublishedFile, packsText: Bool) throws -> String {
    let content = try file.bytes()
    return digest(content, file, packsText && gainsFromGzip(content, file))
  }

  /// zlib takes less than 4 GiB at once.
  private static func gainsFromGzip(_ content: [UInt8], _ file: PublishedFile) -> Bool {
    file.headers.gainsFromGzip && content.count < 1 << 30
  }

  private static func digest(_ content: [UInt8], _ file: PublishedFile, _ packs: Bool) -> String {
    let headers = "\(file.headers.contentType)\n\(file.headers.cacheControl)\n\(packs ? "gzip" : "")\n"
    return sha256(Array(headers.utf8), content)
  }
}
