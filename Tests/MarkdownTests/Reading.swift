import Diagnostics
import Markdown

/// A body as the tests look at it.
func read(
  _ body: String, _ options: MarkdownOptions = MarkdownOptions(), firstLine: Int = 1, language: String = "en"
) -> MarkdownReader.Reading {
  MarkdownReader(options: options).document(
    from: Array(body.utf8)[...], path: "a.md", firstLine: firstLine, language: language)
}

/// The document of a body that is within its budget.
func document(
  _ body: String, _ options: MarkdownOptions = MarkdownOptions(), language: String = "en"
) -> Document {
  read(body, options, language: language).document
    ?? Document(
      html: SlottedHTML(text: "TOO COMPLEX", slots: []), plainText: "", leadParagraph: "", headings: [],
      links: [],
      images: [], length: TextLength(words: 0, characters: 0))
}

/// The HTML with ` ⟨0⟩` for a link's attributes, `⟨headline 0⟩` for its text, `⟨image 0⟩` for a picture and ` ⟨src 0⟩` for
/// an attribute of raw HTML.
func html(
  _ body: String, _ options: MarkdownOptions = MarkdownOptions(), language: String = "en"
) -> String {
  filled(document(body, options, language: language).html)
}

func filled(_ html: SlottedHTML) -> String {
  var out: [UInt8] = []
  html.forEachPart { part in
    switch part {
    case .html(let bytes): out += bytes
    case .slot(.linkAttributes(let link)): out += " ⟨\(link)⟩".utf8
    case .slot(.linkText(let link)): out += "⟨headline \(link)⟩".utf8
    case .slot(.image(let image)): out += "⟨image \(image)⟩".utf8
    case .slot(.attribute(let name, let addresses)):
      out += " ⟨\(name) \(addresses.map { "\($0.link)\($0.descriptor)" }.joined(separator: ", "))⟩".utf8
    }
  }
  return String(decoding: out, as: UTF8.self)
}
