/// Who publishes the site: schema.org NewsMediaOrganization with the policies that The Trust Project asks for.
struct SchemaPublisher: SchemaThing {
  var type: StaticString { "NewsMediaOrganization" }
  let id: String
  let url: String
  let name: String
  let logo: SchemaImage?
  let details: Publisher
  let sameAs: [String]
  let policies: TrustPolicies

  func write(to json: inout JSONWriter) {
    json.member("@id", id)
    json.member("name", name)
    json.member("legalName", details.legalName)
    json.member("url", url)
    json.member("logo", logo)
    json.member("sameAs", sameAs)
    json.member("publishingPrinciples", policies.publishingPrinciples)
    json.member("ethicsPolicy", policies.ethics)
    json.member("correctionsPolicy", policies.corrections)
    json.member("ownershipFundingInfo", policies.ownership)
    json.member("masthead", policies.masthead)
    json.member("diversityPolicy", policies.diversity)
    json.member("actionableFeedbackPolicy", policies.feedback)
    json.member("verificationFactCheckingPolicy", policies.verification)
    json.member("missionCoveragePrioritiesPolicy", policies.mission)
    json.member("unnamedSourcesPolicy", policies.unnamedSources)
    json.member("foundingDate", details.founded)
    json.member("email", details.email)
    json.member("telephone", details.phone)
    json.member("address", details.address)
    json.member("contactPoint", contact)
  }

  private var contact: SchemaContact? {
    details.email.isEmpty && details.phone.isEmpty
      ? nil : SchemaContact(email: details.email, phone: details.phone)
  }
}

struct SchemaContact: SchemaThing {
  var type: StaticString { "ContactPoint" }
  let email: String
  let phone: String

  func write(to json: inout JSONWriter) {
    json.member("contactType", "newsroom")
    json.member("email", email)
    json.member("telephone", phone)
  }
}

/// Somebody in a byline or on a page of their own: a person, or a team such as a news agency.
struct SchemaAuthor: SchemaThing {
  let isOrganization: Bool
  let id: String
  let name: String
  let url: String
  var jobTitle = ""
  /// The part in one story, such as "photographs by".
  var role = ""
  var description = ""
  var image: SchemaImage?
  var email = ""
  var sameAs: [String] = []
  var worksFor: EncodedJSON?

  var type: StaticString { isOrganization ? "Organization" : "Person" }

  func write(to json: inout JSONWriter) {
    json.member("@id", id)
    json.member("name", name)
    json.member("url", url)
    if !isOrganization { json.member("jobTitle", jobTitle) }
    json.member("disambiguatingDescription", role)
    json.member("description", description)
    json.member("image", image)
    json.member("email", email)
    json.member("sameAs", sameAs)
    if let worksFor, !isOrganization {
      json.key("worksFor")
      json.value(worksFor)
    }
  }
}
