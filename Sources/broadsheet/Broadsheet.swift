import ArgumentParser

@main
struct Broadsheet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Build a news site from a folder of Markdown articles.",
    discussion: """
      A site is a folder with content/ (articles, authors, pages, media, site.yml, front.yml) and, if it \
      wants its own look, templates/. Most commands run in that folder, or are told where it is.

        broadsheet init gazette && cd gazette     a site of your own
        broadsheet serve                          see it while you write
        broadsheet build && broadsheet publish    bring it to readers

      `broadsheet --generate-completion-script bash` (or zsh, fish) prints completions for your shell.
      """,
    version: broadsheetVersion,
    groupedSubcommands: [
      CommandGroup(
        name: "Writing",
        subcommands: [
          InitCommand.self, NewCommand.self, ServeCommand.self, RelatedCommand.self, EjectCommand.self,
        ]),
      CommandGroup(
        name: "Publishing",
        subcommands: [BuildCommand.self, CheckCommand.self, PublishCommand.self, ScheduleCommand.self]),
      CommandGroup(
        name: "Permalink", subcommands: [PermalinksCommand.self, TakedownCommand.self]),
    ])
}

let broadsheetVersion = "0.1.0"
