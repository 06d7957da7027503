import Newsroom

/// A folder whose files are changed one by one, each at once; for places where a switch is not possible.
struct FolderInPlace: PublicationTarget {
  let path: String
  let jobs: Int

  var place: String { "the folder \(path), file by file" }

  func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    let record = try self.record()
    return try FolderListing(path).plan(for: edition, record, in: path, jobs: jobs, basis: record?.text ?? "")
  }

  func begin(_ plan: PublicationPlan) async throws -> any Publication {
    try FileIO.makeFolder(path)
    let lock = try FolderLock(path)
    let record = try self.record()
    guard plan.basis == record?.text ?? "" else { throw PublicationError.overtaken }
    let publication = FolderChange(path: path, plan: plan, lock: lock)
    try FileIO.removeTree(publication.staging)
    try FileIO.makeFolder(publication.staging)
    try publication.write(.joining(record, with: plan, ticket: randomTicket()))
    return publication
  }

  func rollBack() async throws -> String {
    throw PublicationError.cannotRollBack("a folder changed in place")
  }

  /// Before the first publication in place, that of the switched folder which `path` may have been.
  private func record() throws -> PublicationRecord? {
    if let record = try PublicationRecord.lying(in: path, "the folder \(path)") { return record }
    let shelf = PublicationShelf(path)
    return try shelf.shown.flatMap(shelf.record)
  }
}

/// New files are staged in a hidden folder; when all are there they are moved into place, in the order of stages.
private struct FolderChange: Publication {
  let path: String
  let plan: PublicationPlan
  let lock: FolderLock

  var staging: String { path + "/.broadsheet-staging" }

  func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
    for file in files {
      try file.copy(to: staging, as: file.path)
      arrived(file)
    }
  }

  /// Waits for `finish`: until then readers see the site as it was.
  func delete(_ paths: [String]) async throws {}

  func finish() async throws {
    let obstacles = Obstacles(among: Set(plan.deleted))
    for stage in UploadStage.allCases {
      for file in plan.uploads(in: stage) {
        for other in obstacles.all(inTheWayOf: [file.path]) { try FileIO.delete(other, below: path) }
        try FileIO.removeEmptyFolders(path + "/" + file.path)
        try FileIO.makeFolders(above: path + "/" + file.path)
        for folder in folders(above: file.path) { FileIO.letOthersRead(path + "/" + folder) }
        FileIO.letOthersRead(staging + "/" + file.path)
        try FileIO.move(staging + "/" + file.path, to: path + "/" + file.path)
      }
    }
    for file in plan.deleted { try FileIO.delete(file, below: path) }
    for file in plan.unchanged { FileIO.letOthersRead(path + "/" + file.path) }
    for folder in plan.unchanged.folders { FileIO.letOthersRead(path + "/" + folder) }
    try write(PublicationRecord(plan.site.map(\.path), ticket: randomTicket()))
    try FileIO.removeTree(staging)
  }

  func abandon() async {
    // What is left of it is cleared away by the next publication.
    try? FileIO.removeTree(staging)
  }

  func write(_ record: PublicationRecord) throws {
    let temporary = staging + "/" + PublicationRecord.fileName
    try FileIO.write(Array(record.text.utf8), to: temporary)
    try FileIO.move(temporary, to: path + "/" + PublicationRecord.fileName)
  }
}

extension PublishedFile {
  /// Writes the file as `path` below `folder`, with the folders that it needs.
  func copy(to folder: String, as path: String) throws(FileSystemError) {
    let target = folder + "/" + path
    try FileIO.makeFolders(above: target)
    switch source {
    case .file(let source): _ = try FileIO.copy(source, to: target)
    case .bytes(let bytes): try FileIO.write(bytes, to: target)
    }
  }
}
