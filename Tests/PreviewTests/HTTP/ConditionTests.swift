import Testing

@testable import Preview

@Suite("Hosts, ranges and entity tags")
struct ConditionTests {
  @Test(
    "The preview answers to names of this machine, with its port",
    arguments: ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.20:8000"])
  func ownHosts(host: String) { #expect(HostCheck(port: 8000, names: ["192.168.1.20"]).allows(host)) }

  @Test(
    "A foreign host, another port or no host is refused",
    arguments: [
      "evil.example", "evil.example:8000", "localhost", "localhost:80", "localhost:8000.evil.example",
      "127.0.0.1:8000, evil.example", "", "192.168.1.21:8000",
    ])
  func foreignHosts(host: String) {
    #expect(!HostCheck(port: 8000, names: ["192.168.1.20"]).allows(host))
    #expect(!HostCheck(port: 8000).allows(nil))
  }

  @Test("On port 80 the port may be left out")
  func defaultPort() { #expect(HostCheck(port: 80).allows("localhost")) }

  @Test(
    "One range of bytes is understood",
    arguments: [
      ("bytes=0-9", 0..<10), ("bytes=90-", 90..<100), ("bytes=-5", 95..<100), ("bytes=-500", 0..<100),
      ("bytes=99-99999999999999999999", 99..<100), ("Bytes=1-1", 1..<2),
    ])
  func ranges(header: String, range: Range<Int>) {
    #expect(ByteRange(header, size: 100) == .part(range))
  }

  @Test("A range beyond the end cannot be satisfied", arguments: ["bytes=100-", "bytes=-0", "bytes=200-300"])
  func unsatisfiable(header: String) { #expect(ByteRange(header, size: 100) == .unsatisfiable) }

  @Test(
    "What is no single range is ignored",
    arguments: ["bytes=0-1,5-6", "lines=1-2", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=1"])
  func ignored(header: String) { #expect(ByteRange(header, size: 100) == .whole) }

  @Test("An entity tag is found in a list, strong or weak")
  func tags() {
    let tag = EntityTag(of: Array("page".utf8))
    #expect(tag.matches(ifNoneMatch: "\"other\", W/\(tag.text)"))
    #expect(tag.matches(ifNoneMatch: "*"))
    #expect(!tag.matches(ifNoneMatch: "\"other\""))
    #expect(!tag.matches(ifNoneMatch: nil))
    #expect(tag != EntityTag(of: Array("paged".utf8)))
  }
}
