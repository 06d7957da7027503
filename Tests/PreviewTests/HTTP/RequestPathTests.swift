import Testing

@testable import Preview

@Suite("Paths of requests")
struct RequestPathTests {
  @Test("A path is decoded, and its query kept apart")
  func decoding() throws {
    let path = try RequestPath(target: "/caf%C3%A9/a%20b/?path=%2Fx%2F&y")
    #expect(path.text == "/café/a b/")
    #expect(path.encoded == "/caf%C3%A9/a%20b/")
    #expect(path.value(of: "path") == "/x/")
    #expect(path.value(of: "y") == nil)
  }

  @Test(
    "A path that steps through folders or hides what it says is refused",
    arguments: [
      "/../etc/passwd", "/a/../../b", "/%2e%2e/b", "/a/%2E%2e", "/.", "/a/./b", "/..%2f..%2fetc",
      "/a%2fb", "/a\\..\\b", "/a%5c..%5cb", "/a%00.html", "/%0d%0aSet-Cookie", "/%7f", "/%", "/%4", "/%zz",
      "/%ff%fe", "", "*", "http://localhost/", "a",
    ])
  func traversal(target: String) {
    #expect(throws: RequestPath.Refusal.malformed) { try RequestPath(target: target) }
  }

  @Test("An address that is absurdly long is refused")
  func length() {
    #expect(throws: RequestPath.Refusal.tooLong) {
      try RequestPath(target: "/" + String(repeating: "a", count: 9_000))
    }
  }

  @Test(
    "Hidden files and empty components are not public; .well-known is",
    arguments: [
      ("/", true), ("/a/", true), ("/a/b.css", true), ("/.well-known/security.txt", true),
      ("/.broadsheet-manifest", false), ("/a/.git/config", false), ("//evil.example/", false),
      ("/a//b", false),
    ])
  func publicity(target: String, isPublic: Bool) throws {
    #expect(try RequestPath(target: target).isPublic == isPublic)
  }
}
