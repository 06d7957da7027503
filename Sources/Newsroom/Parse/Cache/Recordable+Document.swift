import Diagnostics
import Markdown

extension RecordWriter {
  /// All of a body but its plain text, which a parsed article has let go.
  mutating func append(_ document: Document) {
    append(document.html.text)
    append(document.html.slots)
    append(document.leadParagraph)
    append(document.leadHeadlines)
    append(document.headings)
    append(document.links)
    append(document.images)
    append(document.length.words)
    append(document.length.characters)
  }
}

extension RecordReader {
  mutating func document() -> Document {
    Document(
      html: SlottedHTML(text: text(), slots: list()), plainText: "", leadParagraph: text(),
      leadHeadlines: list(), headings: list(), links: list(), images: list(),
      length: TextLength(words: number(), characters: number()))
  }
}

extension SlottedHTML.Slot: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(offset)
    switch content {
    case .linkAttributes(let link):
      record.append(0)
      record.append(link)
    case .linkText(let link):
      record.append(1)
      record.append(link)
    case .image(let image):
      record.append(2)
      record.append(image)
    }
  }

  init(from record: inout RecordReader) {
    let (offset, kind, index) = (record.number(), record.number(), record.number())
    switch kind {
    case 0: self.init(offset: offset, content: .linkAttributes(link: index))
    case 1: self.init(offset: offset, content: .linkText(link: index))
    default: self.init(offset: offset, content: .image(index))
    }
  }
}

extension HeadlinePlace: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(range.lowerBound)
    record.append(range.count)
    record.append(link)
  }

  init(from record: inout RecordReader) {
    let (start, count) = (record.number(), record.number())
    if count < 0 { record.fail() }
    self.init(range: start..<start + max(count, 0), link: record.number())
  }
}

extension Heading: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(level)
    record.append(id)
    record.append(text)
  }

  init(from record: inout RecordReader) {
    self.init(level: record.number(), id: record.text(), text: record.text())
  }
}

extension Link: Recordable {
  func append(to record: inout RecordWriter) {
    switch target {
    case .article(let slug, let fragment):
      record.append(true)
      record.append(slug)
      record.append(fragment)
    case .url(let url):
      record.append(false)
      record.append(url)
    }
    record.append(title)
    record.append(isRelatedLine)
    record.append(span)
  }

  init(from record: inout RecordReader) {
    let target: Target =
      record.flag() ? .article(slug: record.text(), fragment: record.text()) : .url(record.text())
    self.init(target: target, title: record.text(), isRelatedLine: record.flag(), span: record.value())
  }
}

extension Image: Recordable {
  func append(to record: inout RecordWriter) {
    for text in [source, alt, caption, credit] { record.append(text) }
    record.append(span)
  }

  init(from record: inout RecordReader) {
    self.init(
      source: record.text(), alt: record.text(), caption: record.text(), credit: record.text(),
      span: record.value())
  }
}
