import Diagnostics
import Testing

@testable import Newsroom

@Suite("Where a site is published to")
struct TargetReaderTests {
  private func read(_ lines: String) -> (targets: [TargetSettings], diagnostics: [Diagnostic]) {
    let (settings, diagnostics) = SettingsReader.read(
      SourceFile(path: "site.yml", text: "publish:\n" + lines))
    return (settings.targets, diagnostics)
  }

  @Test("Each kind of target is typed, in the order of the file")
  func kinds() {
    let (targets, diagnostics) = read(
      """
        live: {kind: folder, path: /srv/www, keep: 3, switch: no}
        host: {kind: rsync, host: deploy@www.example, path: /srv/www, port: 2222, identity: ~/.ssh/key}
        store: {kind: s3, bucket: news, region: eu-west-1, prefix: /paper/, gzip: true, path_style: true,
          endpoint: 'https://store.example:9000', profile: press, keep: 0}
        pages: {kind: git, remote: origin, branch: site, cname: gazette.example}
      """)
    #expect(diagnostics.isEmpty)
    var folder = FolderSettings(path: "/srv/www")
    (folder.keep, folder.switchesAtOnce) = (3, false)
    var rsync = RsyncSettings(path: "/srv/www")
    (rsync.host, rsync.port, rsync.identity) = ("deploy@www.example", 2222, "~/.ssh/key")
    var store = StoreSettings(bucket: "news")
    (store.region, store.prefix, store.packsText, store.usesPathStyle) = ("eu-west-1", "paper", true, true)
    (store.endpoint, store.profile, store.keep) = ("https://store.example:9000", "press", 0)
    var branch = BranchSettings()
    (branch.branch, branch.domain) = ("site", "gazette.example")
    #expect(
      targets == [
        TargetSettings(name: "live", kind: .folder(folder)),
        TargetSettings(name: "host", kind: .rsync(rsync)),
        TargetSettings(name: "store", kind: .s3(store)), TargetSettings(name: "pages", kind: .git(branch)),
      ])
  }

  @Test("A target without its kind, or without what its kind needs, is incomplete")
  func incomplete() {
    let (targets, diagnostics) = read("  a: {path: /srv}\n  b: {kind: folder}\n  c: {kind: s3}\n")
    #expect(targets.isEmpty)
    #expect(brief(diagnostics) == ["error incomplete 2:3", "error incomplete 3:3", "error incomplete 4:3"])
  }

  @Test("A kind and a key that were mistyped are told with what was meant")
  func mistyped() {
    let (_, diagnostics) = read("  a: {kind: fodler, path: /srv}\n  b: {kind: git, brnach: x}\n  c: /srv\n")
    #expect(
      brief(diagnostics) == ["error unknown-value 2:13", "error mistyped-key 3:18", "error wrong-type 4:6"])
    #expect(
      diagnostics.ordered.map(\.help).prefix(2) == ["did you mean `folder`?", "did you mean `branch`?"])
  }

  @Test(
    "A key or a password in site.yml is an error that does not show its line",
    arguments: [
      "{kind: s3, bukcet: b, secret_access_key: HUSH}", "{kind: s3, bucket: b, AccessKeyID: HUSH}",
      "{kind: rsync, path: /srv, password: HUSH}", "{kind: git, remote: 'https://me:HUSH@git.example/x'}",
      "{kind: git, remote: 'https://HUSH@git.example/x'}",
      "{kind: s3, bucket: b, endpoint: 'https://k:HUSH@s3.example'}",
      "{kind: rsync, path: /srv, host: 'bob:HUSH@www.example'}",
      "{kind: s3, bucket: b, region: {token: HUSH}}",
      "{kind: s3, bucket: b, env: [{AWS_SECRET_ACCESS_KEY: HUSH}]}",
      "{kind: git, remote: 'https://git.example/x.git?private_token=HUSH'}",
      "{kind: git, remote: 'me:HUSH@git.example:x.git'}", "{}\n  password: HUSH",
      "{}\naws_secret_access_key: HUSH",
    ])
  func secrets(target: String) {
    let text = "publish:\n  live: \(target)\n"
    let (_, diagnostics) = SettingsReader.read(SourceFile(path: "site.yml", text: text))
    #expect(diagnostics.map(\.id).contains("secret-in-settings"))
    let report = Report(diagnostics) { SourceFile(path: $0, text: text) }.text
    #expect(!report.contains("HUSH"))
    #expect(report.contains(target.contains("\n") ? "line 3" : "line 2"))
  }

  @Test("An address by ssh may name its user")
  func sshUser() {
    #expect(read("  a: {kind: rsync, path: /srv, host: 'bob@[::1]'}\n").diagnostics.isEmpty)
    #expect(read("  a: {kind: git, remote: 'ssh://git@git.example/x.git'}\n").diagnostics.isEmpty)
    #expect(read("  a: {kind: git, remote: 'git@git.example:x.git'}\n").diagnostics.isEmpty)
  }

  @Test("A bucket and a region that cannot stand in a host's name are refused")
  func hostNames() {
    for lines in ["  a: {kind: s3, bucket: news/paper}\n", "  a: {kind: s3, bucket: news, region: 'x@y'}\n"] {
      #expect(read(lines).diagnostics.map(\.id) == ["bad-host-name"])
    }
    #expect(read("  a: {kind: s3, bucket: www.gazette-1.example}\n").diagnostics.isEmpty)
  }

  @Test("What another program would take for an option is refused")
  func options() {
    let (_, diagnostics) = read("  a: {kind: rsync, host: '-oProxyCommand=x', path: /srv}\n")
    #expect(diagnostics.map(\.id) == ["looks-like-option"])
  }
}
