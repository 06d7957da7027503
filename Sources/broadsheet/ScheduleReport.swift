import Diagnostics
import Glibc
import Newsroom

/// A schedule in the words of people, cron and systemd.
struct ScheduleReport {
  private let schedule: Schedule
  private let changes: [ScheduledChange]
  /// Later moments that were not asked for.
  private let laterMoments: Int
  private let folder: String
  private let steps: [String]

  /// - Parameter target: what `publish` is to be told; empty for its own choice, nil not to publish at all.
  init(
    _ schedule: Schedule, folder: String, program: String, target: String?, limit: Int, isComplete: Bool
  ) {
    self.schedule = schedule
    self.folder = folder
    let all = isComplete ? schedule.changes : schedule.news
    let moments = Self.moments(of: all)
    laterMoments = max(0, moments.count - limit)
    changes = moments.count > limit ? all.filter { Schedule.minute(after: $0.moment) < moments[limit] } : all
    let tool = Self.quoted(program)
    let publish = target.map { "\(tool) publish" + ($0.isEmpty ? "" : " " + Self.quoted($0)) }
    steps = ["\(tool) build"] + (publish.map { [$0] } ?? [])
  }

  /// Whether there is a moment to be told of.
  var isEmpty: Bool { changes.isEmpty }

  var text: String {
    guard let first = changes.first else { return nothing + "\n" }
    let lines = changes.map { "\(time($0.moment))  \(words(for: $0))\n  \($0.file)\n" }.joined()
    return lines + (rest.map { $0 + "\n" } ?? "")
      + """

      For the first of these, in your crontab (this machine's time):
        \(cronLine(first.moment))
      For all of them and all to come, every five minutes; a build that finds nothing changed is done at once:
        */5 * * * * \(cronCommand(steps.map { $0 + " >/dev/null" }))

      """
  }

  /// What is said when there is none.
  var nothing: String {
    let next = schedule.changes.first.map { "; the next small change is at \(time($0.moment)) (--all)" } ?? ""
    return "Nothing comes out, expires or leaves its place by itself\(next)"
  }

  /// What is said of later moments; nil when there is none.
  var rest: String? {
    laterMoments > 0
      ? "and at \(counted(laterMoments, "later moment")); --count prints more" : nil
  }

  /// One line for each moment, once.
  var cron: String { moments.map { cronLine($0) + "\n" }.joined() }

  var systemd: String {
    let calendar = moments.map { "OnCalendar=\(clockTime($0, .utc)) UTC\n" }.joined()
    return """
      # ~/.config/systemd/user/broadsheet.timer; then: systemctl --user enable --now broadsheet.timer
      # and, so that it runs while you are not logged in: loginctl enable-linger
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
      ExecStart=/bin/sh -c \(Self.escaped(Self.quoted(steps.joined(separator: " && ")), "%", "$"))

      """
  }

  var json: String { schedule.json(changes) }

  private var moments: [Instant] { Self.moments(of: changes) }

  /// Each moment once, on the whole minute at or after it.
  private static func moments(of changes: [ScheduledChange]) -> [Instant] {
    var seen: Set<Instant> = []
    return changes.map { Schedule.minute(after: $0.moment) }.filter { seen.insert($0).inserted }
  }

  /// In a crontab `%` ends the command, and what a command prints is sent as mail.
  private func cronCommand(_ steps: [String]) -> String {
    (["cd \(Self.quoted(folder))"] + steps).joined(separator: " && ").replacing("%", with: "\\%")
  }

  private func cronLine(_ moment: Instant) -> String {
    var seconds = Schedule.minute(after: moment).seconds
    // Where clocks go back, cron runs a line the first time that they show its minute, and not again.
    while Self.isShownAgain(seconds) { seconds += 60 }
    let local = Self.localTime(seconds)
    return "\(local.tm_min) \(local.tm_hour) \(local.tm_mday) \(local.tm_mon + 1) * \(cronCommand(steps))"
  }

  private static func localTime(_ seconds: Int) -> tm {
    var seconds = time_t(seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local
  }

  /// Whether this machine's clocks showed this minute before: they go back by an hour, and on Lord Howe Island by half of one.
  private static func isShownAgain(_ seconds: Int) -> Bool {
    let now = localTime(seconds)
    return [1_800, 3_600].contains { step in
      let before = localTime(seconds - step)
      return (now.tm_hour, now.tm_min) == (before.tm_hour, before.tm_min)
    }
  }

  private func time(_ moment: Instant) -> String { clockTime(moment, schedule.settings.zone) }

  private func words(for change: ScheduledChange) -> String {
    switch change.event {
    case .publication: "comes out: \(change.subject)"
    case .expiry: "expires: \(change.subject)"
    case .unpinning: "leaves its place on the front page: \(change.subject)"
    case .age: "is a year older: \(change.subject)"
    case .newsSitemapStart: "enters the news sitemap: \(change.subject)"
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
      byte.isLetter || byte.isDigit || "/._-+:@".utf8.contains(byte)
    }
    return plain
      ? text
      : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
