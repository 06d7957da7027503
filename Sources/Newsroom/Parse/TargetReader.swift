import Diagnostics

/// Types `publish` of site.yml: where the site is published to.
struct TargetReader {
  private var fields: Fields
  private let name: Located<String>

  static func read(_ settings: inout Fields) -> [TargetSettings] {
    guard !holdsSecrets(&settings) else { return [] }
    let example = "a group such as {kind: folder, path: /srv/www}"
    return settings.namedGroups("publish", each: example).compactMap { name, fields in
      var reader = TargetReader(fields: fields, name: name)
      let target = reader.target()
      settings.add(reader.fields.diagnostics)
      return target
    }
  }

  /// Whether site.yml itself, or `publish` where a target should be, has something that nobody else may know.
  private static func holdsSecrets(_ settings: inout Fields) -> Bool {
    let ofSite = settings.keys.filter { isSecret($0.value) }
    for key in ofSite {
      _ = settings.has(key.value)
      settings.add(.secretInSettings(key, of: nil))
    }
    guard case .mapping(let targets)? = settings.node("publish")?.node.content else { return false }
    let ofTargets = targets.filter { isSecret($0.key) && $0.value.text != nil }
    for pair in ofTargets { settings.add(.secretInSettings(Located(pair.key, at: pair.keySpan), of: nil)) }
    return !ofTargets.isEmpty
  }

  private mutating func target() -> TargetSettings? {
    // Nothing else is said of a group that holds a secret: a report shows the line that it is about.
    let secrets = fields.keysAtAnyDepth.filter { Self.isSecret($0.value) }
    guard secrets.isEmpty else {
      for key in secrets { fields.add(.secretInSettings(key, of: name.value)) }
      return nil
    }
    guard let kind = fields.located("kind") else {
      fields.add(.incomplete("The target '\(name.value)'", lacks: ["kind"], at: fields.span))
      return nil
    }
    let settings = read(kind)
    fields.finish("the target '\(name.value)'")
    return settings.map { TargetSettings(name: name.value, kind: $0) }
  }

  private mutating func read(_ kind: Located<String>) -> TargetSettings.Kind? {
    switch kind.value {
    case "folder": folder().map { .folder($0) }
    case "rsync": rsync().map { .rsync($0) }
    case "s3": store().map { .s3($0) }
    case "git": .git(branch())
    default: unknown(kind)
    }
  }

  private mutating func unknown(_ kind: Located<String>) -> TargetSettings.Kind? {
    fields.add(.badChoice("kind", kind, choices: ["folder", "rsync", "s3", "git"]))
    // The keys of a kind that nobody knows are not wrong by themselves.
    for key in fields.keys { _ = fields.has(key.value) }
    return nil
  }

  private mutating func folder() -> FolderSettings? {
    let path = needed("path")
    var settings = FolderSettings(path: path ?? "")
    settings.keep = fields.integer("keep", in: 1...1_000, default: settings.keep)
    settings.switchesAtOnce = fields.bool("switch", default: true)
    return path == nil ? nil : settings
  }

  private mutating func rsync() -> RsyncSettings? {
    let path = needed("path")
    var settings = RsyncSettings(path: path ?? "")
    settings.host = host()
    if fields.has("port") { settings.port = fields.integer("port", in: 1...65_535, default: 22) }
    settings.identity = plain("identity")
    return path == nil ? nil : settings
  }

  private mutating func store() -> StoreSettings? {
    let bucket = needed("bucket").flatMap { hostName("bucket", $0) }
    var settings = StoreSettings(bucket: bucket ?? "")
    settings.region = plain("region").flatMap { hostName("region", $0) } ?? settings.region
    settings.endpoint = address("endpoint").flatMap { text in
      guard isWebAddress(text.value) else {
        fields.add(.badURL("endpoint", text))
        return nil
      }
      return text.value
    }
    settings.prefix = fields.text("prefix").split(separator: "/").joined(separator: "/")
    settings.profile = plain("profile")
    settings.usesPathStyle = fields.bool("path_style", default: false)
    settings.packsText = fields.bool("gzip", default: false)
    settings.keep = fields.integer("keep", in: 0...1_000, default: settings.keep)
    return bucket == nil ? nil : settings
  }

  private mutating func branch() -> BranchSettings {
    var settings = BranchSettings()
    settings.remote = address("remote")?.value ?? settings.remote
    settings.branch = plain("branch") ?? settings.branch
    settings.domain = plain("cname")
    return settings
  }

  /// `www.gazette.example` or `deploy@www.gazette.example`, as ssh knows it.
  private mutating func host() -> String? {
    guard let text = address("host") else { return nil }
    if let at = text.value.lastIndex(of: "@"), text.value[..<at].contains(":") {
      fields.add(.passwordInAddress("host", text.span, of: name.value))
      return nil
    }
    return text.value
  }

  /// A value that is to stand in the name of a host.
  private mutating func hostName(_ key: String, _ text: String) -> String? {
    let isName = text.utf8.allSatisfy { byte in
      let letter = Character(UnicodeScalar(byte))
      return byte < 128 && (letter.isLetter || letter.isNumber || "-._".contains(letter))
    }
    if !isName { fields.add(.badHostName(key, fields.span)) }
    return isName ? text : nil
  }

  private mutating func needed(_ key: String) -> String? {
    let found = fields.diagnostics.count
    let text = plain(key)
    if text == nil, fields.diagnostics.count == found {
      fields.add(.incomplete("The target '\(name.value)'", lacks: [key], at: fields.span))
    }
    return text
  }

  private mutating func plain(_ key: String) -> String? { address(key)?.value }

  /// A text that may be a URL, but holds no password, and that no program takes for an option.
  private mutating func address(_ key: String) -> Located<String>? {
    guard let text = fields.located(key) else { return nil }
    guard !Self.holdsPassword(text.value) else {
      fields.add(.passwordInAddress(key, text.span, of: name.value))
      return nil
    }
    guard !text.value.hasPrefix("-") else {
      fields.add(.looksLikeOption(key, text))
      return nil
    }
    return text
  }

  /// Whether a key's value would be something that nobody else may know.
  private static func isSecret(_ key: String) -> Bool {
    let word = key.lowercased().filter { $0 != "_" && $0 != "-" }
    return ["secret", "password", "passwd", "token", "accesskey", "credential", "apikey", "privatekey"]
      .contains { word.contains($0) }
  }

  /// `https://user:password@host/`, `https://token@host/`, `https://host/?token=…` or `user:password@host:path`.
  private static func holdsPassword(_ text: String) -> Bool {
    guard let scheme = text.firstRange(of: "://") else {
      let user = text.prefix { $0 != "/" }
      return user.lastIndex(of: "@").map { user[..<$0].contains(":") } ?? false
    }
    let query = text.firstIndex(of: "?").map { text[$0...].dropFirst() } ?? ""
    if query.split(separator: "&").contains(where: { isSecret(String($0.prefix { $0 != "=" })) }) {
      return true
    }
    let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return false }
    return authority[..<at].contains(":") || text.lowercased().hasPrefix("http")
  }
}
