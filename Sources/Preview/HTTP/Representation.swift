/// What stands at an address, before a request's conditions and ranges are applied to it.
struct Representation: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case bytes([UInt8])
    case file(path: String, size: Int)
  }

  var status = 200
  let type: String
  let content: Content
  let tag: EntityTag

  init(status: Int = 200, type: String, bytes: [UInt8]) {
    self.status = status
    self.type = type
    content = .bytes(bytes)
    tag = EntityTag(of: bytes)
  }

  init(type: String, file path: String, size: Int, tag: EntityTag) {
    self.type = type
    content = .file(path: path, size: size)
    self.tag = tag
  }

  var size: Int {
    switch content {
    case .bytes(let bytes): bytes.count
    case .file(_, let size): size
    }
  }

  func response(to request: PreviewRequest) -> PreviewResponse {
    var headers = ["Content-Type": type, "Content-Length": String(size)]
    guard status == 200 else {
      return PreviewResponse(status: status, headers: headers, body: part(0..<size))
    }
    headers["ETag"] = tag.text
    headers["Accept-Ranges"] = "bytes"
    if tag.matches(ifNoneMatch: request.headers["if-none-match"]) {
      return PreviewResponse(status: 304, headers: headers, body: .bytes([]))
    }
    let asksForRange = !request.isHead && tag.satisfies(ifRange: request.headers["if-range"])
    switch asksForRange ? ByteRange(request.headers["range"], size: size) : .whole {
    case .whole: return PreviewResponse(status: 200, headers: headers, body: part(0..<size))
    case .part(let range):
      headers["Content-Length"] = String(range.count)
      headers["Content-Range"] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
      return PreviewResponse(status: 206, headers: headers, body: part(range))
    case .unsatisfiable:
      return .plain(416, "There are \(size) bytes", headers: ["Content-Range": "bytes */\(size)"])
    }
  }

  private func part(_ range: Range<Int>) -> PreviewResponse.Body {
    switch content {
    case .bytes(let bytes): .bytes(range.count == bytes.count ? bytes : Array(bytes[range]))
    case .file(let path, _): .file(path: path, range: range)
    }
  }
}
