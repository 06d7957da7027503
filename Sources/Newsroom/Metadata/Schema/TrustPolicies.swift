/// Where the paper says how it works, as absolute URLs; empty where it does not.
struct TrustPolicies: Sendable {
  let publishingPrinciples: String
  let ethics: String
  let corrections: String
  let ownership: String
  let masthead: String
  let diversity: String
  let feedback: String
  let verification: String
  let mission: String
  let unnamedSources: String

  /// From `site.yml`, or else from the static page that has a telling name.
  ///
  /// News readers require the first three of every publisher, so these fall back to the page about the
  /// paper, and without one to the front page.
  init(_ site: Site, _ addresses: Addresses) {
    let publisher = site.settings.publisher
    let about = Self.page(["about", "about-us", "imprint", "impressum"], site, addresses)
    let fallback = about.isEmpty ? addresses.front : about
    func policy(_ setting: String, _ names: [String]) -> String {
      setting.isEmpty ? Self.page(names, site, addresses) : addresses.url(setting: setting)
    }
    func required(_ setting: String, _ names: [String], or other: String = "") -> String {
      [policy(setting, names), other, fallback].first { !$0.isEmpty } ?? fallback
    }
    let hasLog = site.articles.contains { !$0.source.frontMatter.corrections.isEmpty }
    publishingPrinciples = required(
      publisher.publishingPrinciples, ["publishing-principles", "principles", "editorial-guidelines"])
    ethics = required(publisher.ethicsPolicy, ["ethics-policy", "ethics", "code-of-ethics", "standards"])
    corrections = required(
      publisher.correctionsPolicy, ["corrections-policy", "corrections"],
      or: hasLog ? addresses.url(.fixed("/corrections/")) : "")
    ownership = policy(publisher.ownership, ["ownership", "funding", "ownership-and-funding"])
    let staff = policy(publisher.masthead, ["masthead", "staff", "team"])
    masthead = staff.isEmpty && !site.authors.isEmpty ? addresses.url(.fixed("/authors/")) : staff
    diversity = policy(publisher.diversityPolicy, ["diversity-policy", "diversity"])
    feedback = policy(publisher.feedbackPolicy, ["feedback", "contact"])
    verification = policy(publisher.verificationPolicy, ["verification", "fact-checking"])
    mission = policy(publisher.missionPolicy, ["mission"])
    unnamedSources = policy(publisher.unnamedSourcesPolicy, ["unnamed-sources", "sources"])
  }

  private static func page(_ names: [String], _ site: Site, _ addresses: Addresses) -> String {
    for name in names {
      let suffix = "/\(name)/"
      if let page = site.pages.first(where: { $0.path.text.hasSuffix(suffix) }) {
        return addresses.url(page.path)
      }
    }
    return ""
  }
}
