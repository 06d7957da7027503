import Diagnostics

/// What `site.yml` says; every setting has a default, so an empty file is a valid site.
package struct Settings: Hashable, Sendable {
  package var title = "News"
  package var tagline = ""
  package var description = ""
  /// Absolute URL of the site's front page, without the last slash: `https://gazette.example/news`.
  package var baseURL = "http://localhost:8000"
  /// `base_url` as site.yml has it, whatever address the site is built for.
  package var publishedAddress = "http://localhost:8000"
  /// BCP 47 tag.
  var language = "en"
  package var zone = Zone.utc
  package var sections: [SectionSetting] = []
  var navigation: [LabelledLink] = []
  package var footer: [LabelledLink] = []
  var publisher = Publisher()
  var social = SocialAccounts()
  /// Shown when a story without a picture is shared.
  var shareImage: ImageReference?
  var logo: ImageReference?
  package var permalink = PermalinkPattern.default
  var shareTargets = ShareTarget.defaults
  package var listing = ListingSettings()
  package var feeds = FeedSettings()
  package var related = RelatedSettings()
  var rawHTML = false
  var smartPunctuation = true
  package var check = CheckSettings()
  package var robots = RobotsSettings()
  package var security: SecurityContact?
  /// Custom properties of the style sheet.
  package var theme: [LabelledValue] = []
  /// Those that have another value on dark pages.
  var darkTheme: [LabelledValue] = []
  /// Line of copyright shown in the footer and in feeds.
  var copyright = ""
  /// Words of the interface that replace those of the language file, by label key.
  package var labels: [LabelledValue] = []
  /// Where the site is published to, in the order of the file.
  package var targets: [TargetSettings] = []
  /// Stable hash of the file that these settings come from.
  package var fingerprint: UInt64 = 0

  package init() {}

  /// Whether site.yml names a section, and not only its stories do.
  func names(_ section: Section) -> Bool { sections.contains { $0.slug == section.slug } }
}

package struct SectionSetting: Hashable, Sendable {
  package let name: String
  package let slug: Slug
  package let description: String
}

/// A key of the author's own choosing with its value, in the order of the file.
package struct LabelledValue: Hashable, Sendable {
  package let key: String
  package let value: String
  /// Where the key stands.
  package let span: SourceSpan
}

/// The organisation behind the site, as schema.org's NewsMediaOrganization describes it.
package struct Publisher: Hashable, Sendable {
  package var name = ""
  var legalName = ""
  package var url = ""
  var logo: ImageReference?
  var founded = ""
  package var email = ""
  var phone = ""
  package var address = ""
  var ethicsPolicy = ""
  var correctionsPolicy = ""
  var ownership = ""
  var masthead = ""
  var diversityPolicy = ""
  var feedbackPolicy = ""
  var verificationPolicy = ""
  var publishingPrinciples = ""
  /// What the paper covers and why.
  var missionPolicy = ""
  var unnamedSourcesPolicy = ""
  /// The addresses of all of these, and `url` where it is a path, with their places, to be checked.
  var policies: [Located<String>] = []
  var sameAs: [String] = []

  init() {}
}

package struct SocialAccounts: Hashable, Sendable {
  package var x = ""
  package var mastodon = ""
  package var facebook = ""
  package var bluesky = ""

  init() {}
}

package struct ListingSettings: Hashable, Sendable {
  var perPage = 30
  var archivePerPage = 100

  init() {}
}

package struct FeedSettings: Hashable, Sendable {
  package var items = 30
  /// Entries of the feeds of sections, authors and tags.
  var listItems = 20
  var isFullText = true
  /// Tags with at least so many stories have feeds of their own.
  var minimumTagArticles = 50
  /// URL of the WebSub hub that is told of news; empty without one.
  var hub = ""

  init() {}
}

package struct RobotsSettings: Hashable, Sendable {
  /// Crawlers that the publisher wants to keep out, by user agent.
  var disallowedAgents: [String] = []

  init() {}
}

/// What `/.well-known/security.txt` says (RFC 9116).
package struct SecurityContact: Hashable, Sendable {
  /// A URI of `https`, `mailto`, `tel` or another scheme.
  let contact: String
  package let expires: Located<Instant>
}

/// How related articles are chosen: `related` in site.yml.
///
/// A weight of 1 is the built-in mix; 2 counts twice as much, 0 not at all.
package struct RelatedSettings: Hashable, Sendable {
  /// `limit`: stories shown with an article; 0 for none.
  package var limit = 6
  /// `earlier_only`: whether a story names only those that were out before it.
  var isEarlierOnly = false
  /// `exclude_linked`: whether stories linked in the body are kept out of the list.
  var excludesLinked = false
  /// `text`: words and phrases of headline, dek and body.
  var textWeight = 1.0
  /// `tags`: each by its rarity.
  var tagWeight = 1.0
  /// `authors`: each by the rarity of the byline.
  var authorWeight = 1.0
  /// `section`.
  var sectionWeight = 1.0
  /// `nearness`: how much stories of about the same time are preferred.
  var nearnessWeight = 1.0
  /// `nearness_days`: after how many days half of that preference is gone.
  var nearnessDays = 150.0

  init() {}
}
