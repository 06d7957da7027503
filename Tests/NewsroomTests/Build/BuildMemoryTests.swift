import Foundation
import Testing

@testable import Newsroom

@Suite("What a build leaves for the next one in the same process")
struct BuildMemoryTests {
  private func site() throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\nrelated: {limit: 0}\n",
      "content/articles/wall.md": newsItem("The wall", body: "See [[tide]]."),
      "content/articles/tide.md": newsItem("The tide", date: "2026-05-02"),
      "content/articles/quiet.md": newsItem("All quiet", date: "2026-05-03"),
    ])
    try site.settle()
    return site
  }

  private func memory(of site: TestSite) throws -> BuildMemory { try #require(try site.build().memory) }

  private func page(
    of site: TestSite, _ file: String = "content/articles/wall.md", after memory: BuildMemory
  ) -> ProofDesk.Proof? {
    memory.proofs?.proof(of: file)
  }

  @Test("A file that has not changed is not parsed again")
  func unchangedFiles() throws {
    let site = try site()
    let first = try memory(of: site)
    try site.write("content/articles/wall.md", newsItem("The wall", body: "Other words."))
    let second = try #require(try site.build(after: first).memory)
    let (before, after) = (first.parsed.sources.articles, second.parsed.sources.articles)
    #expect(before.map(\.path) == after.map(\.path))
    #expect(zip(before, after).map { $0 === $1 } == [true, true, false])
  }

  @Test("A file saved just before a build is read again, for it may have changed once more")
  func freshFiles() throws {
    let site = try site()
    try site.write("content/articles/wall.md", newsItem("The wall", body: "Fresh."))
    let first = try memory(of: site)
    try site.write("content/articles/quiet.md", newsItem("All quiet", date: "2026-05-03", body: "Louder."))
    let second = try #require(try site.build(after: first).memory)
    let pairs = zip(first.parsed.sources.articles, second.parsed.sources.articles)
    #expect(pairs.map { $0 === $1 } == [false, true, false])
  }

  @Test("Settings that change how files are read leave nothing of what was parsed")
  func otherReader() throws {
    let site = try site()
    let first = try memory(of: site)
    try site.write("content/site.yml", "title: Gazette\nmarkdown: {raw_html: true}\nbase_url: https://gazette.example\n")
    let second = try #require(try site.build(after: first).memory)
    #expect(zip(first.parsed.sources.articles, second.parsed.sources.articles).allSatisfy { $0 !== $1 })
  }

  @Test("The proof of an edited body is the page that the next build writes")
  func proof() throws {
    let site = try site()
    let memory = try memory(of: site)
    try site.write(
      "content/articles/wall.md", newsItem("The wall", body: "It *fell*; see [[quiet]] and [[tide|this]]."))
    let proof = try #require(page(of: site, after: memory))
    #expect(proof.path == "/articles/wall/")
    #expect(String(decoding: proof.bytes, as: UTF8.self).contains("<em>fell</em>"))
    #expect(try site.build(after: memory).succeeded)
    #expect(Array(try #require(try site.tree()[proof.file])) == proof.bytes)
  }

  @Test(
    "There is no proof of what other pages may show, or of what is wrong",
    arguments: [
      newsItem("Another headline"), newsItem("The wall", body: "See [[nowhere]]."),
      newsItem("The wall", body: "See [this](/nowhere/)."), "---\ntitle: [\n---\n",
      "---\ntitle: The wall\n---\n",
      newsItem("The wall", "embagro: 2027-01-01"), newsItem("The wall", body: "![Gone](/media/gone.jpg)"),
    ])
  func noProof(_ text: String) throws {
    let site = try site()
    let memory = try memory(of: site)
    try site.write("content/articles/wall.md", text)
    #expect(page(of: site, after: memory) == nil)
  }

  @Test("There is no proof of a file that is no story, is gone, or lies outside the site")
  func noStory() throws {
    let site = try site()
    let memory = try memory(of: site)
    #expect(page(of: site, "content/site.yml", after: memory) == nil)
    #expect(page(of: site, "templates/article.mustache", after: memory) == nil)
    try site.delete("content/articles/wall.md")
    #expect(page(of: site, after: memory) == nil)
    let other = try TestSite(["wall.md": newsItem("The wall", body: "Not ours.")])
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/articles/wall.md", withDestinationPath: other.root + "/wall.md")
    #expect(page(of: site, after: memory) == nil)
  }

  @Test("A failed build leaves what it parsed, and no proofs")
  func failure() throws {
    let site = try site()
    try site.write("content/articles/wall.md", "---\ntitle: [\n---\n")
    let memory = try memory(of: site)
    #expect(memory.proofs == nil)
    #expect(memory.parsed.sources.articles.count == 2)
  }
}
