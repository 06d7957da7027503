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

  /// `_redirects`, which Netlify, Cloudflare Pages and others read: old path, new path, status.
  var redirectRules: [UInt8] {
    let rules = site.redirects.map { "\(url($0.from)) \(url($0.to)) 301\n" }
    return Array(rules.joined().utf8)
  }
}
