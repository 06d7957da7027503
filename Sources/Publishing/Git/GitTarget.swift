import Newsroom

/// `kind: git`: a branch that a host such as GitHub Pages serves.
///
/// The branch belongs to the publication: what is on it and not in the site is deleted, and stays in its history.
/// Only a `CNAME` that the host put there stays when the settings name no domain.
package struct GitTarget: PublicationTarget {
  private let settings: BranchSettings
  /// The site's folder.
  private let site: String
  /// A remote's name or address.
  private let remote: String

  package init(_ settings: BranchSettings, site: String) throws {
    self.settings = settings
    self.site = site
    let isPath = settings.remote.hasPrefix(".") || settings.remote.hasPrefix("/")
    remote = isPath ? FolderTarget.absolute(settings.remote, from: site) : settings.remote
  }

  package var place: String { "the branch \(settings.branch) of \(withoutPasswords(remote))" }

  package func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    let edition = try edition.asked(by: settings)
    let branch = try await fetch()
    var published = try await branch.files()
    if settings.domain == nil, !edition.files.contains(where: { $0.path == "CNAME" }) {
      published["CNAME"] = nil
    }
    let known = edition.files.filter { published[$0.path] != nil }
    let objects = try await branch.repository.objects(known, writing: false)
    let names = Dictionary(uniqueKeysWithValues: zip(known.map(\.path), objects))
    let there = Set(published.keys)
    return try PublicationPlan(for: edition, there: there, ours: there, basis: branch.tip ?? "") {
      [published] in names[$0.path] == published[$0.path]
    }
  }

  package func begin(_ plan: PublicationPlan) async throws -> any Publication {
    let branch = try await fetch()
    guard plan.basis == branch.tip ?? "" else { throw PublicationError.overtaken }
    return GitPublication(branch: branch, plan: plan)
  }

  package func rollBack() async throws -> String {
    let branch = try await fetch()
    guard let tip = branch.tip else { throw PublicationError("nothing has been published to \(place)") }
    let shown = try await branch.restored(by: tip) ?? tip
    guard
      let previous = try await branch.repository.answer(["rev-parse", "--verify", "--quiet", shown + "^1"])
    else { throw try await nothingEarlier(branch.repository) }
    let tree = try await branch.repository.run(["rev-parse", previous + "^{tree}"], to: "find \(previous)")
    try await branch.push(
      tree, message: "\(GitBranch.returning)\n\n\(GitBranch.restoration)\(previous)")
    let date = try await branch.repository.run(
      ["log", "-1", "--format=%ci", previous], to: "find \(previous)")
    return "the publication of \(date), commit \(previous.prefix(10))"
  }

  private func nothingEarlier(_ repository: GitRepository) async throws -> PublicationError {
    if try await repository.answer(["rev-parse", "--is-shallow-repository"]) == "true" {
      return PublicationError(
        "the repository of \(site) is a shallow clone, which may lack the publications before the present one",
        help: "run `git fetch --unshallow` there, and then this command again")
    }
    return PublicationError("\(place) has no publication before the present one")
  }

  private func fetch() async throws -> GitBranch {
    let repository = try await GitRepository(for: site)
    let head = try await repository.answer(["symbolic-ref", "--short", "--quiet", "HEAD"])
    let isBare = try await repository.answer(["rev-parse", "--is-bare-repository"]) == "true"
    guard isBare || head != settings.branch else { throw holdsSources }
    let branch = try await GitBranch(settings.branch, of: remote, in: repository)
    if try await branch.holds(repository.siteFiles), try await !branch.isPublished { throw holdsSources }
    return branch
  }

  private var holdsSources: PublicationError {
    PublicationError(
      "the branch \(settings.branch) holds the site's sources",
      help: "publish to a branch of its own, such as gh-pages")
  }
}

extension GitBranch {
  /// First lines of the messages of our commits.
  static let (publishing, returning) = ("Publish the site", "Return to an earlier publication")

  /// Whether its newest commit is one of ours.
  fileprivate var isPublished: Bool {
    get async throws {
      guard let tip else { return false }
      let subject = try await repository.run(["log", "-1", "--format=%s", tip], to: "read the newest commit")
      return [Self.publishing, Self.returning].contains(subject)
    }
  }

  /// Whether one of these files is in its newest commit.
  fileprivate func holds(_ paths: [String]) async throws -> Bool {
    guard let tip else { return false }
    for path in paths where try await repository.answer(["cat-file", "-e", "\(tip):\(path)"]) != nil {
      return true
    }
    return false
  }

  /// Begins the line of a commit's message that says which publication it shows again.
  static let restoration = "Broadsheet-Restores: "

  /// The commit that `commit` went back to; nil when it is no such commit.
  func restored(by commit: String) async throws -> String? {
    let message = try await repository.run(
      ["log", "-1", "--format=%B", commit], to: "read the newest commit")
    let line = message.split(separator: "\n").last { $0.hasPrefix(Self.restoration) }
    let name = line?.dropFirst(Self.restoration.count)
    return name.flatMap { $0.allSatisfy(\.isHexDigit) ? String($0) : nil }
  }
}

extension PublishedEdition {
  /// With what GitHub Pages wants to find on the branch: `.nojekyll`, and `CNAME` for a domain of one's own.
  fileprivate func asked(by settings: BranchSettings) throws(PublicationError) -> PublishedEdition {
    var files = files
    if !files.contains(where: { $0.path == ".nojekyll" }) {
      files.append(PublishedFile(path: ".nojekyll", bytes: []))
    }
    if let domain = settings.domain {
      guard !files.contains(where: { $0.path == "CNAME" }) else {
        throw PublicationError(
          "the site's domain is said twice, by `cname` of the target and by the file CNAME",
          help: "keep one of the two")
      }
      files.append(PublishedFile(path: "CNAME", bytes: Array("\(domain)\n".utf8)))
    }
    return PublishedEdition(files)
  }
}
