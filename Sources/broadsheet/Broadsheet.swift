import ArgumentParser

@main
struct Broadsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet", abstract: "Build a news site from a folder of Markdown articles.")
}
