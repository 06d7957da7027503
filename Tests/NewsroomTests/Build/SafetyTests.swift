import Foundation
import Testing

@testable import Newsroom

@Suite("No source can lead a build astray")
struct SafetyTests {
  @Test(
    "A slug, alias or permalink that leads out of the output folder is an error",
    arguments: [
      "slug: ../../evil", "slug: /etc/passwd", "aliases: [../../../evil]", "aliases: [/a/../../evil]",
      "permalink: /../evil/", "permalink: /a/../../evil/", "slug: '..'",
    ])
  func pathsStayInside(_ line: String) throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One", line)])
    let result = try site.build()
    #expect(!result.succeeded)
    #expect(!site.exists("output/index.html"))
    #expect(!site.exists("evil"))
  }

  @Test("A symbolic link that leads out of the site is an error, and is not read")
  func linksStayInside() throws {
    let outside = try TestSite(["secret.md": newsItem("Secret")])
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/articles/two.md", withDestinationPath: outside.root + "/secret.md")
    let result = try site.build()
    #expect(result.diagnostics.map(\.id).contains("link-leads-out"))
    #expect(!result.succeeded)
  }

  @Test(
    "A symbolic link to a folder that it lies in is an error, and followed by nobody", arguments: [".", ".."])
  func linksDoNotLeadUp(_ target: String) throws {
    let site = try TestSite(["content/articles/2026/one.md": newsItem("One")])
    for name in ["a", "b"] {
      try FileManager.default.createSymbolicLink(
        atPath: site.root + "/content/articles/2026/" + name, withDestinationPath: target)
    }
    let result = try site.build()
    #expect(
      result.diagnostics.filter { $0.severity == .error }.map(\.id) == ["link-leads-up", "link-leads-up"])
  }

  @Test("A symbolic link in the output folder is never written through")
  func outputLinksAreNotFollowed() throws {
    let outside = try TestSite(["keep.txt": "keep"])
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    try FileManager.default.removeItem(atPath: site.root + "/output/articles")
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/output/articles", withDestinationPath: outside.root)
    // Refusing is as good as replacing the link: what lies behind it must not change.
    _ = try? site.build()
    #expect(try outside.tree("").keys.sorted() == ["keep.txt"])
  }

  @Test("Text from authors cannot become markup, in any context")
  func textIsEscaped() throws {
    let hostile = #"</title></script><script>alert(1)</script>" onload='x' & ]]> <!--"#
    let quoted = "\"" + hostile.replacingOccurrences(of: "\"", with: "\\\"") + "\""
    let site = try TestSite([
      "content/site.yml": "title: \(quoted)\nbase_url: https://gazette.example\n",
      "content/articles/one.md": newsItem(
        quoted,
        "description: \(quoted)\nkicker: \(quoted)\ntags: [\(quoted)]\nsection: \(quoted)\nauthors: [\(quoted)]",
        body: hostile),
    ])
    #expect(try site.build().succeeded)
    for (path, data) in try site.tree() where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      #expect(!String(decoding: data, as: UTF8.self).contains("<script>alert"), "\(path)")
    }
  }
}
