import ArgumentParser
import Diagnostics
import Glibc
import Newsroom
import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site in a browser while you write.",
    discussion: """
      Builds into a folder of its own (.broadsheet/ in the site's folder; output/ stays as it is), serves it to \
      this machine alone, and builds again whenever a file in content/ or templates/ is saved. Open pages follow \
      by themselves. When a build fails they say why, and show the last good edition until it is mended.

        broadsheet serve --drafts
        broadsheet serve --at '2026-07-03 06:00'     the site as it will be then
        broadsheet serve --host 0.0.0.0              for phones on the same network
      """)

  @OptionGroup var site: SiteEdition

  @Option(help: ArgumentHelp("Address to listen on (default: this machine alone).", valueName: "address"))
  var host: String?

  @Option(help: ArgumentHelp("Port to listen on; the next free one when it is taken.", valueName: "number"))
  var port: UInt16 = 8000

  @Flag(help: "Open the site in your browser.")
  var open = false

  func run() async throws {
    let console = Console()
    try await console.telling {
      let request = site.request(jobs: nil)
      if let problem = request.problem {
        console.report([problem], root: request.site, warningLimit: 0)
        throw ExitCode.failure
      }
      let server = try PreviewServer(request) { Self.announce($0, console, site: request.site) }
      try await server.run(host: host, port: port) { [open, port] place in
        Self.greet(place, asked: port)
        if open { Self.openBrowser(place.urls[0] + "/") }
      }
    }
  }

  private static func announce(_ event: PreviewEvent, _ console: Console, site: String) {
    switch event {
    case .built(let result, let duration):
      console.report(result.diagnostics, root: site, warningLimit: 5)
      say(Summary(result).line(seconds: duration.seconds))
    case .failed(let result, let hasEarlierEdition):
      console.report(result.diagnostics, root: site, warningLimit: 5)
      let shown = hasEarlierEdition ? "the last good edition" : "this report"
      console.fail("\(Summary(result).failure); browsers show \(shown)")
    case .copied(let path, let duration):
      say("Showing \(path) after \(Int((duration.seconds * 1_000).rounded())) ms; building the rest")
    case .trouble(let message): console.fail(message)
    }
  }

  private static func greet(_ place: ListeningPlace, asked port: UInt16) {
    if place.port != port && port != 0 { say("Port \(port) is taken; using \(place.port)") }
    for url in place.urls { say("Serving at \(url)/") }
    say("Press Ctrl-C to stop")
  }

  /// Prints at once, even when the output goes to a file.
  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func openBrowser(_ url: String) {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(url), nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    if posix_spawnp(&process, "xdg-open", nil, nil, &arguments, environ) != 0 {
      say("No browser could be opened; go to \(url)")
    }
  }
}
