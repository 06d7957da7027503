import Diagnostics

/// What one Markdown body says, as values: HTML with open slots, plain text, and its outline.
///
/// Parsing is a pure function of the bytes, so a document can be cached with its file. What depends on the
/// rest of the site (where a link leads, how large a picture is) stays open as a slot until a page is made.
@dynamicMemberLookup
package struct Document: Hashable, Sendable {
  package let html: SlottedHTML
  /// The words a reader sees, blocks separated by a blank line; code included, markup and footnote marks not.
  package let plainText: String
  package var outline: DocumentOutline

  package init(
    html: SlottedHTML, plainText: String, leadParagraph: String, leadHeadlines: [HeadlinePlace] = [],
    headings: [Heading], links: [Link], images: [Image], rawWords: [String] = [], length: TextLength
  ) {
    self.html = html
    self.plainText = plainText
    outline = DocumentOutline(
      leadParagraph: leadParagraph, leadHeadlines: leadHeadlines, headings: headings, links: links,
      images: images, rawWords: rawWords, length: length)
  }

  package subscript<Part>(dynamicMember part: KeyPath<DocumentOutline, Part>) -> Part {
    outline[keyPath: part]
  }
}

/// What the rest of a site may depend on of a body: all but its text.
package struct DocumentOutline: Hashable, Sendable {
  /// The first paragraph of running text, for an excerpt; empty when there is none.
  package let leadParagraph: String
  /// Words of the lead paragraph that come from a slug, where a reader sees a headline.
  package let leadHeadlines: [HeadlinePlace]
  package let headings: [Heading]
  /// In order of appearance; a slot names a link by its index here.
  package let links: [Link]
  /// In order of appearance; a slot names an image by its index here.
  package let images: [Image]
  /// Words of raw HTML and of markup of other tools: the files that these name, among much else. What the front matter
  /// says to other tools belongs to them as well.
  package var rawWords: [String]
  package let length: TextLength

  package init(
    leadParagraph: String, leadHeadlines: [HeadlinePlace], headings: [Heading], links: [Link],
    images: [Image], rawWords: [String] = [], length: TextLength
  ) {
    self.leadParagraph = leadParagraph
    self.leadHeadlines = leadHeadlines
    self.headings = headings
    self.links = links
    self.images = images
    self.rawWords = rawWords
    self.length = length
  }
}

/// Where the text of a document stands for the headline that a wiki link without words leads to.
package struct HeadlinePlace: Hashable, Sendable {
  /// In UTF-8 bytes of the text.
  package let range: Range<Int>
  /// Index of the link.
  package let link: Int

  package init(range: Range<Int>, link: Int) {
    self.range = range
    self.link = link
  }
}

/// HTML text with places left open.
package struct SlottedHTML: Hashable, Sendable {
  /// The HTML without anything in the slots.
  package let text: String
  /// In order of `offset`.
  package let slots: [Slot]

  package init(text: String, slots: [Slot]) {
    self.text = text
    self.slots = slots
  }

  package struct Slot: Hashable, Sendable {
    /// Where the slot's content goes, in UTF-8 bytes of `text`.
    package let offset: Int
    package let content: Content

    package init(offset: Int, content: Content) {
      self.offset = offset
      self.content = content
    }
  }

  package enum Content: Hashable, Sendable {
    /// The attributes of an `a` element, ` href="…" rel="…"`, with the leading space.
    case linkAttributes(link: Int)
    /// The text of a wiki link that has none of its own: the headline it leads to.
    case linkText(link: Int)
    /// A whole `img` element.
    case image(Int)
    /// An attribute of raw HTML that leads to paths of the site, with the leading space.
    case attribute(String, [Address])
  }

  package struct Address: Hashable, Sendable {
    package let link: Int
    /// What follows it in a `srcset`, such as ` 2x`.
    package let descriptor: String

    package init(link: Int, descriptor: String) {
      self.link = link
      self.descriptor = descriptor
    }
  }
}

package struct Heading: Hashable, Sendable {
  package let level: Int
  /// Unique in the document; letters and digits of any script, lower case, joined by `-`.
  package let id: String
  package let text: String

  package init(level: Int, id: String, text: String) {
    self.level = level
    self.id = id
    self.text = text
  }
}

package struct Link: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// `[[slug]]`, `[[slug|text]]` or `[[slug#place]]`; `fragment` is empty without a place.
    case article(slug: String, fragment: String = "")
    /// Any other destination as the author wrote it, unescaped.
    case url(String)
    /// An address in an attribute of raw HTML, unescaped; the path of the base URL may stand before one of the site.
    case attribute(String)
  }

  package let target: Target
  /// Advisory title, as in `[text](url "title")`; empty when there is none.
  package let title: String
  /// Whether the link stands in an inline `Related:` line.
  package let isRelatedLine: Bool
  package let span: SourceSpan

  package init(target: Target, title: String, isRelatedLine: Bool, span: SourceSpan) {
    self.target = target
    self.title = title
    self.isRelatedLine = isRelatedLine
    self.span = span
  }
}

package struct Image: Hashable, Sendable {
  package let source: String
  /// Text alternative, plain; empty when the author gave none.
  package let alt: String
  /// From a title `"Caption | Credit"`; empty when there is none.
  package let caption: String
  package let credit: String
  package let span: SourceSpan

  package init(source: String, alt: String, caption: String, credit: String, span: SourceSpan) {
    self.source = source
    self.alt = alt
    self.caption = caption
    self.credit = credit
    self.span = span
  }
}

/// How much there is to read: words of scripts with spaces, and characters of scripts without.
package struct TextLength: Hashable, Sendable {
  package let words: Int
  /// Those of Han, kana, Thai and other scripts written without spaces, counted one by one; Hangul is not among them.
  package let characters: Int

  package init(words: Int, characters: Int) {
    self.words = words
    self.characters = characters
  }
}
