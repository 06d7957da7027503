import CDefaultTheme

/// The small site that `broadsheet init` begins with, compiled into the program as the theme is.
package enum Starter {
  /// By path below the site's folder, in order.
  static var files: [(path: String, bytes: [UInt8])] {
    (0..<starter_site_count()).map { index in
      let file = starter_site_file(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
      return (String(cString: file.path), Array(bytes))
    }
  }

  /// Writes the site into a folder that is empty or not there yet; returns what it wrote.
  ///
  /// - Parameter zone: name of the time zone, such as `Europe/London`.
  package static func write(
    to folder: String, title: String, zone: String, now: Instant
  ) throws(FileSystemError) -> [String] {
    try FileIO.makeFolder(folder)
    let there = try FileIO.names(in: folder).filter { $0 != ".git" }.sorted()
    guard there.isEmpty else {
      throw FileSystemError(
        "begin a site in", folder,
        reason: "it is not empty (\(there.prefix(3).joined(separator: ", "))); name a new folder")
    }
    let (zone, table) = ZoneTable.zone(named: zone).map { (zone, $0) } ?? ("UTC", .utc)
    let words = ["title": yamlText(title), "zone": zone]
    for (path, bytes) in files {
      // A picture has no words to fill in.
      let text = String(validating: bytes, as: UTF8.self).map { filled($0, words, table, now) }
      try FileIO.makeFolders(above: folder + "/" + path)
      try FileIO.write(text.map { Array($0.utf8) } ?? bytes, to: folder + "/" + path)
    }
    return files.map(\.path)
  }

  /// Copies files of the built-in theme into the site's `templates/`; those that are there stay as they are.
  ///
  /// - Parameter paths: below `templates/`; all files when empty.
  package static func eject(
    _ paths: [String], to site: String
  ) throws(FileSystemError) -> (written: [String], kept: [String]) {
    var (written, kept): ([String], [String]) = ([], [])
    for file in Theme.builtIn.files where paths.isEmpty || paths.contains(file.path) {
      let path = "templates/" + file.path
      try FileIO.makeFolders(above: site + "/" + path)
      if try FileIO.create(file.source.bytes, at: site + "/" + path) {
        written.append(path)
      } else {
        kept.append(path)
      }
    }
    return (written, kept)
  }

  /// `[[title]]` would be a link: places to fill are written as `%title%`, and dates as `%now-2h%`.
  private static func filled(
    _ text: String, _ words: [String: String], _ zone: Zone, _ now: Instant
  ) -> String {
    let parts = text.split(separator: "%", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      guard index % 2 == 1 else { return String(part) }
      if let word = words[String(part)] { return word }
      let hours = Int(part.dropFirst("now-".count).dropLast()) ?? 0
      let time = zone.civil(now.adding(seconds: -3_600 * hours))
      return "\(dateText(time)) \(padded(time.hour, 2)):\(padded(time.minute, 2))"
    }.joined()
  }
}
