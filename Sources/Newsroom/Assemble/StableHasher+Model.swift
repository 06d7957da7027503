import Mustache

extension StableHasher {
  mutating func combine(_ link: ResolvedLink) {
    switch link {
    case .site(let path, let suffix, let story):
      combine(path.text)
      combine(suffix)
      combine(story?.headline ?? "")
      combine(story?.language ?? "")
    case .anchor(let text): combine("#" + text)
    case .elsewhere(let url): combine(url)
    case .withheld(let text): combine("-" + text)
    }
  }

  mutating func combine(_ picture: Picture?) {
    guard let picture else { return combine(0 as UInt64) }
    switch picture.location {
    case .site(let path): combine(path.text)
    case .elsewhere(let url): combine(url)
    }
    combine(picture.width ?? 0)
    combine(picture.height ?? 0)
    combine(picture.isHeavy ? 1 : 0)
    for text in [picture.type, picture.alt, picture.caption, picture.credit] { combine(text) }
  }

  /// A file by its state on disk, which stands for its bytes: media are large and are copied, not made.
  mutating func combine(_ file: Inventory.Entry) {
    combine(file.path)
    combine(file.size)
    combine(file.modified)
    combine(file.inode)
  }
}
