import Diagnostics

/// Types `site.yml`.
struct SettingsReader {
  private var fields: Fields

  static func read(_ file: SourceFile) -> (settings: Settings, diagnostics: [Diagnostic]) {
    if let span = file.invalidUTF8 { return (Settings(), [.invalidUTF8(at: span)]) }
    var diagnostics: [Diagnostic] = []
    guard let pairs = YAMLSource(file).mapping(&diagnostics) else { return (Settings(), diagnostics) }
    var reader = SettingsReader(fields: Fields(pairs, at: SourceSpan(file: file.path)))
    let settings = reader.read()
    return (settings, diagnostics + reader.fields.diagnostics)
  }

  private mutating func read() -> Settings {
    var settings = Settings()
    settings.title = fields.words("title")?.value ?? settings.title
    settings.tagline = fields.wording("tagline")
    settings.description = fields.wording("description")
    settings.language = fields.language("language")?.value ?? settings.language
    settings.copyright = fields.wording("copyright")
    readAddress(&settings)
    readStructure(&settings)
    readPublisher(&settings)
    readLists(&settings)
    readMachines(&settings)
    readCheck(&settings.check)
    readTheme(&settings)
    settings.labels = fields.pairs("labels")
    settings.targets = TargetReader.read(&fields)
    fields.finish("site.yml")
    return settings
  }

  private mutating func readAddress(_ settings: inout Settings) {
    if let text = fields.located("base_url", "baseURL", "url") {
      if let url = baseURL(text.value) {
        settings.baseURL = url
        settings.publishedAddress = url
      } else {
        fields.add(.badURL("base_url", text))
      }
    }
    if let name = fields.located("time_zone", "timezone", "timeZone") {
      if let zone = ZoneTable.zone(named: name.value) {
        settings.zone = zone
      } else {
        fields.add(.badZone(name, nearest: nearMiss(to: name.value, among: ZoneTable.names)))
      }
    }
    if let pattern = fields.located("permalink", "permalinks") {
      let (permalink, problem) = PermalinkReader.read(pattern)
      if let permalink { settings.permalink = permalink }
      if let problem { fields.add(problem) }
    }
  }

  private mutating func readStructure(_ settings: inout Settings) {
    var places: [Slug: SourceSpan] = [:]
    for node in fields.items("sections") {
      guard let section = section(node) else { continue }
      if let first = places[section.slug] {
        fields.add(.duplicateSection(section.slug, at: node.span, first: first))
      } else {
        places[section.slug] = node.span
        settings.sections.append(section)
      }
    }
    settings.navigation = fields.labelledLinks("navigation")
    settings.footer = fields.labelledLinks("footer")
    settings.shareImage = fields.image("share_image")
    settings.logo = fields.image("logo")
  }

  /// A name, or `{name, slug, description}`.
  private mutating func section(_ node: YAMLNode) -> SectionSetting? {
    guard case .mapping(let pairs) = node.content else {
      if let name = node.text.map(plainText), !name.isEmpty {
        return section(Located(name, at: node.span), slug: nil, description: "")
      }
      fields.add(.wrongType("sections", expected: "a list of names, or of groups with `name`", found: node))
      return nil
    }
    var group = Fields(pairs, at: node.span)
    let (name, slug, description) = (group.words("name"), group.slug("slug"), group.wording("description"))
    if name == nil { group.add(.incomplete("A section", lacks: ["name"], at: node.span)) }
    group.finish("a section")
    fields.add(group.diagnostics)
    return name.flatMap { section($0, slug: slug, description: description) }
  }

  private mutating func section(
    _ name: Located<String>, slug: Located<String>?, description: String
  ) -> SectionSetting? {
    guard let slug = slug.flatMap({ Slug($0.value) }) ?? Slug(from: name.value) else {
      fields.add(.unnameable("Section", name))
      return nil
    }
    return SectionSetting(name: name.value, slug: slug, description: description)
  }

  private mutating func readPublisher(_ settings: inout Settings) {
    if var group = fields.group("publisher") {
      var publisher = Publisher()
      publisher.name = group.wording("name")
      publisher.legalName = group.wording("legal_name")
      publisher.url = home(of: &group, &publisher)
      publisher.logo = group.image("logo")
      publisher.founded = group.text("founded")
      publisher.email = group.text("email")
      publisher.phone = group.wording("phone")
      publisher.address = group.wording("address")
      publisher.ethicsPolicy = policy("ethics_policy", of: &group, &publisher)
      publisher.correctionsPolicy = policy("corrections_policy", of: &group, &publisher)
      publisher.ownership = policy("ownership", of: &group, &publisher)
      publisher.masthead = policy("masthead", of: &group, &publisher)
      publisher.diversityPolicy = policy("diversity_policy", of: &group, &publisher)
      publisher.feedbackPolicy = policy("feedback_policy", of: &group, &publisher)
      publisher.verificationPolicy = policy("verification_policy", of: &group, &publisher)
      publisher.missionPolicy = policy("mission_policy", of: &group, &publisher)
      publisher.unnamedSourcesPolicy = policy("unnamed_sources_policy", of: &group, &publisher)
      publisher.publishingPrinciples = policy("publishing_principles", of: &group, &publisher)
      publisher.sameAs = group.webAddresses("same_as")
      close(&group, "`publisher`")
      settings.publisher = publisher
    }
    if var group = fields.group("social") {
      settings.social.x = group.account("x", "twitter", as: Accounts.x) ?? ""
      settings.social.mastodon = group.account("mastodon", as: Accounts.fediverse) ?? ""
      settings.social.facebook = group.account("facebook", as: Accounts.facebook) ?? ""
      settings.social.bluesky = group.account("bluesky", as: Accounts.bluesky) ?? ""
      close(&group, "`social`")
    }
  }

  /// The publisher's own site: a web address, or a path of this site, which is checked as those of policies are.
  private func home(of group: inout Fields, _ publisher: inout Publisher) -> String {
    guard let written = group.located("url") else { return "" }
    if written.value.hasPrefix("/"), !written.value.hasPrefix("//") {
      publisher.policies.append(written)
    } else if !isWebAddress(written.value) {
      group.add(.badURL("url", written))
    }
    return written.value
  }

  private func policy(_ key: String, of group: inout Fields, _ publisher: inout Publisher) -> String {
    guard let written = group.located(key) else { return "" }
    let policy = Located(rootedLink(written.value), at: written.span)
    publisher.policies.append(policy)
    return policy.value
  }

  private mutating func readLists(_ settings: inout Settings) {
    if let names = fields.optionalTexts("share") {
      var seen: Set<ShareTarget> = []
      settings.shareTargets = names.compactMap { shareTarget($0) }.filter { seen.insert($0).inserted }
    }
    if var group = fields.group("listing") {
      settings.listing.perPage = group.integer("per_page", in: 1...1_000, default: settings.listing.perPage)
      settings.listing.archivePerPage = group.integer(
        "archive_per_page", in: 1...10_000, default: settings.listing.archivePerPage)
      close(&group, "`listing`")
    }
    if var group = fields.group("feeds") {
      settings.feeds.items = group.integer("items", in: 1...500, default: settings.feeds.items)
      settings.feeds.isFullText = group.bool("full_text", default: settings.feeds.isFullText)
      settings.feeds.minimumTagArticles = group.integer(
        "min_tag_articles", in: 1...1_000_000, default: settings.feeds.minimumTagArticles)
      settings.feeds.listItems = group.integer("list_items", in: 1...500, default: settings.feeds.listItems)
      settings.feeds.hub = group.webAddress("hub")?.value ?? ""
      close(&group, "`feeds`")
    }
    if var group = fields.group("related") {
      settings.related = related(&group)
      close(&group, "`related`")
    }
  }

  private func related(_ group: inout Fields) -> RelatedSettings {
    var related = RelatedSettings()
    related.limit = group.integer("limit", in: 0...60, default: related.limit)
    related.isEarlierOnly = group.bool("earlier_only", default: related.isEarlierOnly)
    related.excludesLinked = group.bool("exclude_linked", default: related.excludesLinked)
    related.textWeight = group.number("text", in: 0...100, default: related.textWeight)
    related.tagWeight = group.number("tags", in: 0...100, default: related.tagWeight)
    related.authorWeight = group.number("authors", in: 0...100, default: related.authorWeight)
    related.sectionWeight = group.number("section", in: 0...100, default: related.sectionWeight)
    related.nearnessWeight = group.number("nearness", in: 0...100, default: related.nearnessWeight)
    related.nearnessDays = group.number("nearness_days", in: 1...100_000, default: related.nearnessDays)
    return related
  }

  private mutating func readTheme(_ settings: inout Settings) {
    guard var group = fields.group("theme") else { return }
    settings.darkTheme = group.pairs("dark").map(\.withoutDashes)
    settings.theme = group.rest(of: "theme").map(\.withoutDashes)
    fields.add(group.diagnostics)
  }

  private mutating func shareTarget(_ name: Located<String>) -> ShareTarget? {
    if let target = ShareTarget(rawValue: name.value.lowercased()) { return target }
    fields.add(.badChoice("share", name, choices: ShareTarget.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func readMachines(_ settings: inout Settings) {
    if var group = fields.group("markdown") {
      settings.rawHTML = group.bool("raw_html", default: false)
      settings.smartPunctuation = group.bool("smart", default: true)
      close(&group, "`markdown`")
    }
    if var group = fields.group("robots") {
      settings.robots.disallowedAgents = group.texts("disallow_agents").map(\.value)
      close(&group, "`robots`")
    }
    if var group = fields.group("security") {
      settings.security = security(&group, in: settings.zone)
      close(&group, "`security`")
    }
  }

  private func security(_ group: inout Fields, in zone: Zone) -> SecurityContact? {
    let (written, expires) = (group.located("contact"), group.date("expires", in: zone))
    let lacks = [group.has("contact") ? nil : "contact", group.has("expires") ? nil : "expires"]
      .compactMap { $0 }
    // RFC 9116 §2.5 wants both.
    if !lacks.isEmpty { group.add(.incomplete("`security`", lacks: lacks, at: group.span)) }
    guard let written, let expires else { return nil }
    guard let contact = contactURI(written.value) else {
      group.add(.badContact(written))
      return nil
    }
    return SecurityContact(contact: contact, expires: expires)
  }

  private mutating func readCheck(_ check: inout CheckSettings) {
    guard var group = fields.group("check") else { return }
    check.htmlKilobytes = group.integer("html_kb", in: 1...1_000_000, default: check.htmlKilobytes)
    check.pageKilobytes = group.integer("page_kb", in: 1...1_000_000, default: check.pageKilobytes)
    check.pictureKilobytes = group.integer("picture_kb", in: 1...1_000_000, default: check.pictureKilobytes)
    check.ignored = group.texts("ignore")
    check.ignoredAddresses = group.texts("external_ignore").map(\.value)
    close(&group, "`check`")
  }

  private mutating func close(_ group: inout Fields, _ name: String) {
    group.finish(name)
    fields.add(group.diagnostics)
  }
}

extension LabelledValue {
  /// The same where the name of a custom property begins as in style sheets: `--accent`.
  fileprivate var withoutDashes: Self {
    key.hasPrefix("--") ? LabelledValue(key: String(key.dropFirst(2)), value: value, span: span) : self
  }
}

/// A base URL in the form that every address of the site has (RFC 3986 §6.2.2), without its last slash; nil when it is not
/// absolute, or has a query or fragment.
func baseURL(_ text: String) -> String? {
  guard isWebAddress(text), !text.contains("?"), !text.contains("#") else { return nil }
  let scheme = text.prefix { $0 != ":" }
  let authority = text.dropFirst(scheme.count + 3).prefix { $0 != "/" }
  // A name and a password would be on every page.
  guard !authority.contains("@"), var host = asciiHost(Substring(percentDecoded(String(authority)))) else {
    return nil
  }
  for (scheme, port) in [("http:", ":80"), ("https:", ":443")]
  where text.lowercased().hasPrefix(scheme) && host.hasSuffix(port) {
    host.removeLast(port.count)
  }
  var url = scheme.lowercased() + "://" + host + text.dropFirst(scheme.count + 3 + authority.count)
  while url.hasSuffix("/") { url.removeLast() }
  return withPlainEscapes(encodedAddress(url))
}

/// The URI by which a contact is reached, made of an e-mail address or an international telephone number where it is one
/// (RFC 9116 §2.5.3); nil for anything else that is no URI.
private func contactURI(_ text: String) -> String? {
  if text.hasPrefix("+") {
    let digits = text.dropFirst().filter { !" -.()".contains($0) }
    return digits.count > 4 && digits.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? "tel:+" + digits : nil
  }
  guard text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
  if hasScheme(text) { return text.lowercased().hasPrefix("http:") ? nil : text }
  return text.contains("@") ? "mailto:" + text : nil
}
