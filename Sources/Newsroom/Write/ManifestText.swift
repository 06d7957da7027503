/// How a manifest is written down: one line for each ingredient and file, and a last line that shows that all is there.
///
///     broadsheet manifest 4 1f3a 90b2 1764000000 9223372036854775807 24 16 0 0 https://gazette.example
///     = 5d11 edition all
///     = 77aa page article
///     8c5e 41d 10213 articles/flood/index.html
///     end
///
/// Behind the end stand files that a later build was about to write and was not known to have written:
///
///     ? articles/flood/index.html
extension Manifest {
  private static let anyHeader = "broadsheet manifest "
  private static let header = anyHeader + "4 "
  /// What builds of version 0.1 wrote: no ingredients, and other fingerprints.
  private static let olderHeader = anyHeader + "3 "
  private static let ingredientMark = UInt8(ascii: "=")

  /// Nil when the bytes are no whole manifest that this program knows.
  package init?(bytes: [UInt8]) {
    let isOlder = bytes.starts(with: Self.olderHeader.utf8)
    guard isOlder || bytes.starts(with: Self.header.utf8) else { return nil }
    var lines = Lines(bytes[Self.header.utf8.count...])
    let fields = lines.next()?.text.split(separator: " ") ?? []
    guard let generator = fields.first.flatMap({ UInt64($0, radix: 16) }) else { return nil }
    var ingredients = Ingredients()
    var files: [(path: String, entry: Entry)] = []
    files.reserveCapacity(bytes.count / 64)
    while true {
      // Without its last line it is not whole.
      guard let line = lines.next() else { return nil }
      if line.bytes.elementsEqual(Self.end.utf8) { break }
      if line.bytes.first == Self.ingredientMark {
        guard ingredients.add(line.text.dropFirst(2)) else { return nil }
      } else if let file = isOlder ? line.olderEntry : line.entry {
        files.append(file)
      } else {
        return nil
      }
    }
    let isFinished = lines.isAtEnd && !isOlder
    // A line that ends nowhere was being written when the build ended: it had not touched any file.
    while let line = lines.next() {
      guard let path = line.pathInDoubt else { return nil }
      files.append((path, .inDoubt))
    }
    self.init(
      generator: generator, ingredients: ingredients, basis: isFinished ? Basis(fields.dropFirst()) : nil)
    reserve(files.count)
    for file in files { set(file.path, to: file.entry) }
  }

  package var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(paths.count * 80 + 8_192)
    func append(_ text: String) { out.append(contentsOf: text.utf8) }
    append(Self.header + String(generator, radix: 16) + (basis.map { " " + $0.text } ?? "") + "\n")
    for line in ingredients.lines { append("= \(line)\n") }
    for path in paths {
      guard let entry = self[path] else { continue }
      out.append(hexadecimal: entry.contents)
      out.append(UInt8(ascii: " "))
      out.append(hexadecimal: UInt64(entry.own))
      append(" \(entry.size) ")
      append(path)
      append("\n")
    }
    append(Self.end + "\n")
    return out
  }

  /// What is to stand behind a manifest while a build moves these files into place.
  static func intent(toWrite files: some Sequence<String>) -> [UInt8] {
    var out: [UInt8] = []
    for file in files { out.append(contentsOf: "? \(file)\n".utf8) }
    return out
  }

  private static let end = "end"
}

extension [UInt8] {
  fileprivate mutating func append(hexadecimal number: UInt64) {
    var shift = Swift.max(0, (63 - number.leadingZeroBitCount) / 4 * 4)
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      shift -= 4
    }
  }
}

/// The lines of a text, byte by byte: there are thousands, and no other build waits for them.
private struct Lines {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func next() -> Line? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return Line(bytes: rest[..<end])
  }
}

/// What is left of a line.
private struct Line {
  private(set) var bytes: ArraySlice<UInt8>

  init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var entry: (path: String, entry: Manifest.Entry)? {
    var rest = self
    guard let contents = rest.hexadecimal(), let own = rest.hexadecimal().flatMap(UInt16.init(exactly:)),
      let size = rest.decimal(), rest.isPathInside
    else { return nil }
    return (rest.text, Manifest.Entry(contents: contents, own: own, size: size))
  }

  var pathInDoubt: String? {
    var rest = self
    guard rest.bytes.popFirst() == UInt8(ascii: "?"), rest.bytes.popFirst() == UInt8(ascii: " "),
      rest.isPathInside
    else { return nil }
    return rest.text
  }

  /// Says no more than that a build wrote the file.
  var olderEntry: (path: String, entry: Manifest.Entry)? {
    var rest = self
    guard rest.hexadecimal() != nil, rest.decimal() != nil, rest.isPathInside else { return nil }
    return (rest.text, .inDoubt)
  }

  /// Takes a number and the space behind it.
  private mutating func hexadecimal() -> UInt64? {
    var number: UInt64 = 0
    var digits = 0
    while let byte = bytes.popFirst(), byte != UInt8(ascii: " ") {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      guard digits < 16 else { return nil }
      number = number << 4 | UInt64(digit)
      digits += 1
    }
    return digits > 0 ? number : nil
  }

  /// Takes a number and the space behind it.
  private mutating func decimal() -> Int? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    defer { bytes = bytes[(end + 1)...] }
    return Int(String(decoding: bytes[..<end], as: UTF8.self))
  }

  /// Whether the rest is a path that cannot lead out of the folder: one that could was not written by a build.
  private var isPathInside: Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var length = 0
    var isDots = true
    for byte in bytes {
      if byte == slash {
        if length == 0 || (isDots && length <= 2) { return false }
        (length, isDots) = (0, true)
      } else {
        if byte < 0x20 { return false }
        isDots = isDots && byte == dot
        length += 1
      }
    }
    return length > 0 && !(isDots && length <= 2)
  }
}

extension Manifest.Basis {
  fileprivate init?(_ fields: ArraySlice<Substring>) {
    let numbers = fields.dropFirst().prefix(6).compactMap { Int($0) }
    guard fields.count == 8, numbers.count == 6, let baseURL = fields.last,
      let inputs = fields.first.flatMap({ UInt64($0, radix: 16) })
    else { return nil }
    self.init(
      inputs: Manifest.Inputs(mark: inputs), from: Instant(seconds: numbers[0]),
      until: numbers[1] == .max ? nil : Instant(seconds: numbers[1]), pages: numbers[2], articles: numbers[3],
      warnings: numbers[4], includesDrafts: numbers[5] != 0, baseURL: String(baseURL))
  }

  fileprivate var text: String {
    "\(String(inputs.mark, radix: 16)) \(from.seconds) \(until?.seconds ?? .max) \(pages) \(articles) \(warnings) "
      + "\(includesDrafts ? 1 : 0) \(baseURL)"
  }
}
