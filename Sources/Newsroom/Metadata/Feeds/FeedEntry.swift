import Mustache

/// One story in a feed, ready for any format.
struct FeedEntry {
  /// Tag URI (RFC 4151) of the paper's host, the year of publication and the slug.
  ///
  /// Stays when section or permalinks move the story, and changes with any of the three, so that readers see it anew.
  let id: String
  let url: String
  /// Where the story first appeared; empty when that is here.
  let original: String
  let title: String
  let dek: String
  /// Notes on who paid, on corrections and updates, then the story where the feed has full text and room for it; else empty.
  var html: [UInt8]
  let published: Instant
  let modified: Instant
  let language: String
  let writers: [(name: String, url: String, photo: String)]
  let contributors: [(name: String, url: String)]
  let categories: [String]
  let picture: Picture?

  /// Bytes of the entry without `html` in the format that has most, about: its words stand there twice at most.
  fileprivate var sizeWithoutText: Int {
    var words = [url, url, original, id, title, title, dek, dek] + categories
    for writer in writers { words += [writer.name, writer.name, writer.url, writer.photo] }
    for contributor in contributors { words += [contributor.name, contributor.url] }
    if let picture { words += [picture.alt, picture.caption, picture.credit] }
    return words.reduce(900) { $0 + $1.utf8.count } + 100
      * (categories.count + writers.count + contributors.count)
  }
}

/// Makes the entries of a channel, as many as fit in a megabyte: those whose text does not fit with their dek alone.
struct FeedEntries {
  private let desk: WireDesk
  private let channel: FeedChannel
  private let body: FeedBody
  /// Readers give up on larger files; some names and deks are longer than is reckoned here.
  private static let byteLimit = 775_000
  /// Up to where there is room for texts, so that fifty entries more fit without.
  private static let textLimit = 700_000

  init(_ desk: WireDesk, _ channel: FeedChannel, _ body: @escaping FeedBody) {
    self.desk = desk
    self.channel = channel
    self.body = body
  }

  var entries: [FeedEntry] {
    var entries: [FeedEntry] = []
    var size = 0
    for index in channel.articles {
      var entry = entry(index)
      size += entry.sizeWithoutText
      let textSize = entry.html.count + JSONWriter.escapeSize(of: entry.html)
      if size + textSize > Self.textLimit { entry.html = [] } else { size += textSize }
      if size > Self.byteLimit { break }
      entries.append(entry)
    }
    return entries
  }

  private func entry(_ index: Int) -> FeedEntry {
    let site = desk.site
    let article = site.articles[index]
    let card = article.card
    let byline = Byline(card.byline)
    let section = card.section.map { [site.sections[$0].name] } ?? []
    let kind = [desk.words.kind(card.kind)].filter { !$0.isEmpty && !section.contains($0) }
    let tags = article.tags.map { site.tags[$0].name }.filter { !(section + kind).contains($0) }
    return FeedEntry(
      id: id(of: card), url: desk.addresses.url(card.path), original: article.canonical ?? "",
      title: card.headline, dek: desk.descriptions.dek(of: article),
      html: channel.isFullText ? html(of: article, at: index) : [], published: card.published,
      modified: desk.modified[index], language: card.language ?? site.settings.language,
      writers: desk.people.writers(byline),
      contributors: byline.contributors.map { (desk.people[$0.author].name, desk.people[$0.author].url) },
      categories: section + kind + tags, picture: card.picture.flatMap { $0.isShareable ? $0 : nil })
  }

  private func id(of card: Card) -> String {
    let year = desk.site.settings.zone.civil(card.published).year
    return "tag:\(desk.addresses.host),\(padded(year, 4)):\(queryEncoded(card.slug.text))"
  }

  private func html(of article: Article, at index: Int) -> [UInt8] {
    var out = Galley(capacity: 16_384)
    if article.card.kind == .sponsored { note(desk.words.kind(.sponsored), "", &out) }
    for correction in article.frontMatter.corrections.newestFirst {
      note("\(desk.words.corrected) \(desk.words.date(correction.date)):", correction.text, &out)
    }
    if let updated = article.card.updated {
      note("\(desk.words.updated) \(desk.words.date(updated))", "", &out)
    }
    body(index, &out)
    return out.bytes
  }

  private func note(_ label: String, _ text: String, _ out: inout Galley) {
    guard !label.isEmpty else { return }
    out.append(literal: "<p><strong>")
    appendXML(label, to: &out)
    out.append(literal: "</strong>")
    if !text.isEmpty { appendXML(" " + text, to: &out) }
    out.append(literal: "</p>\n")
  }
}

extension [FeedEntry] {
  /// When anything in the feed last changed; nil for an empty feed.
  var lastModified: Instant? { map(\.modified).max() }
}
