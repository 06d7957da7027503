import Diagnostics
import Markdown

extension RecordWriter {
  mutating func append(_ outline: DocumentOutline) {
    append(outline.leadParagraph)
    append(outline.leadHeadlines)
    append(outline.headings)
    append(outline.links)
    append(outline.images)
    append(outline.rawWords)
    append(outline.length.words)
    append(outline.length.characters)
  }
}

extension RecordReader {
  mutating func outline() -> DocumentOutline {
    DocumentOutline(
      leadParagraph: text(), leadHeadlines: list(), headings: list(), links: list(), images: list(),
      rawWords: list(), length: TextLength(words: number(), characters: number()))
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
    let (kind, text, fragment) =
      switch target {
      case .article(let slug, let fragment): (0, slug, fragment)
      case .url(let url): (1, url, "")
      case .attribute(let path): (2, path, "")
      }
    record.append(kind)
    record.append(text)
    record.append(fragment)
    record.append(title)
    record.append(isRelatedLine)
    record.append(span)
  }

  init(from record: inout RecordReader) {
    let (kind, text, fragment) = (record.number(), record.text(), record.text())
    let target: Target =
      kind == 0 ? .article(slug: text, fragment: fragment) : kind == 1 ? .url(text) : .attribute(text)
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
