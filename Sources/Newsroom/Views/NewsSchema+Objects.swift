import Mustache

extension NewsSchema {
  typealias Field = ViewSchema.Field

  static let objects: [String: [Field]] = [
    "front page": common + [
      Field(
        "slots", .object("slots"),
        "Stories by slot, as front.yml names them; slots without stories are absent"),
      Field("rails", .list(.object("rail")), "Rows of stories, one for each section named in front.yml"),
    ],
    "article page": common + [
      Field("article", .object("article"), "The story"),
      Field("related", .list(.object("card")), "Related stories, best first"),
      Field("has_related", .bool, "Whether there are any"),
      Field("earlier", .object("card"), "The story before this one in its section"),
      Field("later", .object("card"), "The story after this one in its section"),
      Field("has_neighbours", .bool, "Whether there is an earlier story or a later one"),
      Field("share", .list(.object("share link")), "Share links in the order of site.yml"),
      Field("has_share", .bool, "Whether there are any"),
    ],
    "section page": listing + [
      Field("section", .object("section"), "The section"),
      Field("first", .object("card"), "The first story of this page"),
      Field("rest", .list(.object("card")), "The others"),
    ],
    "tag page": listing + [Field("tag", .object("tag"), "The tag")],
    "author page": listing + [Field("author", .object("author"), "The author")],
    "series page": listing + [
      Field("series", .object("series"), "The series; its stories come oldest first")
    ],
    "archive page": listing + [
      Field("heading", .text, "What the page lists: the archive, a year, or a month"),
      Field("periods", .list(.object("period")), "Shorter periods inside this one, newest first"),
    ],
    "tags page": common + [Field("tags", .list(.object("tag")), "All tags in alphabetical order")],
    "authors page": common + [
      Field("authors", .list(.object("author")), "All authors in alphabetical order")
    ],
    "static page": common + [
      Field("heading", .text, "The page's title"),
      Field("dek", .text, "The page's description"),
      Field("image", .object("image"), "The page's lead picture"),
      Field("body", .html, "The page's text"),
      Field("updated", .object("date"), "When the page last changed"),
      Field("extra", .anything, "Whatever its front matter holds under `extra`"),
    ],
    "corrections page": common + [
      Field("corrections", .list(.object("logged correction")), "Corrections of all stories, newest first"),
      Field(
        "pagination", .object("pagination"),
        "Where in a long list this page stands; absent on lists of one page"),
    ],
    "not-found page": common + [
      Field("stories", .list(.object("card")), "The newest stories")
    ],
    "gone page": common + [
      Field("reason", .text, "What readers are told about it; absent when nothing was written"),
      Field("since", .object("date"), "The day on which it was taken down; absent when unknown"),
    ],
    "redirect page": common + [
      Field("target_url", .text, "The new address")
    ],
    "site": [
      Field("title", .text, "Name of the paper"),
      Field("tagline", .text, "A line under the name"),
      Field("description", .text, "What the paper is, in a sentence"),
      Field("home", .text, "URL of the front page on this site, such as `/` or `/news/`"),
      Field("url", .text, "Absolute URL of the front page"),
      Field("language", .text, "BCP 47 tag of the site's language"),
      Field("direction", .text, "`ltr` or `rtl`, as the site's language runs"),
      Field("logo", .object("image"), "The site's logo"),
      Field("navigation", .list(.object("link")), "Main navigation"),
      Field("footer", .list(.object("link")), "Links of the footer"),
      Field(
        "sections", .list(.object("link")),
        "Sections that have stories: those of site.yml in its order, then others up to thirty in all"),
      Field("publisher", .text, "Name of the publisher"),
      Field("copyright", .text, "Line of copyright"),
      Field("archive_url", .text, "URL of the archive"),
      Field("tags_url", .text, "URL of the list of tags"),
      Field("authors_url", .text, "URL of the list of authors"),
      Field("corrections_url", .text, "URL of the corrections log; absent when nothing was corrected"),
      Field("feed_url", .text, "URL of the RSS feed"),
      Field(
        "theme_style", .html, "Custom properties from site.yml's `theme`, as the text of a style element"),
    ],
    "page": [
      Field("kind", .text, "Name of the page's template, such as `article`"),
      Field("title", .text, "Text for the title element: the headline, then the site's name"),
      Field("description", .text, "Text for the description"),
      Field("language", .text, "BCP 47 tag of the page's language"),
      Field("direction", .text, "`ltr` or `rtl`"),
      Field("url", .text, "URL of the page on this site"),
      Field("canonical", .text, "Absolute canonical URL"),
      Field(
        "metadata", .html,
        "Elements for the head: description, canonical, robots, share metadata, feeds, JSON-LD"),
      Field("breadcrumbs", .list(.object("breadcrumb")), "The way from the front page to this page"),
      Field("is_front", .bool, "Whether this is the front page"),
    ],
    "breadcrumb": [
      Field("label", .text, "Text"),
      Field("url", .text, "URL; absent for the page itself"),
    ],
    "link": [
      Field("label", .text, "Text of the link"),
      Field("url", .text, "Where it leads"),
    ],
    "date": [
      Field("iso", .text, "RFC 3339, for `datetime` attributes"),
      Field("date", .text, "The date in the site's language"),
      Field("time", .text, "The time of day; empty for a date without one"),
      Field("full", .text, "Date and time, or the date alone, in the site's language"),
    ],
    "image": [
      Field("url", .text, "URL of the picture"),
      Field("width", .integer, "Pixels; absent when unknown"),
      Field("height", .integer, "Pixels; absent when unknown"),
      Field("alt", .text, "Text alternative; empty for decoration"),
      Field("caption", .text, "Caption"),
      Field("credit", .text, "Who made it"),
    ],
    "byline entry": [
      Field("before", .text, "What stands before the name: `By `, `, `, ` and ` or a role"),
      Field("name", .text, "Name"),
      Field(
        "url", .text,
        "URL of the author's page; of the front page where the paper itself stands for want of a name"),
      Field("role", .text, "Role, such as `photographs by`; empty for those who wrote the story"),
      Field("photo", .object("image"), "Portrait"),
    ],
    "card": cardFields(dek: "One sentence under the headline, or an excerpt"),
    "article": cardFields(dek: "One sentence under the headline, as its author wrote it; else empty") + [
      Field(
        "headline_start", .text,
        "The headline, or its part up to a pause when it is longer than 110 characters"),
      Field("headline_rest", .text, "The part of a very long headline after that pause; else empty"),
      Field("body", .html, "The text of the story"),
      Field("authors", .list(.object("person")), "The people of the byline, for author boxes"),
      Field("tags", .list(.object("tag link")), "Tags"),
      Field("has_tags", .bool, "Whether there are any"),
      Field("corrections", .list(.object("correction")), "Corrections, newest first"),
      Field("has_corrections", .bool, "Whether there are any"),
      Field("series", .object("series part"), "The series that the story belongs to"),
      Field(
        "age_note", .text,
        "A note that the story is more than a year old, counted in years; absent for newer ones"),
      Field("word_count", .integer, "Words, where the language has spaces; else characters"),
      Field("canonical_elsewhere", .text, "Where the story first appeared, when it is republished here"),
      Field("extra", .anything, "Whatever the front matter holds under `extra`"),
    ],
    "correction": [
      Field("date", .object("date"), "When it was made"),
      Field("text", .text, "What was corrected"),
    ],
    "logged correction": [
      Field("date", .object("date"), "When it was made"),
      Field("text", .text, "What was corrected"),
      Field("story", .object("card"), "The story"),
    ],
    "series part": [
      Field("name", .text, "Name of the series"),
      Field("url", .text, "URL of the series"),
      Field("label", .text, "Position, such as `Part 2 of 5`"),
      Field(
        "parts", .list(.object("series entry")), "It and the parts next to it, 25 at most, in reading order"),
    ],
    "series entry": [
      Field("number", .integer, "Place in the series, from 1"),
      Field("is_current", .bool, "Whether this part is the story on this page"),
      Field("card", .object("card"), "The part"),
    ],
    "share link": [
      Field("id", .text, "Name of the service in lower case, such as `bluesky`"),
      Field("label", .text, "Name of the service"),
      Field(
        "url", .text, "Address that opens the service with the story; for `copy` the story's own address"),
      Field("is_copy", .bool, "Whether this is the copy-link button, which needs script"),
    ],
    "section link": [
      Field("name", .text, "Name"),
      Field("url", .text, "URL"),
    ],
    "section": [
      Field("name", .text, "Name"),
      Field("url", .text, "URL"),
      Field("description", .text, "Description from site.yml"),
      Field("count_label", .text, "How many stories, in words of the interface"),
    ],
    "tag link": tagLink,
    "tag": tagLink + [Field("count", .integer, "Stories with this tag")],
    "person": person,
    "author": person + [Field("count", .integer, "Stories by this author")],
    "series": [
      Field("name", .text, "Name"),
      Field("url", .text, "URL"),
      Field("count", .integer, "Parts so far"),
      Field("first_number", .integer, "Place in the series of the first part on this page, from 1"),
    ],
    "period": [
      Field("label", .text, "The year, or the month"),
      Field("url", .text, "URL"),
      Field("count", .integer, "Stories in it"),
    ],
    "slot": [
      Field("stories", .list(.object("card")), "The stories in this slot"),
      Field("count", .integer, "How many there are"),
      Field("has_pictures", .bool, "Whether any of them has a picture"),
    ],
    "rail": [
      Field("section", .object("section"), "The section"),
      Field("stories", .list(.object("card")), "Its stories"),
      Field("count", .integer, "How many there are"),
      Field("first", .object("card"), "The first of them"),
      Field("rest", .list(.object("card")), "The others"),
    ],
    "pagination": [
      Field("label", .text, "Where the reader is, such as `Page 2 of 9`"),
      Field("previous_url", .text, "The page before; absent on the first"),
      Field("next_url", .text, "The page after; absent on the last"),
      Field("pages", .list(.object("page link")), "Links to the pages nearby, the first and the last"),
    ],
    "page link": [
      Field("number", .integer, "Page number"),
      Field("url", .text, "URL"),
      Field("is_current", .bool, "Whether it is this page"),
      Field("follows_gap", .bool, "Whether pages were left out before this one"),
    ],
  ]

  private static let common: [Field] = [
    Field("site", .object("site"), "The site"),
    Field("page", .object("page"), "This page"),
    Field("labels", .object("labels"), "Every phrase of the interface, from the language file"),
    Field(
      "assets", .object("assets"),
      "URLs of the files in templates/assets, fingerprinted: `{{assets.style.css}}`"),
    Field(
      "theme", .object("theme"),
      "The settings under `theme` in site.yml; custom properties that it does not set are absent"),
  ]

  private static let listing: [Field] =
    common + [
      Field("stories", .list(.object("card")), "The stories of this page"),
      Field(
        "pagination", .object("pagination"),
        "Where in a long list this page stands; absent on lists of one page"),
    ]

  private static func cardFields(dek: String) -> [Field] {
    [
      Field("url", .text, "URL of the story"),
      Field("headline", .text, "Headline"),
      Field("dek", .text, dek),
      Field("kicker", .text, "Short line above the headline; empty when the story has none"),
      Field("kind", .text, "`news`, `opinion`, `analysis`, `review`, `feature`, `live`, `sponsored` …"),
      Field("kind_label", .text, "The kind in words of the interface; absent for plain news"),
      Field("is_opinion", .bool, "Whether it is opinion"),
      Field("is_sponsored", .bool, "Whether somebody paid for it"),
      Field("is_live", .bool, "Whether it is live coverage"),
      Field("section", .object("section link"), "The story's section"),
      Field(
        "byline", .list(.object("byline entry")), "The people of the byline, with what stands between them"),
      Field("published", .object("date"), "First publication"),
      Field("updated", .object("date"), "Last substantial change; absent when there was none"),
      Field("image", .object("image"), "Lead picture"),
      Field("reading_time", .text, "Reading time, such as `2 min read`"),
      Field("language", .text, "BCP 47 tag where it is not the site's language; else absent"),
      Field("direction", .text, "`ltr` or `rtl` where it is not the site's; else absent"),
      Field("badge", .text, "`draft` or `embargo` in previews; else absent"),
    ]
  }

  private static let tagLink: [Field] = [
    Field("name", .text, "Name"),
    Field("url", .text, "URL"),
  ]

  private static let person: [Field] = [
    Field("name", .text, "Name"),
    Field("url", .text, "URL"),
    Field("role", .text, "Job title"),
    Field("photo", .object("image"), "Portrait"),
    Field("email", .text, "Address"),
    Field("links", .list(.object("link")), "Profiles elsewhere"),
    Field("biography", .html, "Biography"),
    Field("extra", .anything, "Whatever the person's file holds under `extra`"),
  ]
}
