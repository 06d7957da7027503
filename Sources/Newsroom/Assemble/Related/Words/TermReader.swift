/// Cuts text into terms: folded, lightly stemmed words, phrases of two words, and n-grams where a script
/// writes no spaces.
///
/// Nothing here is for one language only: a language without a list of function words or a stemmer of its
/// own gets what serves every language, phrases and words cut to their first letters.
struct TermReader {
  private let functionWords: FunctionWords
  private let stemming: Stemming

  /// Bytes of a part that are read; a longer story has said what it is about by then.
  static let longest = 65_536

  init(language: String) {
    let primary = language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(
      String.init)
    functionWords = FunctionWords.of(primary ?? "")
    stemming = Stemming.of(primary ?? "")
  }

  func read<Sink: TermSink & ~Copyable>(_ text: String, into sink: inout Sink) {
    var text = text
    text.withUTF8 { bytes in
      let part = UnsafeBufferPointer(rebasing: bytes.prefix(Self.longest))
      ByteKind.table.withUnsafeBufferPointer { kinds in
        withUnsafeTemporaryAllocation(byteCount: FoldedWord.capacity, alignment: 8) { space in
          var word = FoldedWord(space, stemming: stemming)
          withUnsafeTemporaryAllocation(of: Int32.self, capacity: WordEdges.capacity(part)) { places in
            read(part, WordEdges(part, in: places), kinds, &word, &sink)
          }
        }
      }
    }
  }

  /// The word before, when a phrase can go on from it.
  private struct Previous {
    var term: Term = 0
    var start = 0
  }

  private func read<Sink: TermSink & ~Copyable>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ edges: WordEdges, _ kinds: UnsafeBufferPointer<ByteKind>,
    _ word: inout FoldedWord, _ sink: inout Sink
  ) {
    var previous = Previous()
    var index = 0
    var edge = 0
    while index < bytes.count {
      if index == edges[edge] {
        let end = edges[edge &+ 1]
        edge &+= 2
        if end &- index <= ShortWord.longest, index &+ ShortWord.room < bytes.count, !canGoOn(bytes, at: end)
        {
          add(ShortWord(bytes, at: index, length: end &- index), from: index, &previous, &sink)
          index = end
          if bytes[end] == UInt8(ascii: " ") { index = end &+ 1 }
          continue
        }
      }
      switch kinds[Int(bytes[index])] {
      case .letter: index = readWord(bytes, from: index, &word, &previous, &sink)
      case .space:
        // A blank line ends a block, and no phrase runs from one block into the next.
        if bytes[index] == 0x0A, index + 1 < bytes.count, bytes[index + 1] == 0x0A { previous.term = 0 }
        index += 1
      case .mark:
        previous.term = 0
        index += 1
      case .beyond:
        let (scalar, next) = decode(bytes, at: index)
        switch WritingSystem(scalar) {
        case .words: index = readWord(bytes, from: index, &word, &previous, &sink)
        case .space: index = next
        case .mark:
          previous.term = 0
          index = next
        case let script: index = readRun(bytes, from: index, script, &previous, &sink)
        }
      }
      while edges[edge] < index { edge &+= 2 }
    }
  }

  /// Whether a word of ASCII may have more letters behind it: the quotes and dashes of U+2000 to U+203F
  /// are none.
  ///
  /// The byte behind `end` must be there, and is when the word is no longer than `ShortWord.longest` and has
  /// `ShortWord.room`.
  @inline(__always)
  private func canGoOn(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
    bytes[end] >= 0x80 && !(bytes[end] == 0xE2 && bytes[end + 1] == 0x80)
  }

  @inline(__always)
  private func add<Sink: TermSink & ~Copyable>(
    _ word: ShortWord, from start: Int, _ previous: inout Previous, _ sink: inout Sink
  ) {
    // A single letter says nothing, and is mostly what an apostrophe cut off.
    guard word.length > 1 else { return }
    let hash = word.hash
    let place = Range(uncheckedBounds: (start, start &+ word.length))
    add(functionWords.sifted(word.stemHash(stemming, hash), of: hash), place, &previous, &sink)
  }

  /// Reads one word of a script with spaces, of any letters and length; returns where it ends.
  private func readWord<Sink: TermSink & ~Copyable>(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ word: inout FoldedWord,
    _ previous: inout Previous, _ sink: inout Sink
  ) -> Int {
    var index = start
    word.clear()
    scan: while index < bytes.count {
      switch ByteKind.table[Int(bytes[index])] {
      case .letter:
        word.append(ascii: bytes[index])
        index += 1
      case .beyond:
        let (scalar, next) = decode(bytes, at: index)
        guard WritingSystem(scalar) == .words else { break scan }
        word.append(scalar)
        index = next
      case .space, .mark: break scan
      }
    }
    guard word.letters > 1 else { return index }
    let whole = word.hash
    word.stem()
    add(functionWords.sifted(word.hash, of: whole), start..<index, &previous, &sink)
    return index
  }

  /// Reads a run of a script without spaces as overlapping n-grams; Katakana as one word, Hangul too short
  /// for an n-gram as it is.
  private func readRun<Sink: TermSink & ~Copyable>(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ script: WritingSystem,
    _ previous: inout Previous, _ sink: inout Sink
  ) -> Int {
    let size = script.gramSize
    // The last characters read and where each starts; no n-gram is longer than three.
    var window: (UInt32, UInt32, UInt32) = (0, 0, 0)
    var starts = (start, start, start)
    var whole = TermHash()
    var count = 0
    var index = start
    while index < bytes.count, bytes[index] >= 0x80 {
      let (scalar, next) = decode(bytes, at: index)
      guard WritingSystem(scalar) == script else { break }
      window = (window.1, window.2, scalar)
      starts = (starts.1, starts.2, index)
      whole.mix(UInt64(scalar))
      count += 1
      if size > 0, count >= size {
        var gram = TermHash()
        if size == 3 { gram.mix(UInt64(window.0)) }
        gram.mix(UInt64(window.1) << 32 | UInt64(window.2))
        sink.add(gram.term, at: (size == 3 ? starts.0 : starts.1)..<next)
      }
      index = next
    }
    if size == 0 {
      if count > 1 { add(whole.term, start..<index, &previous, &sink) }
    } else {
      if count < size, script.standsAlone { sink.add(whole.term, at: start..<index) }
      previous.term = 0
    }
    return index
  }

  /// - Parameter term: 0 for a function word, which ends a phrase.
  @inline(__always)
  private func add<Sink: TermSink & ~Copyable>(
    _ term: Term, _ place: Range<Int>, _ previous: inout Previous, _ sink: inout Sink
  ) {
    var phrase = TermHash()
    phrase.mix(UInt64(previous.term) << 32 | UInt64(term))
    sink.add(term, at: place)
    sink.add(
      phrase.term & ~(term.isNoneMask | previous.term.isNoneMask),
      at: Range(uncheckedBounds: (previous.start, place.upperBound)))
    previous = Previous(term: term, start: place.lowerBound)
  }
}

/// The scalar at `index` and where the next one starts; malformed bytes are U+FFFD each.
@inline(__always)
private func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
  let first = UInt32(bytes[index])
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard first >= 0xC2, index + length <= bytes.count else { return (0xFFFD, index + 1) }
  var scalar = first & (0xFF >> UInt32(length + 1))
  for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
  return (scalar, index + length)
}

/// What one byte of UTF-8 means to a reader of words.
private enum ByteKind: UInt8 {
  case letter, space, mark, beyond

  static let table: [ByteKind] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    // Hyphens, apostrophes and underscores part words but not phrases.
    case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "_"): .space
    case 0..<0x80: .mark
    default: .beyond
    }
  }
}
