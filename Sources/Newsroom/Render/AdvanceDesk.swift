import Diagnostics
import Mustache

/// Prints pages with the newest words of one story, long before a whole build would have done it.
///
/// An advance copy shows an author what was just written. It is no part of the site: nothing is written to disk, and
/// the build that follows has the last word.
package struct AdvanceDesk: Sendable {
  let folder: SiteFolder
  let reader: ContentReader
  let writer: ArticleWriter
  package let edition: Edition
  package let plan: Plan
  package let library: TemplateLibrary

  /// The last edition with one story as it reads now.
  ///
  /// Nil when the file reads as it did, when more about the story changed than its words and pictures, so that pages
  /// may come, go or change places, and when something is an error: only a whole build tells all of that.
  ///
  /// - Parameter file: the story's path relative to the site's folder.
  package func copy(of file: String) -> AdvanceCopy? {
    guard file.hasPrefix(folder.contentPrefix) else { return nil }
    let path = String(file.dropFirst(folder.contentPrefix.count))
    let site = edition.site
    guard let index = site.articles.firstIndex(where: { $0.source.path == path }),
      let source = source(path), source.fingerprint != site.articles[index].source.fingerprint,
      source.frontMatter.files(as: site.articles[index].frontMatter)
    else { return nil }
    let (article, problems) = writer.article(index, from: source)
    guard !problems.contains(where: \.isError), article.links.allSatisfy(isKnown),
      article.card.path == site.articles[index].card.path
    else { return nil }
    return AdvanceCopy(
      story: article.card.path, plan: plan,
      press: Press(edition: edition.revising(index, to: article), library: library))
  }

  private func source(_ path: String) -> ArticleSource? {
    let absolute = folder.content + "/" + path
    // What cannot be read, or lies outside the site, is for the build to complain of.
    guard FileIO.resolved(absolute)?.hasPrefix(folder.root + "/") == true,
      let bytes = try? FileIO.read(absolute)
    else { return nil }
    let reading = reader.article(path, bytes)
    return reading.diagnostics.hasErrors ? nil : reading.source
  }

  private func isKnown(_ link: ResolvedLink) -> Bool {
    guard case .site(let path, _, _) = link else { return true }
    return edition.addresses.known.contains(path) || edition.addresses.broken.contains(path)
  }
}

/// An edition ahead of its build: any of its pages, printed when asked for.
package struct AdvanceCopy: Sendable {
  /// The page of the story that was edited.
  package let story: SitePath
  private let plan: Plan
  private let press: Press

  init(story: SitePath, plan: Plan, press: Press) {
    self.story = story
    self.plan = plan
    self.press = press
  }

  /// The bytes of the page at `path`; nil when there is none.
  package func page(at path: String) -> [UInt8]? { print { $0.path.text == path } }

  /// The bytes of the page that lies in this file of the output folder; nil when there is none.
  package func page(in file: String) -> [UInt8]? { print { $0.path.outputFile == file } }

  private func print(_ isMeant: (Page) -> Bool) -> [UInt8]? {
    guard let page = plan.pages.first(where: isMeant) else { return nil }
    var bytes: [UInt8] = []
    // A template that cannot be printed was printed by the build before: then the site's own page will do.
    return press.print(page, into: &bytes) == nil ? bytes : nil
  }
}

extension FrontMatter {
  /// Whether two states of a story stand in the same place on the same pages: what differs are words and pictures.
  fileprivate func files(as other: FrontMatter) -> Bool {
    (date, embargo, expires) == (other.date, other.embargo, other.expires)
      && (isDraft, isSearchable, kind) == (other.isDraft, other.isSearchable, other.kind)
      && permalink?.value == other.permalink?.value
      && aliases.map(\.value) == other.aliases.map(\.value)
      && [slug, section, series, language].map { $0?.value }
        == [other.slug, other.section, other.series, other.language].map { $0?.value }
      && [tags, related, relatedExclude].map { $0.map(\.value) }
        == [other.tags, other.related, other.relatedExclude].map { $0.map(\.value) }
      && credits.map { [$0.name, $0.role] } == other.credits.map { [$0.name, $0.role] }
      && corrections.isEmpty == other.corrections.isEmpty
  }
}
