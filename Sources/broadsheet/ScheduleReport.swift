import Glibc
import Newsroom

/// A schedule in the words of people, cron and systemd.
struct ScheduleReport {
  private let schedule: Schedule
  private let changes: [ScheduledChange]
  private let folder: String
  private let command: String

  /// - Parameter target: what `publish` is to be told; empty for its own choice, nil not to publish at all.
  init(
    _ schedule: Schedule, folder: String, program: String, target: String?, limit: Int, isComplete: Bool
  ) {
    self.schedule = schedule
    self.folder = folder
    changes = Array((isComplete ? schedule.changes : schedule.news).prefix(limit))
    let tool = Self.quoted(program)
    let publish = target.map { " && \(tool) publish" + ($0.isEmpty ? "" : " " + Self.quoted($0)) } ?? ""
    command = "\(tool) build\(publish)"
  }

  /// Whether there is a moment to be told of.
  var isEmpty: Bool { changes.isEmpty }

  var text: String {
    guard let first = changes.first else { return nothing + "\n" }
    let lines = changes.map { "\(time($0.moment))  \(words(for: $0))\n  \($0.file)\n" }.joined()
    let hidden = schedule.news.count - changes.count
    return lines + (hidden > 0 ? "and \(hidden) more; --count prints them\n" : "")
      + """

      For the first of these, in your crontab (this machine's time):
        \(cronLine(first.moment))
      For all of them and all to come, every five minutes; a build that finds nothing changed is done at once:
        */5 * * * * \(shell)

      """
  }

  /// What is said when there is none.
  var nothing: String {
    let next = schedule.changes.first.map { "; the next small change is at \(time($0.moment)) (--all)" } ?? ""
    return "Nothing comes out, expires or leaves its place by itself\(next)"
  }

  /// One line for each moment, once.
  var cron: String { moments.map { cronLine($0) + "\n" }.joined() }

  var systemd: String {
    let calendar = moments.map { "OnCalendar=\(Self.calendar($0)) UTC\n" }.joined()
    return """
      # ~/.config/systemd/user/broadsheet.timer; then: systemctl --user enable --now broadsheet.timer
      [Unit]
      Description=Publish the site when stories are due

      [Timer]
      \(calendar)Persistent=true

      [Install]
      WantedBy=timers.target

      # ~/.config/systemd/user/broadsheet.service
      [Unit]
      Description=Build and publish the site

      [Service]
      Type=oneshot
      WorkingDirectory=\(Self.escaped(folder, "%"))
      ExecStart=/bin/sh -c \(Self.escaped(Self.quoted(command), "%", "$"))

      """
  }

  var json: String { schedule.json(changes) }

  /// Each moment once, on the whole minute at or after it.
  private var moments: [Instant] {
    var seen: Set<Int> = []
    return changes.map { Instant(seconds: ($0.moment.seconds + 59) / 60 * 60) }.filter {
      seen.insert($0.seconds).inserted
    }
  }

  private var shell: String { "cd \(Self.quoted(folder)) && \(command)" }

  private func cronLine(_ moment: Instant) -> String {
    var seconds = time_t((moment.seconds + 59) / 60 * 60)
    var local = tm()
    localtime_r(&seconds, &local)
    // In a crontab `%` ends the command.
    let escaped = shell.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\\%")
    return "\(local.tm_min) \(local.tm_hour) \(local.tm_mday) \(local.tm_mon + 1) * \(escaped)"
  }

  private func time(_ moment: Instant) -> String {
    let zone = schedule.settings.zone
    return Self.calendar(moment.adding(seconds: zone.offset(at: moment)), seconds: moment.seconds % 60 != 0)
  }

  /// `2026-07-03 06:00`, with seconds where they matter.
  private static func calendar(_ moment: Instant, seconds: Bool = true) -> String {
    let text = rfc3339(moment, .utc)
    return text.prefix(10) + " " + text.dropFirst(11).prefix(seconds ? 8 : 5)
  }

  private func words(for change: ScheduledChange) -> String {
    switch change.event {
    case .publication: "comes out: \(change.subject)"
    case .expiry: "expires: \(change.subject)"
    case .unpinning: "leaves its place on the front page: \(change.subject)"
    case .age: "is a year older: \(change.subject)"
    case .newsSitemap: "leaves the news sitemap: \(change.subject)"
    case .liveEnd: "live coverage counts as ended: \(change.subject)"
    }
  }

  /// A text of a unit with each of `marks` doubled, for alone they begin something else there.
  private static func escaped(_ text: String, _ marks: String...) -> String {
    marks.reduce(text) { $0.replacing($1, with: $1 + $1) }
  }

  /// A word as a shell reads it.
  private static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-+:@".utf8.contains(byte)
    }
    return plain
      ? text
      : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
