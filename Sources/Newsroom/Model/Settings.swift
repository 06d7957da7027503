import Diagnostics

/// What `site.yml` says; every setting has a default, so an empty file is a valid site.
package struct Settings: Hashable, Sendable {
  package var title = "News"
  package var tagline = ""
  package var description = ""
  /// Absolute URL of the site's front page, without the last slash: `https://gazette.example/news`.
  package var baseURL = "http://localhost:8000"
  /// BCP 47 tag.
  package var language = "en"
  package var zone = Zone.utc
  package var sections: [SectionSetting] = []
  package var navigation: [LabelledLink] = []
  package var footer: [LabelledLink] = []
  package var publisher = Publisher()
  package var social = SocialAccounts()
  /// Shown when a story without a picture is shared.
  package var shareImage: ImageReference?
  package var logo: ImageReference?
  package var permalink = PermalinkPattern.default
  package var shareTargets = ShareTarget.defaults
  package var listing = ListingSettings()
  package var feeds = FeedSettings()
  package var related = RelatedSettings()
  package var rawHTML = false
  package var check = CheckSettings()
  package var robots = RobotsSettings()
  package var security: SecurityContact?
  /// Custom properties of the style sheet.
  package var theme: [LabelledValue] = []
  /// Those that have another value on dark pages.
  package var darkTheme: [LabelledValue] = []
  /// Line of copyright shown in the footer and in feeds.
  package var copyright = ""
  /// Words of the interface that replace those of the language file, by label key.
  package var labels: [LabelledValue] = []
  /// Where the site is published to, in the order of the file.
  package var targets: [TargetSettings] = []
  /// Stable hash of the file that these settings come from.
  package var fingerprint: UInt64 = 0

  package init() {}
}

package struct SectionSetting: Hashable, Sendable {
  package let name: String
  package let slug: Slug
  package let description: String

  package init(name: String, slug: Slug, description: String) {
    self.name = name
    self.slug = slug
    self.description = description
  }
}

/// A key of the author's own choosing with its value, in the order of the file.
package struct LabelledValue: Hashable, Sendable {
  package let key: String
  package let value: String
  /// Where the key stands.
  package let span: SourceSpan

  package init(key: String, value: String, span: SourceSpan) {
    self.key = key
    self.value = value
    self.span = span
  }
}

/// The organisation behind the site, as schema.org's NewsMediaOrganization describes it.
package struct Publisher: Hashable, Sendable {
  package var name = ""
  package var legalName = ""
  package var url = ""
  package var logo: ImageReference?
  package var founded = ""
  package var email = ""
  package var phone = ""
  package var address = ""
  package var ethicsPolicy = ""
  package var correctionsPolicy = ""
  package var ownership = ""
  package var masthead = ""
  package var diversityPolicy = ""
  package var feedbackPolicy = ""
  package var verificationPolicy = ""
  package var publishingPrinciples = ""
  /// What the paper covers and why.
  package var missionPolicy = ""
  package var unnamedSourcesPolicy = ""
  /// The addresses of all of these with their places, to be checked.
  package var policies: [Located<String>] = []
  package var sameAs: [String] = []

  package init() {}
}

package struct SocialAccounts: Hashable, Sendable {
  package var x = ""
  package var mastodon = ""
  package var facebook = ""
  package var bluesky = ""

  package init() {}
}

package struct ListingSettings: Hashable, Sendable {
  package var perPage = 30
  package var archivePerPage = 100

  package init() {}
}

package struct FeedSettings: Hashable, Sendable {
  package var items = 30
  /// Entries of the feeds of sections, authors and tags.
  package var listItems = 20
  package var isFullText = true
  /// Tags with at least so many stories have feeds of their own.
  package var minimumTagArticles = 50
  /// URL of the WebSub hub that is told of news; empty without one.
  package var hub = ""

  package init() {}
}

package struct RobotsSettings: Hashable, Sendable {
  /// Crawlers that the publisher wants to keep out, by user agent.
  package var disallowedAgents: [String] = []

  package init() {}
}

package struct SecurityContact: Hashable, Sendable {
  package let contact: String
  package let expires: Instant

  package init(contact: String, expires: Instant) {
    self.contact = contact
    self.expires = expires
  }
}

/// How related articles are chosen: `related` in site.yml.
///
/// A weight of 1 is the built-in mix; 2 counts twice as much, 0 not at all.
package struct RelatedSettings: Hashable, Sendable {
  /// `limit`: stories shown with an article; 0 for none.
  package var limit = 6
  /// `earlier_only`: whether a story names only those that were out before it.
  package var isEarlierOnly = false
  /// `exclude_linked`: whether stories linked in the body are kept out of the list.
  package var excludesLinked = false
  /// `text`: words and phrases of headline, dek and body.
  package var textWeight = 1.0
  /// `tags`: each by its rarity.
  package var tagWeight = 1.0
  /// `authors`: each by the rarity of the byline.
  package var authorWeight = 1.0
  /// `section`.
  package var sectionWeight = 1.0
  /// `nearness`: how much stories of about the same time are preferred.
  package var nearnessWeight = 1.0
  /// `nearness_days`: after how many days half of that preference is gone.
  package var nearnessDays = 150.0

  package init() {}
}
