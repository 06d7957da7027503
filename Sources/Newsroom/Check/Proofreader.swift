import Diagnostics

/// Reads printed pages and notes what has to be checked against the rest of the site.
struct Proofreader: Sendable {
  private let edition: Edition
  private let checked: [String: SourceSpan]

  /// - Parameter checked: addresses that are looked at where they are written, and not on every page that shows them.
  init(_ edition: Edition, checked: [String: SourceSpan]) {
    self.edition = edition
    self.checked = checked
  }

  func proof(of page: Page, _ html: [UInt8]) -> Proof {
    var reading = Reading(reader: MarkupReader(html), page: page, resolver: resolver, checked: checked)
    while reading.reader.next() { reading.note() }
    return reading.proof(byteCount: html.count)
  }

  private var resolver: AddressReader {
    AddressReader(
      known: edition.addresses.known, basePath: edition.basePath, baseURL: edition.site.settings.baseURL)
  }
}

/// One page while it is read.
private struct Reading {
  var reader: MarkupReader
  let page: Page
  let resolver: AddressReader
  let checked: [String: SourceSpan]
  var ids: Set<String> = []
  var unknown: [String] = []
  var places: [Proof.Place] = []
  var loads: [SitePath] = []
  var files: [SitePath] = []
  var headings: [ProofHeading] = []
  var withoutAlternative: [String] = []
  /// Level of the heading that is open, and where its words begin.
  var heading: (level: Int, start: Int)?

  func proof(byteCount: Int) -> Proof {
    Proof(
      page: page, byteCount: byteCount, ids: ids, unknown: unknown, places: places, loads: distinct(loads),
      files: distinct(files), headings: headings, withoutAlternative: withoutAlternative)
  }

  private func distinct(_ paths: [SitePath]) -> [SitePath] {
    var seen: Set<SitePath> = []
    return paths.filter { seen.insert($0).inserted }
  }

  mutating func note() {
    if let level = headingLevel(reader.name) { noteHeading(level) }
    guard !reader.isEndTag else { return }
    if let id = reader["id"] { ids.insert(id) }
    switch reader.name {
    case "a":
      if let name = reader["name"] { ids.insert(name) }
      note(reader["href"])
    case "area", "form": note(reader["href"] ?? reader["action"])
    case "link": noteLink()
    case "img":
      note(reader["src"], isLoaded: true)
      noteSourceSet()
      if reader["alt"] == nil, let source = reader["src"] { withoutAlternative.append(source) }
    case "source": noteSourceSet()
    case "script", "iframe", "embed": note(reader["src"], isLoaded: true)
    case "video", "audio", "track":
      note(reader["src"])
      note(reader["poster"], isLoaded: true)
    default: break
    }
  }

  private func headingLevel(_ name: String) -> Int? {
    let name = Array(name.utf8)
    guard name.count == 2, name[0] == UInt8(ascii: "h"),
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(name[1])
    else { return nil }
    return Int(name[1] - UInt8(ascii: "0"))
  }

  private mutating func noteHeading(_ level: Int) {
    if !reader.isEndTag {
      heading = (level, reader.range.upperBound)
    } else if let open = heading, open.level == level {
      let words = reader.words(in: open.start..<reader.range.lowerBound)
      headings.append(ProofHeading(level: level, words: words))
      heading = nil
    }
  }

  /// Style sheets, fonts and icons; what `canonical` and `alternate` name is no link of the page.
  private mutating func noteLink() {
    let relations = (reader["rel"] ?? "").lowercased()
    if relations == "canonical" || relations == "alternate" { return }
    note(reader["href"], isLoaded: relations == "stylesheet" || relations == "preload")
  }

  /// All candidates exist; a browser loads one, which `src` stands for.
  private mutating func noteSourceSet() {
    for candidate in SourceSetCandidate.all(in: Array((reader["srcset"] ?? "").utf8)[...]) {
      note(String(decoding: candidate.address, as: UTF8.self))
    }
  }

  private mutating func note(_ address: String?, isLoaded: Bool = false) {
    guard let address else { return }
    switch resolver.read(address, on: page.path) {
    case .outside: break
    case .unknown: if checked[address] == nil { unknown.append(address) }
    case .here(let path, let fragment):
      if path.text.utf8.last != UInt8(ascii: "/") { files.append(path) }
      if isLoaded { loads.append(path) }
      if !fragment.isEmpty { places.append(Proof.Place(address: address, path: path, fragment: fragment)) }
    }
  }
}
