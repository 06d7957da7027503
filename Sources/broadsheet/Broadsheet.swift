import ArgumentParser

@main
struct Broadsheet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Build a news site from a folder of Markdown articles.",
    discussion: """
      A site is a folder with content/ (articles, authors, pages, media, site.yml, front.yml) and, if it \
      wants its own look, templates/. Run `broadsheet build` in it and open output/index.html.
      """,
    version: broadsheetVersion,
    subcommands: [
      InitCommand.self, NewCommand.self, ServeCommand.self, BuildCommand.self, CheckCommand.self,
      PublishCommand.self, ScheduleCommand.self, TakedownCommand.self, PermalinksCommand.self,
      RelatedCommand.self, EjectCommand.self,
    ])
}

let broadsheetVersion = "0.1.0"
