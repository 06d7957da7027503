import Foundation
import Testing

@testable import Preview

/// Each test changes something and waits for the report: inotify queues what happens before.
@Suite("Watching a folder", .timeLimit(.minutes(1)))
struct FolderWatchTests {
  private func changes(
    _ files: [String: String] = ["content/a.md": "a"],
    _ steps: @escaping @Sendable (ScratchFolder) throws -> Void
  ) async throws -> Set<String>? {
    let folder = try ScratchFolder(files)
    return try await onThread {
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: try StopSignal())
      try steps(folder)
      return watch.next()
    }
  }

  @Test(
    "A limit of the system is named, with the command that raises it",
    arguments: [(ENOSPC, "fs.inotify.max_user_watches"), (EMFILE, "fs.inotify.max_user_instances")])
  func limits(code: Int32, limit: String) {
    #expect(
      FolderWatch.failure("/site", code).description
        == "cannot watch /site: the limit \(limit) is reached (`sysctl \(limit)=524288` raises it)")
  }

  @Test("A file written in place is a change")
  func writing() async throws {
    let seen = try await changes { folder in
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.root + "/content/a.md"))
      try file.write(contentsOf: Data("more".utf8))
      try file.close()
    }
    #expect(seen == ["content/a.md"])
  }

  @Test("A file that an editor renames over the old one is one change, without the temporary name")
  func renaming() async throws {
    let seen = try await changes { folder in
      let temporary = try #require(fopen(folder.root + "/content/a.md.tmp123", "w"))
      fputs("new", temporary)
      fclose(temporary)
      try folder.move("content/a.md.tmp123", to: "content/a.md")
    }
    #expect(seen == ["content/a.md"])
  }

  @Test("A deleted file is a change")
  func deleting() async throws {
    #expect(try await changes { try $0.delete("content/a.md") } == ["content/a.md"])
  }

  @Test("A file that was there, is written anew and deleted after all is a change")
  func deletingTwice() async throws {
    let seen = try await changes { folder in
      try folder.delete("content/a.md")
      try folder.write("content/a.md", "b")
      try folder.delete("content/a.md")
      try folder.write("content/b.md", "b")
    }
    #expect(seen == ["content/a.md", "content/b.md"])
  }

  @Test("Files in a new folder are seen, and later changes in it")
  func newFolder() async throws {
    let folder = try ScratchFolder(["content/a.md": "a"])
    let seen = try await onThread {
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: try StopSignal())
      try folder.makeFolder("content/2026/05")
      let first = watch.next()
      try folder.write("content/2026/05/b.md", "b")
      return [first, watch.next()]
    }
    #expect(seen[0]?.contains("content/2026") == true)
    #expect(seen[1]?.contains("content/2026/05/b.md") == true)
  }

  @Test(
    "A folder that cannot be watched is told once, whenever it comes",
    .enabled(if: geteuid() != 0, "every folder is open to root"))
  func closedFolder() async throws {
    let folder = try ScratchFolder(["content/a.md": "a", "elsewhere/b.md": "b"])
    defer { chmod(folder.root + "/content/closed", 0o755) }
    try await onThread {
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: try StopSignal())
      #expect(watch.takeProblem() == nil)
      try folder.move("elsewhere", to: "content/closed")
      try #require(chmod(folder.root + "/content/closed", 0) == 0)
      _ = watch.next()
      #expect(watch.takeProblem()?.path == folder.root + "/content/closed")
      #expect(watch.takeProblem() == nil)
    }
  }

  @Test("A linked file changes when the file does that the link leads to", arguments: [false, true])
  func linkedFile(isNew: Bool) async throws {
    let folder = try ScratchFolder(["content/a.md": "a", "shared/b.md": "b", "shared/other.md": "other"])
    if !isNew { try folder.link("content/b.md", to: "../shared/b.md") }
    let seen = try await onThread {
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: try StopSignal())
      if isNew {
        try folder.link("content/b.md", to: "../shared/b.md")
        _ = watch.next()
      }
      try folder.write("shared/other.md", "Of no account")
      try folder.write("shared/b.md", "In place")
      let inPlace = watch.next()
      try folder.write("elsewhere.md", "Renamed")
      try folder.move("elsewhere.md", to: "shared/b.md")
      return [inPlace, watch.next()]
    }
    #expect(seen == [["content/b.md"], ["content/b.md"]])
  }

  @Test("A folder that is linked later is watched")
  func linkedFolder() async throws {
    let folder = try ScratchFolder(["content/a.md": "a", "shared/b.md": "b"])
    let seen = try await onThread {
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: try StopSignal())
      try folder.link("content/more", to: "../shared")
      _ = watch.next()
      try folder.write("shared/b.md", "c")
      return watch.next()
    }
    #expect(seen == ["content/more/b.md"])
  }

  @Test("A file or folder is a change when its permissions are")
  func permissions() async throws {
    let seen = try await changes(["content/a.md": "a", "content/closed/b.md": "b"]) { folder in
      try #require(chmod(folder.root + "/content/a.md", 0o600) == 0)
      try #require(chmod(folder.root + "/content/closed", 0o700) == 0)
    }
    #expect(seen == ["content/a.md", "content/closed"])
  }

  @Test("A file that is still being written is no change because of its permissions")
  func permissionsFirst() async throws {
    let seen = try await changes { folder in
      let file = try #require(fopen(folder.root + "/content/b.md", "w"))
      fchmod(fileno(file), 0o600)
      try folder.delete("content/a.md")
      // Closed when the program ends.
    }
    #expect(seen == ["content/a.md"])
  }

  @Test("A templates folder that appears later is watched")
  func templates() async throws {
    let folder = try ScratchFolder(["content/a.md": "a"])
    let seen = try await onThread {
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: try StopSignal())
      try folder.makeFolder("templates")
      _ = watch.next()
      try folder.write("templates/x.mustache", "x")
      return watch.next()
    }
    #expect(seen?.contains("templates/x.mustache") == true)
  }

  @Test("What is no source goes unseen: hidden files, backups, the output")
  func ignored() async throws {
    let seen = try await changes { folder in
      try folder.write("content/.a.md.swp", "x")
      try folder.write("content/a.md~", "x")
      try folder.write("output/index.html", "x")
      try folder.write(".broadsheet/preview/index.html", "x")
      try folder.delete("content/a.md")
    }
    #expect(seen == ["content/a.md"])
  }

  @Test("The signal to stop ends the wait")
  func stopping() async throws {
    let folder = try ScratchFolder(["content/a.md": "a"])
    let seen = try await onThread {
      let stop = try StopSignal()
      let watch = try FolderWatch(folder.root, SourceTree(hasContentFolder: true), stop: stop)
      stop.give()
      return watch.next()
    }
    #expect(seen == nil)
  }

  @Test("What is hidden is no source, but for the folder of well-known files")
  func hidden() {
    let sources = SourceTree(hasContentFolder: true)
    #expect(sources.contains("content/.well-known") && sources.contains("content/.well-known/trust.txt"))
    #expect(
      !sources.contains("content/.well-known/.trust.txt.swp") && !sources.contains("content/.git/index"))
    #expect(!sources.contains(".git/.well-known"))
  }

  @Test("A site without a content folder is watched whole, but for its output")
  func bareSite() {
    let sources = SourceTree(hasContentFolder: false)
    #expect(sources.contains("articles/a.md") && sources.contains("site.yml"))
    #expect(!sources.contains("output/index.html") && !sources.contains(".broadsheet/preview"))
  }
}
