extension Edition {
  /// Bodies as feeds carry them: with absolute URLs.
  var feedBody: FeedBody {
    { [site, broken = addresses.broken] index, bytes in
      let article = site.articles[index]
      let html = BodyHTML(
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
  /// What is gone is answered with 410 by hosts that can; the mark `!` lets the rule win over the page that lies
  /// there, which Netlify then sends with that status. Others pass over a rule with a status they do not know.
  var redirectRules: [UInt8] {
    let moved = site.redirects.map { rule($0.from, $0.to, "301") }
    let gone = site.tombstones.map { rule($0.path, $0.isPage ? $0.path : .fixed("/404.html"), "410!") }
    let feeds = movedFeeds.map { rule($0.path, $0.feed.path, "301") }
    return Array((moved + feeds + gone).joined().utf8)
  }

  private func rule(_ old: SitePath, _ new: SitePath, _ status: String) -> String {
    "\(literal(old)) \(literal(new)) \(status)\n"
  }

  /// An address without the marks that stand for any other text: `:name` and `*`.
  private func literal(_ path: SitePath) -> String {
    url(path).replacing(":", with: "%3A").replacing("*", with: "%2A")
  }
}
