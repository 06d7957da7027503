import Glibc
import Newsroom

/// A repository that git works in on our behalf, without its work tree and without its index.
struct GitRepository: Sendable {
  /// Path of the `.git` folder.
  let folder: String
  /// Where the settings of the site would be among its files, one or the other.
  let siteFiles: [String]
  /// Kept as long as this value, when the repository is only for one publication.
  private let scratch: ScratchFolder?
  private let git: ExternalProgram

  /// The repository that the site lies in, for its remotes and credentials; else a new one in a scratch folder.
  init(for site: String) async throws {
    var git = ExternalProgram.git
    let run = try await git.run(["-C", site, "rev-parse", "--absolute-git-dir"])
    // Empty in a bare repository, and outside any.
    let prefix = try await git.run(["-C", site, "rev-parse", "--show-prefix"]).text.withoutLineEnds
    siteFiles = ["content/site.yml", "site.yml"].map { prefix + $0 }
    if run.succeeded {
      folder = run.text.withoutLineEnds
      scratch = nil
    } else if !run.isOutsideRepositories {
      // Such as one that belongs to another user: its remotes and credentials are what is wanted.
      throw git.failure(run, to: "use the repository of \(site)")
    } else {
      let scratch = try ScratchFolder()
      folder = scratch.path
      self.scratch = scratch
      try await git.succeed(["init", "--quiet", "--bare", scratch.path], to: "make a repository")
    }
    let settings = try await git.run(["--git-dir", folder, "var", "GIT_COMMITTER_IDENT"])
    if !settings.succeeded { git.environment.merge(Self.nobody) { $1 } }
    let ownShell = try await git.run(["--git-dir", folder, "config", "core.sshCommand"])
    if !ownShell.succeeded, getenv("GIT_SSH_COMMAND") == nil, getenv("GIT_SSH") == nil {
      git.environment["GIT_SSH_COMMAND"] = NetworkTrouble.ssh.joined(separator: " ")
    }
    let ownPatience = try await git.run(["--git-dir", folder, "config", "--get-regexp", "lowspeed"])
    if !ownPatience.succeeded {
      for (name, value) in NetworkTrouble.http where getenv(name) == nil { git.environment[name] = value }
    }
    self.git = git
  }

  /// Who commits where nobody told git their name, as on a build machine.
  private static let nobody: [String: String?] = [
    "GIT_AUTHOR_NAME": "Broadsheet", "GIT_AUTHOR_EMAIL": "broadsheet@localhost",
    "GIT_COMMITTER_NAME": "Broadsheet", "GIT_COMMITTER_EMAIL": "broadsheet@localhost",
  ]

  /// What git printed, without the line end at its close.
  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8] = [], index: String? = nil, to purpose: String
  ) async throws -> String {
    var git = git
    if let index { git.environment["GIT_INDEX_FILE"] = index }
    let run = try await git.succeed(["--git-dir", folder] + arguments, input: input, to: purpose)
    return run.text.withoutLineEnds
  }

  /// As `run`, but nil when git fails.
  func answer(_ arguments: [String]) async throws -> String? {
    let run = try await git.run(["--git-dir", folder] + arguments)
    return run.succeeded ? run.text.withoutLineEnds : nil
  }

  /// The names under which git keeps these files, in their order; written into the repository if asked.
  func objects(_ files: [PublishedFile], writing: Bool) async throws -> [String] {
    let options = ["hash-object", "--no-filters"] + (writing ? ["-w"] : [])
    var paths: [String] = []
    for case .file(let path) in files.map(\.source) { paths.append(path) }
    let names = try await run(
      options + ["--stdin-paths"], input: Array(paths.map { $0 + "\n" }.joined().utf8), to: "store the files")
    var found = names.split(separator: "\n").map(String.init)[...]
    guard found.count == paths.count else {
      throw PublicationError("git names \(found.count) objects for \(paths.count) files")
    }
    var objects: [String] = []
    for file in files {
      switch file.source {
      case .bytes(let bytes):
        objects.append(try await run(options + ["--stdin"], input: bytes, to: "store \(file.path)"))
      case .file: objects.append(found.removeFirst())
      }
    }
    return objects
  }
}

extension ExternalProgram.Run {
  /// Whether git, asked about a folder, says that it lies in no repository.
  var isOutsideRepositories: Bool { !succeeded && errors.contains("not a git repository") }
}

extension String {
  /// Without the line ends at its close.
  fileprivate var withoutLineEnds: String {
    var rest = self[...]
    while rest.last?.isNewline == true { rest.removeLast() }
    return String(rest)
  }
}
