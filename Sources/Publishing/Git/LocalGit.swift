/// What git knows of the folder that a site lies in; everything is unknown where there is no git and no repository.
package struct LocalGit: Sendable {
  private let folder: String
  /// Names of files are names, not patterns.
  private let git: ExternalProgram

  package init(_ folder: String) {
    self.folder = folder
    var git = ExternalProgram.git
    git.environment["GIT_LITERAL_PATHSPECS"] = "1"
    self.git = git
  }

  /// The files that are not wholly in the repository's history: what is deleted of them is lost.
  ///
  /// Throws what git says when there is a repository that it will not look into, such as another user's.
  ///
  /// - Parameter files: relative to the folder.
  package func uncommitted(_ files: [String]) async throws -> [String] {
    // A program that is not installed has committed nothing.
    guard let run = try? await git.run(["-C", folder, "rev-parse", "--git-dir"]) else { return files }
    guard run.succeeded || run.isOutsideRepositories else {
      throw git.failure(run, to: "use the repository of \(folder)")
    }
    var found: [String] = []
    for file in files {
      let isTracked = await succeeds(["ls-files", "--error-unmatch", "--", file])
      let isUnchanged = await succeeds(["diff", "--quiet", "HEAD", "--", file])
      if !isTracked || !isUnchanged { found.append(file) }
    }
    return found
  }

  /// A setting such as `user.name`; nil when nobody set it.
  package func setting(_ name: String) async -> String? {
    // Without git, or outside any repository and without a configuration, there is none.
    guard let run = try? await git.run(["-C", folder, "config", "--get", name]), run.succeeded else {
      return nil
    }
    let value = run.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return value.isEmpty ? nil : value
  }

  private func succeeds(_ arguments: [String]) async -> Bool {
    // It ran a moment ago.
    (try? await git.run(["-C", folder] + arguments))?.succeeded ?? false
  }
}
