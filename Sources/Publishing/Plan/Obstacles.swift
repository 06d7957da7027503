/// Published files that must go before others can come: a file where a folder is to be, or the other way round.
struct Obstacles: Sendable {
  /// Obsolete files, by themselves and by each folder that they lie in.
  private let byPlace: [String: [String]]
  private let files: Set<String>

  init(among obsolete: Set<String>) {
    var byPlace: [String: [String]] = [:]
    for path in obsolete {
      for folder in folders(above: path) { byPlace[folder, default: []].append(path) }
    }
    self.byPlace = byPlace
    files = obsolete
  }

  func stand(inTheWayOf path: String) -> Bool {
    byPlace[path] != nil || folders(above: path).contains(where: files.contains)
  }

  func all(inTheWayOf paths: [String]) -> [String] {
    var found: Set<String> = []
    for path in paths {
      found.formUnion(byPlace[path] ?? [])
      found.formUnion(folders(above: path).filter(files.contains))
    }
    return found.sorted()
  }
}

extension Sequence<String> {
  /// The folders that these files lie in, the place itself (``) included.
  var folders: Set<String> { reduce(into: [""]) { $0.formUnion(Publishing.folders(above: $1)) } }
}

extension [PublishedFile] {
  /// The folders that they lie in, the place itself (``) included.
  var folders: Set<String> { lazy.map(\.path).folders }
}

/// `a/b` and `a` for `a/b/c`.
func folders(above path: String) -> [String] {
  var folders: [String] = []
  var rest = path[...]
  while let slash = rest.lastIndex(of: "/") {
    rest = rest[..<slash]
    folders.append(String(rest))
  }
  return folders
}
