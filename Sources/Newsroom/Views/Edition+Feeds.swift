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
  ///
  /// What is gone is answered with 410 by hosts that can; the mark `!` lets the rule win over the page that lies
  /// there, which Netlify then sends with that status. Others pass over a rule with a status they do not know.
  var redirectRules: [UInt8] {
    let moved = site.redirects.map { "\(url($0.from)) \(url($0.to)) 301\n" }
    let gone = site.tombstones.map { tombstone in
      "\(url(tombstone.path)) \(url(tombstone.isPage ? tombstone.path : .fixed("/404.html"))) 410!\n"
    }
    return Array((moved + gone).joined().utf8)
  }
}
