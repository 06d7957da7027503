import Testing

@testable import ObjectStore

/// The examples that Amazon publishes, in "Authenticating Requests: Using the Authorization Header" of the S3
/// reference and in the test suite of the general reference.
@Suite("Signatures")
struct SignatureTests {
  private static let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  private func signature(
    _ method: String, _ path: String, _ query: [(name: String, value: String)] = [],
    headers: [(name: String, value: String)] = [], payload: String = nothing
  ) -> Substring? {
    let credentials = StoreCredentials(
      accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    let own = [
      (name: "Host", value: "examplebucket.s3.amazonaws.com"),
      (name: "x-amz-date", value: "20130524T000000Z"),
      (name: "x-amz-content-sha256", value: payload),
    ]
    return Signature(credentials: credentials, region: "us-east-1").authorization(
      method, path: path, query: query, headers: own + headers, payload: payload,
      at: SigningDate(text: "20130524T000000Z")
    ).split(separator: "=").last
  }

  @Test("GET of an object, a part of it")
  func object() {
    #expect(
      signature("GET", "/test.txt", headers: [("Range", "bytes=0-9")])
        == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
  }

  @Test("PUT of an object")
  func put() {
    #expect(
      signature(
        "PUT", "/test%24file.text",
        headers: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
        payload: sha256(Array("Welcome to Amazon S3.".utf8)))
        == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
  }

  @Test("GET of a bucket's settings: a query without a value")
  func settings() {
    #expect(
      signature("GET", "/", [("lifecycle", "")])
        == "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")
  }

  @Test("GET of a list")
  func list() {
    #expect(
      signature("GET", "/", [("prefix", "J"), ("max-keys", "2")])
        == "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")
  }

  @Test("The whole header, of the suite's plainest request")
  func header() {
    let credentials = StoreCredentials(
      accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    let header = Signature(credentials: credentials, region: "us-east-1", service: "service").authorization(
      "GET", path: "/", query: [],
      headers: [("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z")], payload: Self.nothing,
      at: SigningDate(text: "20150830T123600Z"))
    #expect(
      header
        == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        + "SignedHeaders=host;x-amz-date, "
        + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
  }

  @Test("A query is ordered and escaped as it is signed")
  func query() {
    #expect(
      Signature.text(of: [("prefix", "größe und maß/"), ("a", "+"), ("A", "~-_.")])
        == "A=~-_.&a=%2B&prefix=gr%C3%B6%C3%9Fe%20und%20ma%C3%9F%2F")
  }

  @Test("Moments are written as the signature wants them", arguments: [(0, "19700101T000000Z")])
  func date(seconds: Int, text: String) {
    #expect(SigningDate(seconds: seconds).text == text)
    #expect(SigningDate(seconds: 1_440_938_160).text == "20150830T123600Z")
    #expect(SigningDate(seconds: 1_440_938_160).day == "20150830")
  }

  @Test("SHA-256 of nothing, and of a text in two parts")
  func digest() {
    #expect(sha256([]) == Self.nothing)
    #expect(
      sha256(Array("a".utf8), Array("bc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
