import Markdown
import Mustache
import Synchronization

/// Fetches bodies that are not in memory: parses again those whose text was not kept.
final class ManuscriptDesk: Sendable {
  private let folder: String
  private let reader: ContentReader
  private let failures = Mutex<[(file: ManuscriptFile, error: FileSystemError)]>([])

  /// - Parameter folder: absolute path of the content folder.
  init(folder: String, reader: ContentReader) {
    self.folder = folder
    self.reader = reader
  }

  /// What went wrong since somebody asked the last time, with a file that is of interest. A page that was printed
  /// meanwhile may lack its body.
  ///
  /// An older edition may be printed at the same time, of files as they were: that is no matter of a newer one.
  func takeFailure(with isOfInterest: (ManuscriptFile) -> Bool = { _ in true }) -> FileSystemError? {
    let failures = failures.withLock { failures in
      defer { failures = [] }
      return failures
    }
    return failures.first { isOfInterest($0.file) }?.error
  }

  fileprivate func html(of file: ManuscriptFile) -> SlottedHTML {
    if let html = file.copy?.html { return html }
    do throws(FileSystemError) {
      let path = folder + "/" + file.path
      let bytes = try FileIO.read(path)
      // Its links and pictures are known as they were.
      guard StableHasher.hash(of: bytes) == file.fingerprint,
        let document = reader.body(of: file.path, bytes, language: file.language)
      else {
        throw FileSystemError("read", path, reason: "it changed while the site was being built; build again")
      }
      return document.html
    } catch {
      failures.withLock { $0.append((file, error)) }
      return SlottedHTML(text: "", slots: [])
    }
  }
}

/// A content file whose body can be parsed again.
package struct ManuscriptFile: Sendable {
  let desk: ManuscriptDesk
  /// Relative to the content folder.
  let path: String
  /// BCP 47 tag that its front matter names; nil for the site's own language.
  let language: String?
  /// Stable hash of the bytes that the file had.
  let fingerprint: UInt64
  /// What was made of the body, where that was kept.
  var copy: BodyCopy?

  var html: SlottedHTML { desk.html(of: self) }
}
