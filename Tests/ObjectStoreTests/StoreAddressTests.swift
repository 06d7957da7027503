import Testing

@testable import ObjectStore

@Suite("Where objects are")
struct StoreAddressTests {
  private func url(_ address: StoreAddress, _ key: String = "a/größe 1+1.txt") -> String {
    address.url(path: address.path(of: key), query: "")
  }

  private static let key = "a/gr%C3%B6%C3%9Fe%201%2B1.txt"

  @Test("Amazon's stores have the bucket in the host's name")
  func amazon() {
    let address = StoreAddress(bucket: "news", region: "eu-west-1")
    #expect(url(address) == "https://news.s3.eu-west-1.amazonaws.com/\(Self.key)")
    #expect(url(address, "") == "https://news.s3.eu-west-1.amazonaws.com/")
    #expect(
      url(StoreAddress(bucket: "news", region: "cn-north-1"), "a")
        == "https://news.s3.cn-north-1.amazonaws.com.cn/a")
  }

  @Test("A bucket named as a domain stands in the path, for no certificate covers its host")
  func domain() {
    let address = StoreAddress(bucket: "www.gazette.example", region: "us-east-1")
    #expect(url(address, "a") == "https://s3.us-east-1.amazonaws.com/www.gazette.example/a")
  }

  @Test(
    "Other stores have it where the settings say, and in the path where a host's name cannot have it",
    arguments: [
      ("https://store.example", false, "https://news.store.example/a"),
      ("https://store.example/", true, "https://store.example/news/a"),
      ("https://store.example/api/v1/", true, "https://store.example/api/v1/news/a"),
      ("https://store.example/api", false, "https://news.store.example/api/a"),
      ("http://127.0.0.1:9000", false, "http://127.0.0.1:9000/news/a"),
      ("http://[::1]:9000", false, "http://[::1]:9000/news/a"),
      ("http://localhost:9000", false, "http://localhost:9000/news/a"),
      ("https://store.example:443", true, "https://store.example/news/a"),
      ("HTTP://store.example:80", true, "http://store.example/news/a"),
    ])
  func others(endpoint: String, usesPathStyle: Bool, expected: String) {
    let address = StoreAddress(
      bucket: "news", region: "auto", endpoint: endpoint, usesPathStyle: usesPathStyle)
    #expect(url(address, "a") == expected)
  }
}
