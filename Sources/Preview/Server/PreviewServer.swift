import NIOPosix
import Newsroom

/// Builds a site into a folder of its own, serves it, and keeps both up to date while its author writes.
package struct PreviewServer: Sendable {
  private let request: BuildRequest
  private let folder: String
  private let announce: @Sendable (PreviewEvent) -> Void

  /// How often a silent connection is tried, so that those who left are found out.
  private static let pulse = Duration.seconds(15)

  /// - Parameter request: what to build; where to is the preview's own business.
  package init(
    _ request: BuildRequest, announce: @escaping @Sendable (PreviewEvent) -> Void
  ) throws(FileSystemError) {
    self.request = request
    self.announce = announce
    folder = try SiteFolder(at: request.site).cache
    try CachePlace(folder: folder).makeFolder()
  }

  /// Builds and serves until the task is cancelled; returns when the last build has ended, too.
  ///
  /// - Parameters:
  ///   - host: an address of this machine; loopback when nil.
  ///   - port: the first port to try; 0 lets the system choose one.
  ///   - ready: called once the first build is done and requests are answered.
  package func run(
    host: String?, port: UInt16, ready: @escaping @Sendable (ListeningPlace) -> Void
  ) async throws {
    let stop = try StopSignal()
    let listener = try await Listener.open(host: host, port: port)
    let place = listener.place
    let folder: PreviewFolder
    do {
      folder = try PreviewFolder(in: self.folder + "/preview", for: place) { announce(.trouble("\($0)")) }
    } catch {
      try await listener.close()
      throw error
    }
    defer { withExtendedLifetime(folder) {} }
    let board = BulletinBoard(
      PreviewEdition(id: PreviewEdition.firstID(now: request.now), address: place.urls[0]))
    var request = request
    request.output = folder.output
    request.baseURL = place.urls[0]
    let pressroom = Pressroom(request: request, board: board, stop: stop, announce: announce)
    // A build keeps its thread busy, and between builds the thread sleeps in the kernel: neither is for a task.
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    await withCheckedContinuation { done in thread.submit { _ in pressroom.run { done.resume() } } }
    ready(place)
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await serve(listener, board, folder.output)) } catch {
      outcome = .failure(error)
    }
    stop.give()
    // A build that is under way still writes into the site's folder.
    try await thread.shutdownGracefully()
    try outcome.get()
  }

  private func serve(_ listener: Listener, _ board: BulletinBoard, _ output: String) async throws {
    let pulse = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: Self.pulse)
        board.pulse()
      }
    }
    defer { pulse.cancel() }
    let (hosts, site) = (listener.place.check, StaticHost(root: output))
    try await listener.run { connection in
      await connection.serve(
        { PreviewRouter(hosts: hosts, site: site, edition: board.edition).respond(to: $0) },
        bulletins: { board.subscribe() })
    }
  }
}
