import Diagnostics
import Testing

@testable import Newsroom

@Suite("Settings")
struct SettingsReaderTests {
  private func read(_ text: String) -> (settings: Settings, diagnostics: [Diagnostic]) {
    SettingsReader.read(SourceFile(path: "content/site.yml", text: text))
  }

  @Test("An empty file is a valid site", arguments: ["", "# nothing\n", "---\n", "\u{FEFF}"])
  func empty(_ text: String) {
    #expect(read(text).settings == Settings())
    #expect(read(text).diagnostics.isEmpty)
  }

  @Test("A section that no address can be made of is reported", arguments: ["{name: '!!!'}", "'!!!'"])
  func unnameableSection(_ section: String) {
    let (settings, diagnostics) = read("sections:\n- \(section)\n- Town\n")
    #expect(settings.sections.map(\.name) == ["Town"])
    #expect(diagnostics.map(\.id) == ["no-slug"])
    #expect(diagnostics.first?.span?.line == 2)
  }

  @Test("Every key of a site is typed")
  func everyKey() {
    let (settings, diagnostics) = read(
      """
      title: The Gazette
      tagline: News of the bay
      description: A paper
      language: en-GB
      copyright: © The Gazette
      base_url: https://gazette.example/news/
      time_zone: Europe/London
      permalink: /{year}/{month}/{section}/{slug}/
      sections:
        - Town
        - {name: Harbour & Sea, slug: sea, description: Boats}
      navigation:
        - {label: Town, url: /town/}
      footer:
        - label: About
          url: /about/
      share_image: {src: /card.png, alt: Card}
      logo: /logo.svg
      publisher:
        name: Gazette
        legal_name: Gazette Ltd
        url: https://gazette.example
        logo: /logo.png
        founded: 1899
        email: desk@gazette.example
        phone: "+44 1"
        address: Quay 1
        ethics_policy: /ethics/
        corrections_policy: /corrections/
        ownership: /owners/
        masthead: /staff/
        diversity_policy: /diversity/
        feedback_policy: /feedback/
        verification_policy: /verification/
        publishing_principles: /principles/
        same_as: [https://a.example]
      social: {x: "@g", mastodon: "@g@m.example", facebook: g, bluesky: g.example}
      share: [email, X, copy]
      listing: {per_page: 12, archive_per_page: 50}
      feeds: {items: 5, full_text: false, min_tag_articles: 3}
      related: {limit: 4, earlier_only: true, exclude_linked: true, text: 0.5, tags: 2, authors: 0, section: 3, nearness: 1.5, nearness_days: 30}
      markdown: {raw_html: true, smart: false}
      robots: {disallow_agents: [GPTBot, CCBot]}
      security: {contact: "mailto:s@gazette.example", expires: 2027-01-01}
      theme: {accent: "#900"}
      labels: {share: Pass it on}
      """)
    #expect(diagnostics.isEmpty)
    #expect(
      settings.title == "The Gazette" && settings.tagline == "News of the bay"
        && settings.description == "A paper")
    #expect(settings.language == "en-GB" && settings.copyright == "© The Gazette")
    #expect(settings.baseURL == "https://gazette.example/news" && settings.zone.name == "Europe/London")
    #expect(
      settings.permalink.parts == [
        .literal("/"), .year, .literal("/"), .month, .literal("/"), .section, .literal("/"), .slug,
        .literal("/"),
      ])
    #expect(
      settings.sections.map(\.slug.text) == ["town", "sea"] && settings.sections[1].description == "Boats")
    #expect(settings.navigation.map { [$0.label, $0.url] } == [["Town", "/town/"]])
    #expect(settings.footer.map { [$0.label, $0.url] } == [["About", "/about/"]])
    #expect(settings.shareImage?.alt == "Card" && settings.logo?.source.value == "/logo.svg")
    let publisher = settings.publisher
    #expect(
      publisher.name == "Gazette" && publisher.legalName == "Gazette Ltd"
        && publisher.url == "https://gazette.example")
    #expect(
      publisher.logo?.source.value == "/logo.png" && publisher.founded == "1899" && publisher.phone == "+44 1"
    )
    #expect(publisher.email == "desk@gazette.example" && publisher.address == "Quay 1")
    #expect(publisher.ethicsPolicy == "/ethics/" && publisher.correctionsPolicy == "/corrections/")
    #expect(
      publisher.ownership == "/owners/" && publisher.masthead == "/staff/"
        && publisher.diversityPolicy == "/diversity/")
    #expect(publisher.feedbackPolicy == "/feedback/" && publisher.verificationPolicy == "/verification/")
    #expect(publisher.publishingPrinciples == "/principles/" && publisher.sameAs == ["https://a.example"])
    let social = settings.social
    #expect(
      social.x == "@g" && social.mastodon == "@g@m.example" && social.facebook == "g"
        && social.bluesky == "g.example")
    #expect(settings.shareTargets == [.email, .x, .copy])
    #expect(settings.listing.perPage == 12 && settings.listing.archivePerPage == 50)
    #expect(settings.feeds.items == 5 && !settings.feeds.isFullText && settings.feeds.minimumTagArticles == 3)
    let related = settings.related
    #expect(
      related.limit == 4 && related.isEarlierOnly && related.excludesLinked && related.nearnessDays == 30)
    #expect(related.textWeight == 0.5 && related.tagWeight == 2 && related.authorWeight == 0)
    #expect(related.sectionWeight == 3 && related.nearnessWeight == 1.5)
    #expect(settings.rawHTML && !settings.smartPunctuation)
    #expect(settings.robots.disallowedAgents == ["GPTBot", "CCBot"])
    #expect(settings.security?.contact == "mailto:s@gazette.example")
    #expect(settings.theme.map(\.key) == ["accent"])
    #expect(settings.theme.map(\.value) == ["#900"])
    #expect(settings.labels.map(\.key) == ["share"])
    #expect(settings.labels.map(\.value) == ["Pass it on"])
  }

  @Test("The publisher's address may be a path of the site, which is checked like any other")
  func publisherPath() {
    let (settings, diagnostics) = read("publisher: {url: /about/}")
    #expect(diagnostics.isEmpty && settings.publisher.url == "/about/")
    #expect(settings.publisher.policies.map(\.value) == ["/about/"])
  }

  @Test(
    "A contact for those who find a fault is a URI, or what one is made of",
    arguments: [
      ("desk@a.example", "mailto:desk@a.example"), ("+44 (1632) 960-147", "tel:+441632960147"),
      ("https://a.example/report", "https://a.example/report"),
      ("mailto:desk@a.example", "mailto:desk@a.example"),
    ])
  func securityContact(_ text: String, _ uri: String) {
    let (settings, diagnostics) = read("security: {contact: \"\(text)\", expires: 2027-01-01}")
    #expect(diagnostics.isEmpty && settings.security?.contact == uri)
  }

  @Test("An empty list of share links means none, no list the usual ones")
  func share() {
    #expect(read("share: []").settings.shareTargets.isEmpty)
    #expect(read("share:\n").settings.shareTargets == ShareTarget.defaults)
  }

  @Test("A share link that is named twice is shown once")
  func repeatedShare() {
    #expect(read("share: [email, x, email]").settings.shareTargets == [.email, .x])
  }

  @Test("A label without words leaves those of the language")
  func emptyLabels() {
    #expect(read("labels: {a: ~, b: , c: x}").settings.labels.map(\.key) == ["c"])
  }

  @Test(
    "The site's address is written as every reader of addresses takes it",
    arguments: [
      ("HTTPS://Gazette.Example/News/", "https://gazette.example/News"),
      ("https://zeitung-süd.example/örtlich", "https://xn--zeitung-sd-ieb.example/%C3%B6rtlich"),
      ("https://bücher.example:8443/", "https://xn--bcher-kva.example:8443"),
      ("https://Su\u{308}d.example", "https://xn--sd-xka.example"),
      ("https://straße.example", "https://xn--strae-oqa.example"),
      ("https://他们为什么不说中文.example", "https://xn--ihqwcrb4cv8a8dqg056pqjye.example"),
      ("https://почемужеонинеговорятпорусски.рф", "https://xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.xn--p1ai"),
      ("https://[::1]:8000/%c3%b6/", "https://[::1]:8000/%C3%B6"),
    ])
  func normalForm(_ text: String, _ url: String) {
    let (settings, diagnostics) = read("base_url: \(text)")
    #expect(diagnostics.isEmpty)
    #expect(settings.baseURL == url)
  }

  @Test("Only where there is an `extra` is it offered for an unknown key")
  func unknownHelp() {
    #expect(read("weather: fine").diagnostics.first?.help == "remove it")
    #expect(article("weather: fine").diagnostics.first?.help?.contains("`extra`") == true)
  }

  @Test(
    "Each mistake is found where it is, with what to do",
    arguments: [
      ("time_zone: Europe/Lodnon", "error unknown-time-zone 1:12", "did you mean Europe/London?"),
      ("time_zone: CET", "error unknown-time-zone 1:12", nil),
      ("share: [email, facebok]", "error unknown-value 1:16", "did you mean `facebook`?"),
      ("permalink: /{yaer}/{slug}/", "error bad-permalink 1:12", "did you mean {year}?"),
      ("permalink: /{year}/", "error bad-permalink 1:12", nil),
      ("permalink: \"{slug}/\"", "error bad-permalink 1:12", nil),
      ("permalink: /{slug}", "error bad-permalink 1:12", nil),
      ("permalink: /{slug/", "error bad-permalink 1:12", nil),
      ("permalink: /../{slug}/", "error bad-permalink 1:12", nil),
      ("permalink: /a?b={slug}/", "error bad-permalink 1:12", nil),
      ("permalink: /%7B/{slug}/", "error bad-permalink 1:12", nil),
      ("permalink: /{slug}}/", "error bad-permalink 1:12", nil),
      ("base_url: gazette.example", "error bad-url 1:11", nil),
      ("base_url: /news", "error bad-url 1:11", nil),
      ("base_url: https://", "error bad-url 1:11", nil),
      ("base_url: https://a.example/?x", "error bad-url 1:11", nil),
      ("base_url: https://ada:secret@a.example", "error bad-url 1:11", nil),
      ("base_url: https://a.example/#x", "error bad-url 1:11", nil),
      ("base_url: ftp://a.example", "error bad-url 1:11", nil),
      ("base_url: https://❤.example", "error bad-url 1:11", nil),
      ("base_url: \"https://a b.example\"", "error bad-url 1:11", nil),
      (
        "social: {x: The Paper}", "warning unread-account 1:13",
        "write it as in @gazette, or the whole address of its profile"
      ),
      ("social: {mastodon: paper}", "warning unread-account 1:20", nil),
      ("social: {facebook: groups/7}", "warning unread-account 1:20", nil),
      ("social: {bluesky: paper}", "warning unread-account 1:19", nil),
      ("langauge: en", "error mistyped-key 1:1", "did you mean `language`?"),
      ("weather: fine", "warning unknown-key 1:1", nil),
      ("feeds: {itmes: 3}", "error mistyped-key 1:9", "did you mean `items`?"),
      ("feeds: {items: many}", "error wrong-type 1:16", nil),
      ("feeds: {items: 0}", "error wrong-type 1:16", nil), ("feeds: 3", "error wrong-type 1:8", nil),
      ("related: {text: lots}", "error wrong-type 1:17", nil),
      ("related: {text: nan}", "error wrong-type 1:17", nil),
      ("sections: [{slug: a}]", "error incomplete 1:12", nil),
      ("sections: [\"!\"]", "warning no-slug 1:12", nil),
      ("sections: [Town, {name: The Town, slug: town}]", "error duplicate-section 1:18", nil),
      ("navigation: [{label: a}]", "error incomplete 1:14", nil),
      ("navigation: [a]", "error wrong-type 1:14", nil),
      ("navigation: [{label: a, url: \"javascript:alert(6)\"}]", "error unsafe-link 1:30", nil),
      ("footer: [{label: a, url: \"data:text/html,x\"}]", "error unsafe-link 1:26", nil),
      ("security: {contact: a}", "error incomplete 1:11", nil),
      ("security: {contact: a, expires: 2027-01-01}", "error bad-contact 1:21", nil),
      ("security: {contact: \"01632 960147\", expires: 2027-01-01}", "error bad-contact 1:21", nil),
      ("security: {contact: \"http://a.example\", expires: 2027-01-01}", "error bad-contact 1:21", nil),
      ("security: {contact: \"https://a b.example\", expires: 2027-01-01}", "error bad-contact 1:21", nil),
      ("publisher: {url: www.x.example}", "error bad-url 1:18", nil),
      ("publisher: {url: //x.example}", "error bad-url 1:18", nil),
      ("publisher: {same_as: [https://a.example, www.b.example/p]}", "error bad-url 1:42", nil),
      ("theme: {a: [b]}", "error wrong-type 1:12", nil),
      ("language: e", "error bad-language 1:11", nil),
      ("language: english", "error bad-language 1:11", "did you mean `en`?"),
      ("language: Français", "error bad-language 1:11", "did you mean `fr`?"),
      ("permalink: /a*/{slug}/", "error bad-permalink 1:12", nil),
      ("title: a\ntitle: b", "error duplicate-key 2:1", nil),
      ("title: [a", "error yaml 1:8", nil),
    ])
  func mistakes(_ text: String, _ finding: String, _ help: String?) {
    let diagnostics = read(text).diagnostics
    #expect(brief(diagnostics) == [finding])
    if let help { #expect(diagnostics.first?.help == help) }
  }

  @Test(
    "A language tag has the form of BCP 47",
    arguments: [
      "en", "EN-gb", "pt_BR", "haw", "zh-Hant", "zh-Hant-TW", "sr-Latn-RS", "es-419", "zh-yue-HK",
      "ca-valencia",
      "de-CH-1996", "de-u-co-phonebk", "en-GB-x-gazette",
    ])
  func languages(_ tag: String) { #expect(read("language: \(tag)").diagnostics.isEmpty) }

  @Test(
    "What has not that form is no language tag",
    arguments: [
      "germ", "klingon", "i-klingon", "x-house", "en-", "en--GB", "en-G", "en-GB-oed", "e1", "en-britain-GB",
      "en-GB-Latn", "english-uk", "de-u", "ça",
    ])
  func badLanguages(_ tag: String) {
    #expect(brief(read("language: \(tag)").diagnostics) == ["error bad-language 1:11"])
  }

  @Test("All mistakes are said at once")
  func allAtOnce() {
    #expect(
      brief(read("langauge: en\ntime_zone: Mars\nshare: [fax]\nfeeds: {items: x}").diagnostics) == [
        "error mistyped-key 1:1", "error unknown-time-zone 2:12", "error unknown-value 3:9",
        "error wrong-type 4:16",
      ])
  }

  @Test("A file that is not UTF-8 is told so")
  func invalidBytes() {
    let file = SourceFile(path: "site.yml", bytes: Array("title: Caf".utf8) + [0xE9])
    #expect(brief(SettingsReader.read(file).diagnostics) == ["error invalid-utf8 1:11"])
  }
}

@Suite("Front page layout")
struct FrontPageReaderTests {
  private func read(_ text: String) -> (layout: FrontPageLayout, diagnostics: [Diagnostic]) {
    FrontPageReader.read(SourceFile(path: "content/front.yml", text: text), zone: .utc)
  }

  @Test("Slots, pins and rails are typed")
  func everyKey() throws {
    let (layout, diagnostics) = read(
      """
      slots:
        - name: lead
          stories:
            - harbour-floods
            - {slug: bridge, until: 2026-06-01 06:00}
        - {name: opinion, count: 3, kind: opinion, section: Views}
      rails:
        - Town
        - {section: Sport, count: 2}
      """)
    #expect(diagnostics.isEmpty)
    #expect(layout.slots.map(\.name) == ["lead", "opinion"] && layout.slots.map(\.count) == [1, 3])
    #expect(layout.slots[0].stories.map(\.slug.value) == ["harbour-floods", "bridge"])
    #expect(layout.slots[0].stories[1].until.map { rfc3339($0, .utc) } == "2026-06-01T06:00:00Z")
    #expect(
      layout.slots[0].kind == nil && layout.slots[1].kind == .opinion
        && layout.slots[1].section?.value == "Views")
    #expect(layout.rails.map(\.section.value) == ["Town", "Sport"] && layout.rails.map(\.count) == [4, 2])
  }

  @Test(
    "Each mistake is found where it is",
    arguments: [
      ("slots: [lead]", "error wrong-type 1:9"), ("slots: [{count: 2}]", "error incomplete 1:9"),
      ("slots:\n- name: a\n  cuont: 2", "error mistyped-key 3:3"),
      ("slots:\n- {name: a, count: -1}", "error wrong-type 2:20"),
      ("slots:\n- name: a\n  stories: [[x]]", "error wrong-type 3:13"),
      ("slots:\n- name: a\n  stories: [{until: 2026-01-01}]", "error incomplete 3:13"),
      ("slots:\n- name: a\n  stories:\n  - {slug: b, until: soon}", "error bad-date 4:22"),
      ("slots:\n- {name: a, kind: opnion}", "error unknown-value 2:19"),
      ("slots:\n- {name: a}\n- {name: b}\n- {name: a, count: 2}", "error duplicate-slot 4:10"),
      ("slots: [{name: two words}]", "error unnameable-slot 1:16"),
      ("slots:\n- {name: a-b_2}\n- {name: عربي}\n- {name: a.b}", "error unnameable-slot 4:10"),
      ("slots: [{name: 'a}}'}]", "error unnameable-slot 1:16"), ("rails: [[x]]", "error wrong-type 1:9"),
      ("rails: [{count: 1}]", "error incomplete 1:9"), ("slot: []", "error mistyped-key 1:1"),
      ("lead: x", "warning unknown-key 1:1"),
    ])
  func mistakes(_ text: String, _ finding: String) {
    #expect(brief(read(text).diagnostics) == [finding])
  }
}
