import Diagnostics
import Mustache

/// Turns pages into bytes.
package struct Press: Sendable {
  private let edition: Edition
  private let library: TemplateLibrary
  private let views: PageViews
  /// Each page template, by name.
  private let templates: [String: TemplateLibrary.Template]

  package init(edition: Edition, library: TemplateLibrary) {
    self.edition = edition
    self.library = library.setting(edition.standing)
    views = PageViews(edition: edition)
    templates = NewsSchema.roots.keys.reduce(into: [:]) { $0[$1] = library.template($1) }
  }

  /// Appends the page's bytes to `output`; what can fail is only a template that includes itself without end.
  package func print(_ page: Page, into output: inout [UInt8]) -> Diagnostic? {
    guard let template = templates[PageViews.template(of: page.contents)] else { return nil }
    // Views hold no references to the objects that the edition lends them.
    return withExtendedLifetime(edition) {
      library.render(template, views.view(of: page, head: head(of: page)), into: &output)
    }
  }

  private func head(of page: Page) -> HeadText {
    let words = PageWordsWriter(edition: edition).words(for: page)
    let summary = edition.wire.summary(of: page, words)
    let html = edition.wire.head(of: page, summary, words)
    return HeadText(summary: summary, trail: words.trail, html: Markup(html))
  }
}
