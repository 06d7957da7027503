import Synchronization

/// An object that many pages show, with what templates have made of it.
///
/// Where a section asks for nothing but what its object holds, it comes out the same on every page: so it is run
/// once, and copied from then on.
package final class KeptObject: Sendable {
  package let entries: [Object.Entry]
  /// Each impression knows the one before it, and a reference to each is held from here.
  private let last = Atomic<Unmanaged<Impression>?>(nil)

  package init(_ object: Object) { entries = object.entries }

  deinit {
    var next = newest
    while let impression = next {
      next = impression._withUnsafeGuaranteedRef { $0.older }
      impression.release()
    }
  }

  var newest: Unmanaged<Impression>? { last.load(ordering: .acquiring) }

  /// What was made at `place`, which is there for as long as this object is.
  func impression(at place: Impression.Place) -> Unmanaged<Impression>? {
    var next = newest
    while let impression = next {
      if impression._withUnsafeGuaranteedRef({ $0.place == place }) { return impression }
      next = impression._withUnsafeGuaranteedRef { $0.older }
    }
    return nil
  }

  /// Keeps what was made; two threads that make the same at once may both keep it.
  func keep(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Impression.Place, asking blocks: BlockSet, endsLine: Bool
  ) {
    let older = newest
    let impression = Unmanaged.passRetained(
      Impression(bytes, at: place, asking: blocks, endsLine: endsLine, older: older))
    let (isKept, _) = last.compareExchange(
      expected: older, desired: impression, ordering: .acquiringAndReleasing)
    if !isKept { impression.release() }
  }
}

/// What one section made of an object.
final class Impression: Sendable {
  let place: Place
  /// The blocks that the section looked up; where the page fills one of them, it may come out otherwise.
  let blocks: BlockSet
  /// Whether the next byte of template text begins a line.
  let endsLine: Bool
  let older: Unmanaged<Impression>?
  let bytes: [UInt8]

  /// All that decides how a section comes out, besides its object and the blocks that are filled.
  struct Place: Equatable {
    /// Number of the program.
    let program: UInt32
    /// The first instruction of the section's body.
    let body: UInt32
    /// How many inclusions are open, for there may only be so many.
    let depth: UInt16
    let beginsLine: Bool
    let followsLineBreak: Bool
  }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Place, asking blocks: BlockSet, endsLine: Bool,
    older: Unmanaged<Impression>?
  ) {
    self.bytes = Array(bytes)
    self.place = place
    self.blocks = blocks
    self.endsLine = endsLine
    self.older = older
  }
}

/// Blocks of a library, by their numbers; of more than 64 some are taken for each other.
struct BlockSet: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(block: UInt32) { rawValue = 1 << UInt64(block % 64) }
}
