import Testing

@testable import Preview

@Suite("Where the preview can be opened")
struct ListeningPlaceTests {
  @Test(
    "Only addresses that are listened on are named",
    arguments: [
      ("127.0.0.1", ["http://localhost:8000"]), ("localhost", ["http://localhost:8000"]),
      ("::1", ["http://localhost:8000"]), ("127.0.0.2", ["http://127.0.0.2:8000"]),
      ("192.168.1.20", ["http://192.168.1.20:8000"]), ("fd00::20", ["http://[fd00::20]:8000"]),
    ])
  func urls(host: String, expected: [String]) {
    #expect(ListeningPlace(host: host, port: 8000).urls == expected)
  }

  @Test("Places at one port have folders of their own")
  func folders() {
    let names = ["127.0.0.1", "127.0.0.2", "::1"].map { ListeningPlace(host: $0, port: 8000).folderName }
    #expect(names == ["8000-127.0.0.1", "8000-127.0.0.2", "8000---1"])
  }

  @Test(
    "A place for all names this machine last, after the addresses for others", arguments: ["0.0.0.0", "::"])
  func wildcard(host: String) {
    #expect(ListeningPlace(host: host, port: 8000).urls.last == "http://localhost:8000")
  }
}
