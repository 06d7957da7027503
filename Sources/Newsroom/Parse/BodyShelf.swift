import Markdown
import Synchronization

/// Where the bodies of parsed articles wait for their pages: in memory while there is room, the others on the disk.
///
/// Which bodies stay in memory depends on which thread is first; what pages say does not.
final class BodyShelf: Sendable {
  private let desk: ManuscriptDesk
  private let place: CachePlace?
  /// Bytes of HTML that may still stay in memory.
  private let room: Atomic<Int>
  private let scratch = Mutex<Scratch>(.unopened)

  private enum Scratch {
    case unopened
    case open(ScratchFile)
    case unavailable
  }

  /// Bytes of HTML, of about 20,000 stories.
  static let roomInMemory = 128 << 20

  /// - Parameter place: on whose disk bodies may wait; nil to keep all of them in memory.
  init(desk: ManuscriptDesk, place: CachePlace?, room: Int = roomInMemory) {
    self.desk = desk
    self.place = place
    self.room = Atomic(room)
  }

  func keep(_ html: SlottedHTML, of path: String, language: String?, fingerprint: UInt64) -> BodyText {
    let left = room.subtract(html.text.utf8.count, ordering: .relaxed).newValue
    guard left < 0, let file = scratchFile(), let place = file.write(html.text) else { return .here(html) }
    return .inFile(
      ManuscriptFile(
        desk: desk, path: path, language: language, fingerprint: fingerprint,
        copy: BodyCopy(file: file, place: place, slots: html.slots)))
  }

  private func scratchFile() -> ScratchFile? {
    guard let place else { return nil }
    return scratch.withLock { scratch in
      if case .unopened = scratch {
        // Without a place on the disk bodies stay in memory, which is no reason to fail.
        scratch =
          (try? place.makeFolder()) == nil
          ? .unavailable : ScratchFile(in: place.folder).map(Scratch.open) ?? .unavailable
      }
      guard case .open(let file) = scratch else { return nil }
      return file
    }
  }
}

/// A parsed body in a scratch file.
struct BodyCopy: Sendable {
  let file: ScratchFile
  let place: ScratchFile.Place
  let slots: [SlottedHTML.Slot]

  /// Nil when the disk fails.
  var html: SlottedHTML? { file.text(at: place).map { SlottedHTML(text: $0, slots: slots) } }
}
