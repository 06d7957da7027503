/// A publication to a branch: readers see nothing of it before the push, which happens at once.
struct GitPublication: Publication {
  let branch: GitBranch
  let plan: PublicationPlan

  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
    _ = try await branch.repository.objects(files, writing: true)
    for file in files { arrived(file) }
  }

  /// Nothing to do: the tree holds only what stays.
  func delete(_ paths: [String]) async throws {}

  func finish() async throws {
    let files = plan.site.sorted()
    let objects = try await branch.repository.objects(files, writing: false)
    var entries = zip(files, objects).map { (path: $0.path, object: $1) }
    if !files.contains(where: { $0.path == "CNAME" }), let kept = try await branch.files()["CNAME"] {
      entries.append((path: "CNAME", object: kept))
    }
    let tree = try await branch.tree(entries)
    try await branch.push(tree, message: message)
  }

  /// Objects that nothing names are what `git gc` is for.
  func abandon() async {}

  private var message: String {
    "\(GitBranch.publishing)\n\n\(plan.new.count) new, \(plan.changed.count) changed, \(plan.deleted.count) deleted files"
  }
}
