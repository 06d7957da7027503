extension Edition {
  /// Bodies as feeds carry them: with absolute URLs.
  var feedBody: FeedBody {
    { [site, broken = addresses.broken] index, bytes in
      let article = site.articles[index]
      let html = BodyHTML(
        language: article.card.language ?? site.settings.language, siteLanguage: site.settings.language,
        prefix: site.settings.baseURL, isSponsored: article.card.kind == .sponsored, loadsFirstPicture: false,
        broken: broken)
      html.append(article.prose, to: &bytes)
    }
  }

  /// Feeds of lists that lie elsewhere now, with their old addresses: those who subscribed there go on reading.
  var movedFeeds: [(path: SitePath, feed: FeedFile)] {
    let lists = site.redirects.filter { redirect in
      ["/sections/", "/authors/", "/tags/"].contains { redirect.from.text.hasPrefix($0) }
    }
    guard !lists.isEmpty else { return [] }
    let feeds = Dictionary(grouping: self.feeds, by: \.page)
    return lists.flatMap { list in
      (feeds[list.to] ?? []).map { (list.from.file(String($0.path.text.dropFirst(list.to.text.count))), $0) }
    }
  }

  /// `_redirects`, which Netlify, Cloudflare Pages and others read: old path, new path, status.
  ///
  /// The mark `!` lets a rule of Netlify's win over the page that lies at the old address for hosts without rules.
  /// Others pass over a status that they do not know, so what has moved is said without the mark as well. What is gone
  /// is answered with 410 by hosts that can.
  var redirectRules: [UInt8] {
    let moved = site.redirects.map { ($0.from, $0.to) } + movedFeeds.map { ($0.path, $0.feed.path) }
    let rules = moved.flatMap { [rule($0, $1, "301!"), rule($0, $1, "301")] }
    let gone = site.tombstones.map { rule($0.path, $0.isPage ? $0.path : .fixed("/404.html"), "410!") }
    return Array((rules + gone).joined().utf8)
  }

  private func rule(_ old: SitePath, _ new: SitePath, _ status: String) -> String {
    "\(literal(old)) \(literal(new)) \(status)\n"
  }

  /// An address without the marks that stand for any other text: `:name` and `*`.
  private func literal(_ path: SitePath) -> String {
    url(path).replacing(":", with: "%3A").replacing("*", with: "%2A")
  }
}
