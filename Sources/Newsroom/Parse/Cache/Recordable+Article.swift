import Diagnostics

extension ArticleSource {
  func append(to record: inout RecordWriter) {
    record.append(path)
    record.append(fingerprint)
    record.append(frontMatter)
    record.append(outline)
    record.append(profile.fingerprint)
    record.append(held: profile.terms)
    record.append(held: profile.counts)
  }

  /// - Parameter desk: parses the body again when a page needs it.
  convenience init?(from record: inout RecordReader, desk: ManuscriptDesk) {
    let path = record.text()
    let fingerprint = record.word()
    let frontMatter: FrontMatter = record.value()
    let outline = record.outline()
    let wording = record.word()
    guard let profile = TermProfile(terms: record.held(), counts: record.held(), fingerprint: wording),
      !record.isBroken
    else { return nil }
    self.init(
      path: path, frontMatter: frontMatter, outline: outline,
      body: .inFile(
        ManuscriptFile(
          desk: desk, path: path, language: frontMatter.language?.value, fingerprint: fingerprint)),
      profile: profile, fingerprint: fingerprint)
  }
}

extension FrontMatter: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(title)
    record.append(date)
    record.append(dek)
    record.append(dekSpan)
    record.append(updated)
    record.append(updatedSpan)
    record.append(credits)
    record.append(section)
    record.append(tags)
    record.append(series)
    record.append(kicker)
    record.append(choice: kind)
    record.append(image)
    record.append(slug)
    record.append(permalink)
    record.append(aliases)
    record.append(canonical)
    record.append(related)
    record.append(relatedExclude)
    record.append(shareTitle)
    record.append(shareDescription)
    record.append(shareImage)
    record.append(corrections)
    record.append(isDraft)
    record.append(embargo)
    record.append(expires)
    record.append(language)
    record.append(isSearchable)
    record.append(extra)
  }

  init(from record: inout RecordReader) {
    self.init(title: record.value(), date: record.optional())
    dek = record.text()
    dekSpan = record.optional()
    updated = record.optional()
    updatedSpan = record.optional()
    credits = record.list()
    section = record.optional()
    tags = record.list()
    series = record.optional()
    kicker = record.text()
    kind = record.choice(.news)
    image = record.optional()
    slug = record.optional()
    permalink = record.optional()
    aliases = record.list()
    canonical = record.optional()
    related = record.list()
    relatedExclude = record.list()
    shareTitle = record.optional()
    shareDescription = record.optional()
    shareImage = record.optional()
    corrections = record.list()
    isDraft = record.flag()
    embargo = record.optional()
    expires = record.optional()
    language = record.optional()
    isSearchable = record.flag()
    extra = record.value()
  }
}

extension Credit: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(name)
    record.append(role)
    record.append(span)
  }

  init(from record: inout RecordReader) {
    self.init(name: record.text(), role: record.text(), span: record.value())
  }
}

extension Correction: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(date)
    record.append(text)
    record.append(span)
  }

  init(from record: inout RecordReader) {
    self.init(date: record.value(), text: record.text(), span: record.value())
  }
}

extension ImageReference: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(source)
    record.append(alt)
    record.append(caption)
    record.append(credit)
    record.append(width)
    record.append(height)
  }

  init(from record: inout RecordReader) {
    self.init(
      source: record.value(), alt: record.optional(), caption: record.text(), credit: record.text(),
      width: record.optional(), height: record.optional())
  }
}
