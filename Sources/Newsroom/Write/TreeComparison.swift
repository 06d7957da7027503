/// Two folders of files, compared byte by byte.
struct TreeComparison {
  private let standing: String
  private let clean: String
  private let files: [String]
  private let jobs: Int

  /// - Parameter files: all that is in `clean`, but for the build's own notes.
  init(_ standing: String, with clean: String, of files: [String], jobs: Int) {
    self.standing = standing
    self.clean = clean
    self.files = files
    self.jobs = jobs
  }

  func findings() throws(FileSystemError) -> [Verification.Finding] {
    let compared = parallelMap(files, jobs: jobs) { file -> Result<Verification.Finding?, FileSystemError> in
      do throws(FileSystemError) {
        return .success(try difference(in: file).map { .init(path: file, difference: $0) })
      } catch { return .failure(error) }
    }
    var findings: [Verification.Finding] = []
    for result in compared { if let finding = try result.get() { findings.append(finding) } }
    let surplus = Set(try standingFiles()).subtracting(files)
    findings += surplus.map { .init(path: $0, difference: .surplus) }
    return findings.sorted { $0.path < $1.path }
  }

  private func difference(in file: String) throws(FileSystemError) -> Verification.Difference? {
    // A link has no size: no build leaves one.
    guard FileIO.size(standing + "/" + file) != nil else { return .missing }
    let (found, expected) = (try FileIO.read(standing + "/" + file), try FileIO.read(clean + "/" + file))
    guard found != expected else { return nil }
    let same = zip(found, expected).prefix { $0 == $1 }
    return .line(1 + same.count { $0.0 == UInt8(ascii: "\n") })
  }

  /// Every file of the output folder, but for the build's own notes and what somebody keeps at its top under a
  /// hidden name, such as a repository.
  private func standingFiles() throws(FileSystemError) -> [String] {
    let hidden = Set(
      files.compactMap { $0.hasPrefix(".") ? $0.split(separator: "/").first.map(String.init) : nil })
    var found: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let entries = try FileIO.entries(of: standing + "/" + folder) {
        !folder.isEmpty || !$0.hasPrefix(".") || hidden.contains($0)
      }
      for entry in entries {
        if entry.isFolder, entry.isReachable {
          folders.append(folder + entry.name + "/")
        } else {
          found.append(folder + entry.name)
        }
      }
    }
    return found
  }
}
