import Diagnostics

/// Finds what will stop builds in times to come, though nobody touches a file.
///
/// Links of a story under embargo are held against the site when it comes out, and what led to a story that expires
/// leads nowhere then. Who builds by the clock should know before.
struct Foresight: Sendable {
  private let present: PlannedSite
  private let request: BuildRequest

  init(_ present: PlannedSite, _ request: BuildRequest) {
    self.present = present
    self.request = request
  }

  /// Errors of builds at `moments` that no build before has, each with the moment from which on it is there.
  func errors(at moments: [Instant]) throws(FileSystemError) -> [Diagnostic] {
    guard !moments.isEmpty else { return [] }
    var known = Set(present.problems(request, present: request.now))
    var last = present.assembled
    var found: [Diagnostic] = []
    for moment in moments {
      var watch = Stopwatch()
      let loaded = present.loaded.built(at: moment)
      last = try loaded.assemble(request, after: last.memory, &watch) { _, _, _ in }
      let planned = PlannedSite(loaded, last, jobs: request.jobs)
      let errors = planned.problems(request, present: moment).filter { problem in
        problem.severity == .error && known.insert(problem).inserted
      }
      found += errors.map { $0.comes(at: moment, in: present.site.settings.zone) }
    }
    return found
  }
}

extension LoadedSite.Assembled {
  fileprivate var memory: BuildMemory { BuildMemory(parsed: parsed, related: related, advance: nil) }
}

extension Diagnostic {
  fileprivate func comes(at moment: Instant, in zone: Zone) -> Diagnostic {
    let note = Note("nothing is wrong yet, but builds stop here from \(clockTime(moment, zone)) on")
    return Diagnostic(severity, id, at: span, headline, notes: notes + [note], help: help)
  }
}
