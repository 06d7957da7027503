import Markdown
import Mustache
import Synchronization

/// Parses bodies again whose text was not kept.
final class ManuscriptDesk: Sendable {
  private let folder: String
  private let reader: ContentReader
  private let firstFailure = Mutex<FileSystemError?>(nil)

  /// - Parameter folder: absolute path of the content folder.
  init(folder: String, reader: ContentReader) {
    self.folder = folder
    self.reader = reader
  }

  /// What went wrong since somebody asked the last time. A page that was printed meanwhile may lack its body.
  func takeFailure() -> FileSystemError? {
    firstFailure.withLock { failure in
      defer { failure = nil }
      return failure
    }
  }

  fileprivate func html(of path: String, fingerprint: UInt64) -> SlottedHTML {
    do throws(FileSystemError) {
      let file = folder + "/" + path
      let bytes = try FileIO.read(file)
      // Its links and pictures are known as they were.
      guard StableHasher.hash(of: bytes) == fingerprint, let document = reader.body(of: path, bytes) else {
        throw FileSystemError("read", file, reason: "it changed while the site was being built; build again")
      }
      return document.html
    } catch {
      firstFailure.withLock { $0 = $0 ?? error }
      return SlottedHTML(text: "", slots: [])
    }
  }
}

/// A content file whose body can be parsed again.
package struct ManuscriptFile: Sendable {
  let desk: ManuscriptDesk
  /// Relative to the content folder.
  let path: String
  /// Stable hash of the bytes that the file had.
  let fingerprint: UInt64

  var html: SlottedHTML { desk.html(of: path, fingerprint: fingerprint) }
}
