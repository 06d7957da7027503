import Testing

@testable import Newsroom

@Suite("What a killed build leaves")
struct KillTests {
  @Test("A first build that was killed before its manifest had its name is completed by the next one")
  func killedBeforeManifest() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "output/.broadsheet-manifest.new": "broadsheet mani",
      "output/.broadsheet-staging/articles/one/index.html": "half a pa",
    ])
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
  }
}
