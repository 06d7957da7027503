/// Keys of other tools that are passed over in silence where they mean nothing.
///
/// They are also never taken for misspellings: `images` is Hugo's own, not a mistyped `image`.
extension FrontMatterReader {
  static let foreignKeys: Set<String> = [
    // Jekyll and its themes
    "layout", "comments", "toc", "toc_sticky", "toc_label", "math", "mathjax", "sitemap", "pagination",
    "render_with_liquid", "author_profile", "read_time", "classes", "header", "sidebar", "pin", "sticky",
    "share", "excerpt_separator", "hero", "class", "css", "js", "tagline", "lead", "search", "order",
    "parent", "nav_order", "has_children", "collection", "ext", "output", "path", "guid",
    // Hugo and its themes
    "type", "weight", "markup", "url", "menu", "menus", "outputs", "resources", "linkTitle", "linktitle",
    "isCJKLanguage", "translationKey", "images", "videos", "audio", "video", "robots", "keywords", "featured",
    "showToc", "ShowToc", "TocOpen", "tocOpen", "disableShare", "hidemeta", "hideSummary", "searchHidden",
    "ShowReadingTime", "readingTime", "reading_time", "series_order", "seriesOrder", "editPost", "license",
    "libraries", "thumbnail", "banner", "subtitles", "topics", "locations",
    // Ghost, WordPress, Medium, Eleventy and others
    "id", "uuid", "comment_id", "created_at", "createdAt", "created", "primary_tag", "primary_author",
    "codeinjection_head", "codeinjection_foot", "custom_template", "meta_title", "meta_description",
    "og_title", "og_description", "og_image", "twitter_title", "twitter_description", "twitter_image",
    "twitter_card", "seo_title", "seo_description", "meta", "post_type", "post_id", "wordpress_id",
    "author_id", "author_name", "author_url", "author_login", "author_email", "permalink_old", "template",
    "theme", "dates", "link", "links", "source", "source_url", "external_url", "eleventyNavigation", "credit",
    "photo", "photos", "gallery", "location", "image_url", "image_link", "image_size", "image_width",
    "image_height", "thumbnail_alt",
  ]

  /// What other tools say of an author in the story itself.
  static let foreignAuthorKeys: Set<String> = [
    "email", "url", "link", "image", "avatar", "picture", "photo", "bio", "title", "twitter", "github",
    "login", "id", "profile_image", "cover_image", "website", "location", "facebook", "meta_title",
    "meta_description",
  ]
}
