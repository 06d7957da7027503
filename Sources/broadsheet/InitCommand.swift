import ArgumentParser
import Foundation
import Newsroom

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begin a site in a new folder.",
    discussion: """
      Writes a small site with settings, three stories, an author and a page: everything that `broadsheet build` needs, \
      out of this program alone. It is shown with the built-in templates; --templates copies them into the site, and \
      `broadsheet eject` copies one of them later.

        broadsheet init gazette --title "The Harbour Gazette"
        cd gazette && broadsheet serve
      """)

  @Argument(
    help: ArgumentHelp("A folder that is empty or not there yet.", valueName: "dir"), completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("Name of the paper.", valueName: "title"))
  var title: String = "The Gazette"

  @Flag(help: "Copy the built-in templates into the site as well.")
  var templates = false

  func run() throws {
    try Console().telling {
      let now = Instant(seconds: time(nil))
      let zone = TimeZone.current.identifier
      for file in try Starter.write(to: folder, title: title, zone: zone, now: now) {
        print(folder + "/" + file)
      }
      if templates {
        print("\(folder)/templates, \(counted(try Starter.eject([], to: folder).written.count, "file"))")
      }
      print("\nNow: cd \(folder) && broadsheet serve")
    }
  }
}
