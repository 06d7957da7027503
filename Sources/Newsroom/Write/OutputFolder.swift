import Glibc
import Markdown

/// The folder that a build writes, and the only one: nothing is seen in it until all of it is ready.
///
/// New files are staged beside the old ones, in a hidden folder of the same file system, and moved into
/// place when the whole build has succeeded. A folder that does not exist yet is moved as a whole, so a
/// first build costs a handful of moves and a small change costs one for each file.
package struct OutputFolder: Sendable {
  package let path: String
  package let previous: Manifest
  /// Which build of the program is writing.
  let generator: UInt64
  /// Keeps other builds away for as long as this value lives.
  private let lock: FolderLock
  /// The folders that were not there, the innermost first.
  private let made: [String]

  private var staging: String { path + "/" + Self.stagingName }
  private static let stagingName = ".broadsheet-staging"

  /// Opens the folder, or makes it.
  ///
  /// Throws when it holds files that no build of ours wrote, or when it is the site itself.
  init(at path: String, outside site: SiteFolder, generator: UInt64) throws(FileSystemError) {
    self.generator = generator
    guard !site.sourceFolders.contains(where: { FileIO.willLie(path, in: $0) }) else {
      throw FileSystemError("write to", path, reason: "the next build would read it as a source")
    }
    made = try FileIO.makeFolder(path)
    guard let real = FileIO.resolved(path) else { throw FileSystemError("open", path) }
    self.path = real
    lock = try FolderLock(real)
    let parts = [site.root, site.content, site.templates ?? site.root]
    guard !parts.contains(where: { $0 == real || $0.hasPrefix(real + "/") }) else {
      throw FileSystemError("write to", real, reason: "it holds the site's own sources")
    }
    let names = try FileIO.names(in: real)
    if names.contains(Manifest.fileName) {
      // Without it nobody knows which files are a build's, and pages that are no more would stay for ever.
      guard let manifest = Manifest(bytes: try FileIO.read(real + "/" + Manifest.fileName)) else {
        throw FileSystemError(
          "write to", real, reason: "its \(Manifest.fileName) cannot be read; empty the folder first")
      }
      previous = manifest
    } else {
      previous = Manifest(generator: generator)
      // A first build that was killed leaves no manifest, and maybe one that did not get its name.
      let leftovers = [Self.stagingName, Manifest.temporaryName]
      guard names.allSatisfy(leftovers.contains) else {
        throw FileSystemError(
          "write to", real,
          reason: "it holds files that no build wrote (\(names.sorted().prefix(3).joined(separator: ", "))); "
            + "choose an empty folder with --output, or empty this one")
      }
    }
  }

  /// Takes the folder away again that was made for a build which then wrote nothing.
  func removeIfUnused() { for folder in made { rmdir(folder) } }

  /// Whether every file stands as the last build left it, made from just these inputs by this program.
  func isWhole(for inputs: Manifest.Inputs, at now: Instant, jobs: Int) -> Bool {
    guard previous.generator == generator, previous.basis?.holds(inputs, at: now) == true else {
      return false
    }
    return parallelMap(previous.paths, jobs: jobs) { size(of: $0) == previous[$0]?.size }.allSatisfy { $0 }
  }

  /// Size in bytes of a file, itself no symbolic link; nil when there is none.
  func size(of file: String) -> Int? { FileIO.size(file, in: lock.descriptor) }

  /// Where new files are written, and their visitors do not see them yet.
  func openStaging() throws(FileSystemError) -> StagingFolder { try StagingFolder(at: staging) }

  /// Whether just these bytes stand there: then a file that was made anew need not be written.
  func holds(_ bytes: [UInt8], as file: String) -> Bool {
    guard let entry = previous[file], entry.size == bytes.count || entry.size < 0,
      size(of: file) == bytes.count
    else { return false }
    // A file that cannot be read is written.
    return (try? FileIO.read(path + "/" + file)) == bytes
  }

  /// The size of a file that has just the bytes of `source`, another file, and so need not be copied; nil for others.
  func sizeOfCopy(of source: String, as file: String) -> Int? {
    guard previous[file] != nil, let size = size(of: file), FileIO.size(source) == size,
      FileIO.areSame(source, path + "/" + file)
    else { return nil }
    return size
  }

  func discardStaging() throws(FileSystemError) { try FileIO.removeTree(staging) }

  /// Puts what was staged in place, then deletes what the last build wrote and this one does not.
  ///
  /// The manifest first names both the old and the new files, so that after a kill at any moment the next
  /// build knows every file as its own; those in doubt are written again. Returns what was deleted.
  package func commit(_ next: Manifest, staged: [String]) throws(FileSystemError) -> [String] {
    // What earlier versions wrote under a decomposed name is at its composed one now.
    let obsolete = previous.paths.filter { next[$0] == nil || !$0.isNormalized }.sorted()
    guard !staged.isEmpty || !obsolete.isEmpty else {
      try FileIO.removeTree(staging)
      if next != previous { try write(manifest: next.bytes) }
      return []
    }
    do throws(FileSystemError) {
      try findObstacles(to: staged, obsolete)
      try announce(staged)
      if !staged.isEmpty { try moveIntoPlace("") }
      try FileIO.removeTree(staging)
    } catch {
      // Why the build failed is what there is to say; the next one empties the folder, too.
      try? discardStaging()
      throw error
    }
    for file in obsolete { try delete(file) }
    try write(manifest: next.bytes)
    return obsolete
  }

  /// Throws when not every file can be moved into place and deleted: then nothing is.
  private func findObstacles(to staged: [String], _ obsolete: [String]) throws(FileSystemError) {
    // A first build, or one after the manifest was lost, finds nothing there.
    guard !previous.paths.isEmpty else { return }
    var search = try ObstacleSearch(in: path, lock.descriptor, since: previous, staging: staging)
    for file in staged { try search.checkPlace(of: file) }
    for file in obsolete { try search.checkDeletion(of: file) }
  }

  /// What is not staged is as the last build made it, of its ingredients, by its program: that manifest stands, with
  /// the files behind it that are now in doubt.
  ///
  /// Behind what a killed build or anybody else left incomplete nothing more can be said: it is written anew.
  private func announce(_ staged: [String]) throws(FileSystemError) {
    let intent = Manifest.intent(toWrite: staged)
    if previous.basis != nil { return try FileIO.append(intent, to: path + "/" + Manifest.fileName) }
    try write(manifest: previous.bytes + intent)
  }

  private func write(manifest bytes: [UInt8]) throws(FileSystemError) {
    try FileIO.replace(
      path + "/" + Manifest.fileName, with: bytes, by: path + "/" + Manifest.temporaryName)
  }

  private func moveIntoPlace(_ folder: String) throws(FileSystemError) {
    for name in try FileIO.names(in: staging + "/" + folder) {
      let file = folder + name
      let source = staging + "/" + file
      let target = path + "/" + file
      if FileIO.isFolder(source) {
        if FileIO.isRealFolder(target) {
          try moveIntoPlace(file + "/")
          continue
        }
        // A page's folder may take the name of what was a file, or of a link that is not ours to follow.
        if previous[file] != nil { unlink(target) }
      } else if FileIO.isRealFolder(target) {
        try removeObsolete(in: file)
        try FileIO.removeEmptyFolders(target)
      }
      try FileIO.move(source, to: target)
    }
  }

  /// Clears the way for a file where the last build wrote a folder.
  private func removeObsolete(in folder: String) throws(FileSystemError) {
    for file in previous.paths where file.hasPrefix(folder + "/") { try delete(file) }
  }

  private func delete(_ file: String) throws(FileSystemError) { try FileIO.delete(file, below: path) }
}
