import Newsroom

/// A branch of a remote, as it was fetched.
struct GitBranch: Sendable {
  let repository: GitRepository
  /// Name or address of the remote.
  let remote: String
  let name: String
  /// Its newest commit; nil when the branch does not exist yet.
  let tip: String?

  /// Fetches the branch.
  init(_ name: String, of remote: String, in repository: GitRepository) async throws {
    (self.repository, self.remote, self.name) = (repository, remote, name)
    let place = withoutPasswords(remote)
    let listed = try await repository.run(["ls-remote", remote, "refs/heads/\(name)"], to: "reach \(place)")
    guard let tip = listed.split(separator: "\t").first.map(String.init) else {
      self.tip = nil
      return
    }
    try await repository.run(
      ["fetch", "--quiet", "--no-tags", remote, "+refs/heads/\(name):refs/broadsheet/\(name)"],
      to: "fetch \(name) from \(place)")
    self.tip = tip
  }

  /// The files of its newest commit: names of their objects, by path.
  func files() async throws -> [String: String] {
    guard let tip else { return [:] }
    let listing = try await repository.run(
      ["ls-tree", "-r", "-z", "--full-tree", tip], to: "list the files of \(name)")
    var files: [String: String] = [:]
    for entry in listing.split(separator: "\0") {
      // 100644 blob <object>\t<path>
      guard let tab = entry.firstIndex(of: "\t") else { continue }
      let fields = entry[..<tab].split(separator: " ")
      if fields.count == 3 { files[String(entry[entry.index(after: tab)...])] = String(fields[2]) }
    }
    return files
  }

  /// A tree that holds just these objects, made in an index of its own.
  func tree(_ files: [(path: String, object: String)]) async throws -> String {
    let scratch = try ScratchFolder()
    let index = scratch.path + "/index"
    let lines = files.flatMap { Array("100644 \($0.object)\t\($0.path)\0".utf8) }
    try await repository.run(
      ["update-index", "-z", "--add", "--index-info"], input: lines, index: index, to: "put the tree together"
    )
    return try await repository.run(["write-tree"], index: index, to: "put the tree together")
  }

  /// Commits `tree` on top of the branch and pushes that; refused when somebody else pushed since the fetch.
  func push(_ tree: String, message: String) async throws {
    let commit = try await repository.run(
      ["commit-tree", tree] + (tip.map { ["-p", $0] } ?? []) + ["-m", message], to: "commit")
    try await repository.run(
      ["push", "--quiet", remote, "\(commit):refs/heads/\(name)"],
      to: "push to \(name) of \(withoutPasswords(remote))")
    try await repository.run(["update-ref", "refs/broadsheet/\(name)", commit], to: "note what was pushed")
  }
}
