/// One page or file that the build makes.
package struct Page: Sendable {
  package let path: SitePath
  package let contents: PageContents
}

/// What a page shows: everything its view may depend on, besides what every page of the edition shares.
package enum PageContents: Sendable {
  case front(FrontPage)
  case article(ArticlePage)
  case section(Int, ListPage)
  case tag(Int, ListPage)
  case author(Int, ListPage)
  case series(Int, ListPage)
  /// All stories by time: the whole archive, a year, or a month.
  case archive(ArchivePage)
  case allTags
  case allAuthors
  case staticPage(Int)
  /// A part of the log of corrections, and the stories in it, each once.
  case corrections(ArraySlice<LoggedCorrection>, ListPage)
  case notFound
  case redirect(to: SitePath)
  /// What stands where something was taken down.
  case gone(Promise.Farewell)
}

/// The front page: stories by slot, and rails.
package struct FrontPage: Hashable, Sendable {
  let slots: [Slot]
  let rails: [Rail]

  package struct Slot: Hashable, Sendable {
    package let name: String
    /// Indices into `Site.articles`.
    package let articles: [Int]
  }

  package struct Rail: Hashable, Sendable {
    package let section: Int
    package let articles: [Int]
  }
}

package struct ArticlePage: Hashable, Sendable {
  package let article: Int
  package let related: [Int]
  /// The story before this one in its section, and the one after.
  package let earlier: Int?
  package let later: Int?
}

/// One page of a list that may be long.
package struct ListPage: Hashable, Sendable {
  /// Indices into `Site.articles`.
  package let articles: ArraySlice<Int>
  /// The path of the list's first page.
  package let base: SitePath
  /// This page, from 1.
  package let number: Int
  package let count: Int
  /// Stories on all pages together.
  package let total: Int
}

package struct LoggedCorrection: Hashable, Sendable {
  /// Index into `Site.articles`.
  let story: Int
  let correction: Correction
}

package struct ArchivePage: Hashable, Sendable {
  package enum Period: Hashable, Sendable {
    /// The years that have stories, newest first, with how many.
    case index
    case year(Int)
    case month(year: Int, month: Int)
  }

  let period: Period
  /// Shorter periods inside this one, newest first.
  package let parts: [Part]
  package let list: ListPage

  package struct Part: Hashable, Sendable {
    let period: Period
    package let path: SitePath
    package let count: Int
  }
}
