import ObjectStore

/// A publication to a store.
struct StorePublication: Publication {
  let change: StoreChange
  let plan: PublicationPlan
  let packsText: Bool
  private let arrivals = Found<StoreRecord.Entry>()

  init(change: StoreChange, plan: PublicationPlan, packsText: Bool) {
    self.change = change
    self.plan = plan
    self.packsText = packsText
  }

  /// Larger files go one after another, for each is held in memory as a whole. Bytes.
  private static let large = 8_000_000

  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
    try await change.checkIsOurs()
    let put = { @Sendable (file: PublishedFile) in
      let form = try StoredForm(file, packsText: packsText)
      let etag = try await change.write(form, at: file.path)
      arrivals[file.path] = StoreRecord.Entry(digest: form.digest, etag: etag)
      arrived(file)
    }
    try await together(files.filter { $0.size < Self.large }, put)
    try await together(files.filter { $0.size >= Self.large }, width: 1, put)
  }

  func delete(_ paths: [String]) async throws {
    try await change.checkIsOurs()
    try await change.delete(paths)
  }

  func finish() async throws {
    var files = arrivals.all
    for file in plan.unchanged {
      // One whose writing was not recorded was compared with the file here.
      let digest =
        try change.holding.digest(file.path) ?? StoredForm.digest(file, packsText: packsText)
      files[file.path] = StoreRecord.Entry(digest: digest, etag: change.holding.objects[file.path])
    }
    let before = change.holding.record ?? StoreRecord()
    try await change.finish(before.followed(by: files, isKept: change.keep > 0))
  }

  /// What has arrived stays: readers see it, and the record says that it is ours.
  func abandon() async {}
}
