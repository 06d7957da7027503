import ArgumentParser
import Diagnostics
import Newsroom

struct EjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject", abstract: "Copy built-in templates into the site, to change them.",
    discussion: """
      A file in the site's templates/ replaces the built-in one of the same name; all others go on improving with the \
      program. So copy only what you want to change. Files that are there already stay as they are.

        broadsheet eject --list                     the names
        broadsheet eject partials/footer.mustache
        broadsheet eject assets/style.css labels/en.yml
        broadsheet eject --all
      """)

  @Argument(
    help: ArgumentHelp("Paths below templates/.", valueName: "files"),
    completion: .list(Theme.builtInPaths))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site: String = "."

  @Flag(help: "Copy every file.")
  var all = false

  @Flag(help: "Print the names of the built-in files.")
  var list = false

  func validate() throws {
    if list || all {
      guard files.isEmpty, list != all else { throw ValidationError("Give files, --all or --list.") }
      return
    }
    guard !files.isEmpty else {
      throw ValidationError("Give the files to copy, or --all; --list prints names.")
    }
    for file in files where !Theme.builtInPaths.contains(file) {
      let hint = Theme.builtInPath(near: file).map { "did you mean \($0)?" } ?? "--list prints the names"
      throw ValidationError("No built-in file is called '\(file)'; \(hint)")
    }
  }

  func run() throws {
    if list {
      for file in Theme.builtIn.files { print(file.path) }
      return
    }
    let console = Console()
    try console.telling {
      let folder = try SiteFolder(at: site)
      let (written, kept) = try Starter.eject(files, to: folder.root)
      for file in written { print(file) }
      for file in kept { console.fail("\(file) is there already and stays as it is") }
    }
  }
}
