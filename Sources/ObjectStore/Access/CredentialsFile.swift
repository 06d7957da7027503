import Diagnostics

/// The file in which Amazon's tools keep keys: profiles in brackets, and lines such as `aws_access_key_id = …`.
struct CredentialsFile: Sendable {
  /// Entries of each profile, by their names in lower case.
  let profiles: [String: [String: String]]

  init(_ text: String) {
    var profiles: [String: [String: String]] = [:]
    var profile: String?
    for line in text.split(whereSeparator: \.isNewline) {
      // What stands further to the right belongs to the entry before it, and none of ours has such lines.
      guard let first = line.first, first != "#", first != ";", !first.isWhitespace else { continue }
      if first == "[" {
        profile = String(line.dropFirst().prefix { $0 != "]" }).trimmed
        if let profile { profiles[profile] = profiles[profile] ?? [:] }
      } else if let profile, let sign = line.firstIndex(of: "=") {
        let name = String(line[..<sign]).trimmed.lowercased()
        profiles[profile]?[name] = String(line[line.index(after: sign)...]).trimmed
      }
    }
    self.profiles = profiles
  }
}
