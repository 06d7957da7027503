/// Where keys are looked for: the environment first, then the usual credentials file.
package struct CredentialsSearch: Sendable {
  private let environment: [String: String]
  private let profile: String?

  /// - Parameter profile: as the settings name it; nil for that of the environment, or `default`.
  package init(environment: [String: String], profile: String?) {
    // A variable that is set to nothing is not set.
    self.environment = environment.filter { !$0.value.isEmpty }
    self.profile = profile
  }

  /// Path of the credentials file; nil when the machine knows no home.
  package var file: String? {
    environment["AWS_SHARED_CREDENTIALS_FILE"] ?? environment["HOME"].map { $0 + "/.aws/credentials" }
  }

  /// - Parameter read: the text of a file; nil when there is none.
  package func find(read: (String) throws -> String?) throws -> StoreCredentials {
    if let credentials = try ofEnvironment() { return credentials }
    let name = profile ?? environment["AWS_PROFILE"] ?? "default"
    guard let file, let text = try read(file) else {
      throw StoreError(
        "no keys for the store: AWS_ACCESS_KEY_ID is not set, and there is no "
          + (file.map { "file \($0)" } ?? "home folder"),
        help: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write a credentials file")
    }
    return try Self.credentials(of: name, in: CredentialsFile(text), file)
  }

  private func ofEnvironment() throws(StoreError) -> StoreCredentials? {
    let (key, secret) = (environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"])
    guard let key, let secret else {
      guard key == nil, secret == nil else {
        throw StoreError("only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set", help: "set both")
      }
      return nil
    }
    return StoreCredentials(
      accessKey: key, secretKey: secret, sessionToken: environment["AWS_SESSION_TOKEN"])
  }

  private static func credentials(
    of profile: String, in credentials: CredentialsFile, _ file: String
  ) throws(StoreError) -> StoreCredentials {
    guard let entries = credentials.profiles[profile] else {
      let names = credentials.profiles.keys.sorted().joined(separator: ", ")
      throw StoreError(
        "\(file) has no profile '\(profile)'",
        help: names.isEmpty ? "it has none at all" : "it has \(names)")
    }
    guard let key = entries["aws_access_key_id"], let secret = entries["aws_secret_access_key"] else {
      throw StoreError(
        "the profile '\(profile)' of \(file) has no aws_access_key_id with its aws_secret_access_key",
        help: "for profiles that another program fills, put its keys into the environment: "
          + "eval \"$(aws configure export-credentials --profile \(profile) --format env)\"")
    }
    return StoreCredentials(
      accessKey: key, secretKey: secret, sessionToken: entries["aws_session_token"])
  }
}
