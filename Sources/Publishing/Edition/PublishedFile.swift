import Newsroom

/// One file of the site as readers are to get it.
package struct PublishedFile: Hashable, Sendable, Comparable {
  /// Where its bytes are.
  package enum Source: Hashable, Sendable {
    /// Absolute path on this machine.
    case file(String)
    case bytes([UInt8])
  }

  /// Relative to the site's front page, such as `articles/flood/index.html`; no `..`, no control characters.
  package let path: String
  package let source: Source
  /// Bytes.
  package let size: Int
  package let headers: FileHeaders
  package let stage: UploadStage

  /// - Parameter isStory: whether it is the page of one story, which its path alone may not say.
  package init(path: String, source: Source, size: Int, isStory: Bool = false) {
    self.path = path
    self.source = source
    self.size = size
    headers = FileHeaders(path)
    stage = isStory ? .pages : UploadStage(path)
  }

  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, source: .bytes(bytes), size: bytes.count)
  }

  /// The whole file.
  package func bytes() throws(FileSystemError) -> [UInt8] {
    switch source {
    case .file(let path): try FileIO.read(path)
    case .bytes(let bytes): bytes
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.path < b.path }
}
