/// What a store says when it will not do something, and what to do about that.
struct StoreRefusal {
  let answer: StoreAnswer
  let address: StoreAddress
  let credentials: StoreCredentials

  /// - Parameter purpose: what could not be done, such as "write index.html".
  func error(_ purpose: String) -> StoreError {
    let code = answer.element("Code")
    let words = answer.element("Message").map { String($0.prefix(300)) }
    let said = [code, words].compactMap { $0 }.joined(separator: ": ")
    let reason = said.isEmpty ? "status \(answer.status)" : "status \(answer.status), \(said)"
    return StoreError(
      "cannot \(purpose): \(address.host) answers \(credentials.hidden(in: reason))", help: help(code ?? ""))
  }

  private func help(_ code: String) -> String? {
    let region = answer.headers["x-amz-bucket-region"] ?? answer.element("Region")
    if let region, region != address.region {
      return "the bucket is in the region \(credentials.hidden(in: region)): correct `region` of the target"
    }
    return switch code {
    case "NoSuchBucket": "make the bucket, or correct `bucket` and `endpoint` of the target"
    case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken":
      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile, are not those of this store"
    case "ExpiredToken", "TokenRefreshRequired": "the keys were lent for some hours only: get new ones"
    case "RequestTimeTooSkewed": "set this machine's clock"
    default: helpForStatus
    }
  }

  private var helpForStatus: String? {
    switch answer.status {
    case 301, 307: "correct `region` and `endpoint` of the target"
    case 401, 403: "the keys need leave to list the bucket, and to get, put and delete objects in it"
    case 429, 500...599: "run the command again a little later"
    default: nil
    }
  }
}
