import Diagnostics
import Mustache

/// Prints one story's page with the body it has now, long before a whole build would have done it.
///
/// A proof shows an author what was just written. It is no part of the site: nothing is written to disk, and
/// the build that follows has the last word.
package struct ProofDesk: Sendable {
  let folder: SiteFolder
  let reader: ContentReader
  let writer: ArticleWriter
  let edition: Edition
  let plan: Plan
  let library: TemplateLibrary

  package struct Proof: Hashable, Sendable {
    /// The page's path on the site.
    package let path: String
    /// The page's file, relative to the output folder.
    package let file: String
    package let bytes: [UInt8]
  }

  /// The page of the story in `file`, a path relative to the site's folder.
  ///
  /// Nil when more than the body changed, so that other pages may change too, and when anything is wrong with
  /// the story: only a whole build tells all of that.
  package func proof(of file: String) -> Proof? {
    guard file.hasPrefix(folder.contentPrefix) else { return nil }
    let path = String(file.dropFirst(folder.contentPrefix.count))
    let site = edition.site
    guard let index = site.articles.firstIndex(where: { $0.source.path == path }),
      let source = source(path), source.frontMatter == site.articles[index].frontMatter
    else { return nil }
    let (article, problems) = writer.article(index, from: source)
    guard problems.isEmpty, article.links.allSatisfy(isKnown), let page = page(of: index) else { return nil }
    var bytes: [UInt8] = []
    let press = Press(edition: edition.revising(index, to: article), library: library)
    guard press.print(page, into: &bytes) == nil else { return nil }
    return Proof(path: page.path.text, file: page.path.outputFile, bytes: bytes)
  }

  private func source(_ path: String) -> ArticleSource? {
    let absolute = folder.content + "/" + path
    // What cannot be read, or lies outside the site, is for the build to complain of.
    guard FileIO.resolved(absolute)?.hasPrefix(folder.root + "/") == true,
      let bytes = try? FileIO.read(absolute)
    else { return nil }
    let reading = reader.article(path, bytes)
    return reading.diagnostics.isEmpty ? reading.source : nil
  }

  private func isKnown(_ link: ResolvedLink) -> Bool {
    guard case .site(let path, _, _) = link else { return true }
    return edition.addresses.known.contains(path)
  }

  private func page(of index: Int) -> Page? {
    plan.pages.first { page in
      if case .article(let story) = page.contents { story.article == index } else { false }
    }
  }
}
