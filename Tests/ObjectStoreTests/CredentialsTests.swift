import Testing

@testable import ObjectStore

@Suite("Keys of a store")
struct CredentialsTests {
  private static let file = """
    # mine
    [default]
    aws_access_key_id = AKIADEFAULT
    aws_secret_access_key=default/secret=

    [press]
      ; indented lines belong to the entry before
    AWS_ACCESS_KEY_ID=AKIAPRESS
    aws_secret_access_key =  press+secret\u{20}
    aws_session_token = lent
    s3 =
        max_concurrent_requests = 20

    [sso]
    sso_session = work
    """

  private func find(
    _ environment: [String: String], profile: String? = nil, file: String? = file
  ) throws -> StoreCredentials {
    try CredentialsSearch(environment: environment, profile: profile).find { path in
      path == "/home/ed/.aws/credentials" || path == "/keys" ? file : nil
    }
  }

  private let home = ["HOME": "/home/ed"]

  @Test("The environment comes first")
  func environment() throws {
    let keys = ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "secret"]
    #expect(
      try find(keys.merging(home) { $1 }, profile: "press")
        == StoreCredentials(accessKey: "AKIA", secretKey: "secret"))
    #expect(
      try find(keys.merging(["AWS_SESSION_TOKEN": "lent"]) { $1 })
        == StoreCredentials(accessKey: "AKIA", secretKey: "secret", sessionToken: "lent"))
  }

  @Test("Then the usual file, its default profile or the one that is named")
  func profiles() throws {
    let press = StoreCredentials(accessKey: "AKIAPRESS", secretKey: "press+secret", sessionToken: "lent")
    #expect(try find(home) == StoreCredentials(accessKey: "AKIADEFAULT", secretKey: "default/secret="))
    #expect(try find(home, profile: "press") == press)
    #expect(try find(home.merging(["AWS_PROFILE": "press"]) { $1 }) == press)
    #expect(try find(["AWS_SHARED_CREDENTIALS_FILE": "/keys", "AWS_PROFILE": "press"]) == press)
    #expect(
      try find(home.merging(["AWS_ACCESS_KEY_ID": "", "AWS_PROFILE": ""]) { $1 }, profile: "press") == press)
  }

  @Test("What is missing is said, without any key")
  func missing() {
    func message(_ environment: [String: String], profile: String? = nil, file: String? = Self.file) -> String
    {
      do {
        return "found \(try find(environment, profile: profile, file: file))"
      } catch { return "\(error)" }
    }
    #expect(
      message(home, file: nil)
        == "no keys for the store: AWS_ACCESS_KEY_ID is not set, and there is no file "
        + "/home/ed/.aws/credentials\n  help: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
        + "or write a credentials file")
    #expect(
      message(["AWS_ACCESS_KEY_ID": "AKIAHUSH"])
        == "only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set\n  help: set both")
    #expect(
      message(home, profile: "pres")
        == "/home/ed/.aws/credentials has no profile 'pres'\n  help: it has default, press, sso")
    #expect(message(home, profile: "sso").contains("aws configure export-credentials --profile sso"))
  }

  @Test("However credentials are printed, nothing of them shows")
  func hidden() {
    let credentials = StoreCredentials(
      accessKey: "AKIAHUSH", secretKey: "HUSHHUSH", sessionToken: "HUSHTOKEN")
    var dumped = ""
    dump(credentials, to: &dumped)
    let texts = ["\(credentials)", String(reflecting: credentials), "\([credentials])", dumped]
    #expect(texts.allSatisfy { !$0.contains("HUSH") })
    #expect(
      credentials.hidden(in: "AKIAHUSH signed HUSHHUSH, HUSHHUSH with HUSHTOKEN") == "… signed …, … with …")
  }
}
