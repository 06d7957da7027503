import Diagnostics

/// Where the parts of one site lie on disk.
package struct SiteFolder: Hashable, Sendable {
  /// Absolute path of the site.
  package let root: String
  /// Absolute path of `content/`, or of the site itself when it has no such folder.
  package let content: String
  /// Absolute path of `templates/`; nil when the site uses the built-in ones alone.
  package let templates: String?
  /// Path of `content` relative to `root`, with a slash at its end; empty when they are the same.
  package let contentPrefix: String

  /// `output` beside `content/` and `templates/`.
  package var defaultOutput: String { root + "/output" }

  /// For what a program may keep between two runs; can be deleted at any time.
  package var cache: String { root + "/.broadsheet" }

  /// Absolute paths of folders that hold sources, or may one day: nothing is ever written there.
  var sourceFolders: [String] { [root + "/templates"] + (content == root ? [] : [content]) }

  /// Finds the site in `path`: a folder with `content/`, or a folder of content itself.
  package init(at path: String) throws(FileSystemError) {
    guard let root = FileIO.resolved(path), FileIO.isFolder(root) else {
      throw FileSystemError("open the site", path, reason: "there is no such folder")
    }
    self.root = root
    let hasContent = FileIO.isFolder(root + "/content")
    let names = hasContent ? [] : try FileIO.names(in: root)
    guard hasContent || Self.isContent(names) else {
      throw FileSystemError(
        "open the site", root, reason: "it has no content folder; `broadsheet init` begins a site")
    }
    content = hasContent ? root + "/content" : root
    contentPrefix = hasContent ? "content/" : ""
    templates = FileIO.isFolder(root + "/templates") ? root + "/templates" : nil
  }
}

extension SiteFolder {
  /// Whether a folder that holds these is a folder of content.
  private static func isContent(_ names: [String]) -> Bool {
    let known = ["articles", "authors", "media", "pages", "posts", "_posts", "site.yml", "front.yml"]
    return names.contains { known.contains($0) || PublicFile($0).isMarkdown }
  }
}

/// The file that a diagnostic names, for the line to be shown with it.
///
/// Nil when it cannot be read any more: then the place is shown without its line.
package func sourceFile(_ path: String, of site: String) -> SourceFile? {
  let builtIn = Theme.builtInPrefix
  if path.hasPrefix(builtIn) { return Theme.builtIn.file(String(path.dropFirst(builtIn.count))) }
  return (try? FileIO.read(site + "/" + path)).map { SourceFile(path: path, bytes: $0) }
}
