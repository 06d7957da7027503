import ArgumentParser
import Newsroom
import Publishing

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin an article, a page or an author with its front matter filled in.",
    discussion: """
        broadsheet new article "Council votes on the bridge" --section Town
        broadsheet new page "How we work"
        broadsheet new author "Ada Ferris"

      Prints the path of the file that was made. Nothing that is there is ever replaced.
      """,
    subcommands: [NewArticleCommand.self, NewPageCommand.self, NewAuthorCommand.self])
}

/// Why a file cannot be begun.
struct NewFileError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Where a new file goes.
struct NewFileOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Slug (default: made from the words).", valueName: "slug"))
  var slug: String?

  @Option(
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site: String = "."

  func slug(of words: String) throws -> Slug {
    if let slug {
      guard let slug = Slug(slug) else {
        throw ValidationError("A slug has letters, digits and hyphens only.")
      }
      return slug
    }
    guard let slug = Slug(from: words) else {
      throw ValidationError("'\(words)' has no letter or digit to make an address from: give a --slug.")
    }
    return slug
  }

  /// Makes the file and prints its path, as seen from where the command runs.
  func save(_ make: (NewFileDesk) async throws -> Manuscript) async throws {
    try await Console().telling {
      let desk = try NewFileDesk(.now(site: site, jobs: nil))
      let path = try await make(desk).save(in: desk.folder)
      print(site == "." ? path : site + (site.hasSuffix("/") ? "" : "/") + path)
    }
  }
}

struct NewArticleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article", abstract: "Begin an article, as a draft of this moment.",
    discussion: """
      The file goes where the newest articles lie: into a folder of the year or month if they do. The byline is \
      yours, if git or content/authors says who you are.

        broadsheet new article "Council votes on the bridge"
        broadsheet new article "Tide tables" --section Harbour --slug tides
      """)

  @Argument(help: ArgumentHelp("Headline, in quotes.", valueName: "headline"))
  var headline: String

  @Option(help: ArgumentHelp("A section of site.yml.", valueName: "name"))
  var section: String?

  @Option(help: ArgumentHelp("Who writes it.", valueName: "name"))
  var author: String?

  @OptionGroup var file: NewFileOptions

  func run() async throws {
    let slug = try file.slug(of: headline)
    try await file.save { desk in
      if let there = desk.story(named: slug) {
        throw NewFileError("\(there) has the slug '\(slug)' already: give another --slug")
      }
      return desk.article(headline, slug: slug, author: await writer(desk), section: try filing(desk))
    }
  }

  private func filing(_ desk: NewFileDesk) throws -> String? {
    guard let section else { return nil }
    let (found, nearest) = desk.section(section)
    if let found { return found }
    let hint = nearest.map { "did you mean '\($0)'?" }
    let names = desk.settings.sections.map(\.name).joined(separator: ", ")
    throw NewFileError("site.yml has no section '\(section)'; \(hint ?? "it has \(names)")")
  }

  private func writer(_ desk: NewFileDesk) async -> String? {
    if let author { return author }
    let git = LocalGit(desk.folder.root)
    return desk.author(gitName: await git.setting("user.name"), gitEmail: await git.setting("user.email"))
  }
}

struct NewPageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Begin a page such as About or Contact, as a draft.",
    discussion: "  broadsheet new page \"How we work\"")

  @Argument(help: ArgumentHelp("Title, in quotes.", valueName: "title"))
  var title: String

  @OptionGroup var file: NewFileOptions

  func run() async throws {
    let slug = try file.slug(of: title)
    try await file.save { _ in .page(title, slug: slug) }
  }
}

struct NewAuthorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "author", abstract: "Begin an author's page.",
    discussion: "  broadsheet new author \"Ada Ferris\"")

  @Argument(help: ArgumentHelp("Name, in quotes.", valueName: "name"))
  var name: String

  @OptionGroup var file: NewFileOptions

  func run() async throws {
    let slug = try file.slug(of: name)
    try await file.save { _ in .author(name, slug: slug) }
  }
}
