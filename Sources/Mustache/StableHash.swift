/// A 64-bit hash that is the same in every process, on every machine: XXH64 with seed 0, fed in pieces.
///
/// For manifests and caches. Not for anything an attacker may choose.
package struct StableHasher: Sendable {
  private var lanes = (
    prime1 &+ prime2, prime2, UInt64(0), UInt64(0) &- prime1
  )
  /// Bytes that do not fill a stripe of 32 yet.
  private var pending = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
  private var pendingCount = 0
  private var total: UInt64 = 0

  package init() {}

  /// The hash of some bytes alone.
  package static func hash(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(bytes: bytes)
    return hasher.finish()
  }

  package static func hash(of bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { hash(of: $0) } }

  package mutating func combine(bytes: UnsafeRawBufferPointer) {
    total &+= UInt64(bytes.count)
    var rest = bytes[...]
    if pendingCount > 0 {
      let taken = min(32 - pendingCount, rest.count)
      store(UnsafeRawBufferPointer(rebasing: rest.prefix(taken)))
      rest = rest.dropFirst(taken)
      guard pendingCount == 32 else { return }
      withUnsafeBytes(of: pending) { mixStripe($0) }
      pendingCount = 0
    }
    var stripes = UnsafeRawBufferPointer(rebasing: rest)
    while stripes.count >= 32 {
      mixStripe(stripes)
      stripes = UnsafeRawBufferPointer(rebasing: stripes[32...])
    }
    store(stripes)
  }

  package mutating func combine(bytes: [UInt8]) {
    bytes.withUnsafeBytes { combine(bytes: $0) }
  }

  /// Eight bytes, little-endian.
  package mutating func combine(_ number: UInt64) {
    guard pendingCount > 24 || pendingCount & 7 != 0 else { return combine(word: number) }
    withUnsafeBytes(of: number.littleEndian) { combine(bytes: $0) }
  }

  // Most numbers come when whole words are pending; then nothing needs to be moved.
  private mutating func combine(word: UInt64) {
    total &+= 8
    switch pendingCount {
    case 0: pending.0 = word.littleEndian
    case 8: pending.1 = word.littleEndian
    case 16: pending.2 = word.littleEndian
    default:
      mix(
        UInt64(littleEndian: pending.0), UInt64(littleEndian: pending.1), UInt64(littleEndian: pending.2),
        word)
      pendingCount = 0
      return
    }
    pendingCount += 8
  }

  package mutating func combine(_ number: Int) { combine(UInt64(bitPattern: Int64(number))) }

  /// The UTF-8 bytes after their count, so that "ab", "c" and "a", "bc" differ.
  package mutating func combine(_ text: String) {
    combine(text.utf8.count)
    combine(utf8Of: text)
  }

  /// The UTF-8 bytes alone.
  mutating func combine(utf8Of text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { combine(bytes: Array(text.utf8)) }
  }

  package func finish() -> UInt64 {
    var hash = total < 32 ? prime5 : mergedLanes
    hash &+= total
    withUnsafeBytes(of: pending) { buffer in
      var offset = 0
      while offset + 8 <= pendingCount {
        hash = rotate(hash ^ round(0, word(buffer, at: offset)), 27) &* prime1 &+ prime4
        offset += 8
      }
      if offset + 4 <= pendingCount {
        let half = UInt64(UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        hash = rotate(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
        offset += 4
      }
      while offset < pendingCount {
        hash = rotate(hash ^ (UInt64(buffer[offset]) &* prime5), 11) &* prime1
        offset += 1
      }
    }
    return avalanche(hash)
  }

  private mutating func store(_ bytes: UnsafeRawBufferPointer) {
    let start = pendingCount
    withUnsafeMutableBytes(of: &pending) { buffer in
      UnsafeMutableRawBufferPointer(rebasing: buffer[start...]).copyMemory(from: bytes)
    }
    pendingCount += bytes.count
  }

  private mutating func mixStripe(_ bytes: UnsafeRawBufferPointer) {
    mix(word(bytes, at: 0), word(bytes, at: 8), word(bytes, at: 16), word(bytes, at: 24))
  }

  private mutating func mix(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    lanes = (
      round(lanes.0, a), round(lanes.1, b), round(lanes.2, c), round(lanes.3, d)
    )
  }

  private var mergedLanes: UInt64 {
    var hash = rotate(lanes.0, 1) &+ rotate(lanes.1, 7) &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      hash = (hash ^ round(0, lane)) &* prime1 &+ prime4
    }
    return hash
  }
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

private func rotate(_ x: UInt64, _ bits: UInt64) -> UInt64 { (x << bits) | (x >> (64 - bits)) }

private func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
  rotate(lane &+ input &* prime2, 31) &* prime1
}

private func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

private func avalanche(_ value: UInt64) -> UInt64 {
  var hash = value
  hash = (hash ^ (hash >> 33)) &* prime2
  hash = (hash ^ (hash >> 29)) &* prime3
  return hash ^ (hash >> 32)
}
