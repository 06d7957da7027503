import LoopbackStore
import Synchronization
import Testing

@testable import ObjectStore

@Suite("A bucket", .enabled(if: LoopbackStore.isWanted, "moto is not installed: run `make test`"))
struct BucketTests {
  private let loopback: LoopbackBucket
  private let waits = Waits()

  init() throws { loopback = try LoopbackBucket() }

  private final class Waits: Sendable {
    let all = Mutex<[Duration]>([])
  }

  private func bucket(
    secretKey: String = LoopbackStore.secretKey, token: String? = nil, attempts: Int = 4
  ) -> Bucket {
    let address = StoreAddress(
      bucket: loopback.name, region: "eu-central-1", endpoint: loopback.store.endpoint, usesPathStyle: true)
    let credentials = StoreCredentials(
      accessKey: LoopbackStore.accessKey, secretKey: secretKey, sessionToken: token)
    let waits = waits
    return Bucket(
      address, credentials,
      patience: Patience(attempts: attempts) { pause in waits.all.withLock { $0.append(pause) } })
  }

  private func put(_ key: String, _ text: String, if condition: Bucket.Condition = .none) async throws
    -> Bucket.Writing
  {
    try await bucket().put(
      Array(text.utf8), at: key, headers: [("content-type", "text/plain"), ("x-amz-meta-digest", "1")],
      if: condition)
  }

  private static let keys = [
    "index.html", "media/größe und maß.txt", "a+b&c=d;e@f,g$h!i'j(k)*.txt", "100%25 %.txt", "~tilde_-.txt",
    "日本/記事.html",
  ]

  @Test("Objects of any name are written, read, looked at, listed, copied and deleted", arguments: keys)
  func objects(key: String) async throws {
    guard case .written(let etag?) = try await put(key, "text") else {
      Issue.record("not written")
      return
    }
    #expect(try await bucket().get(key) == StoredObject(bytes: Array("text".utf8), etag: etag))
    let facts = try await bucket().head(key)
    #expect(facts?.etag == etag)
    #expect(facts?.headers["x-amz-meta-digest"] == "1")
    #expect(try await bucket().list("") == [key: etag])
    #expect(try await bucket().copy(key, to: "copy") == .written(etag: etag))
    #expect(try loopback.objects()["copy"]?.headers["content-type"] == "text/plain")
    #expect(try loopback.objects()["copy"]?.headers["x-amz-meta-digest"] == "1")
    try await bucket().delete(key)
    #expect(try loopback.site() == ["copy": "text"])
  }

  @Test("What is not there is nothing, and deleting or copying it no failure")
  func absent() async throws {
    #expect(try await bucket().get("none") == nil)
    #expect(try await bucket().head("none") == nil)
    #expect(try await bucket().copy("none", to: "copy") == .refused)
    try await bucket().delete("none")
    #expect(try await bucket().list("") == [:])
  }

  @Test("Conditions are kept: absent, and a version")
  func conditions() async throws {
    guard case .written(let first?) = try await put("a", "1", if: .absent) else {
      Issue.record("not written")
      return
    }
    #expect(try await put("a", "2", if: .absent) == .refused)
    #expect(try await put("a", "2", if: .version("0")) == .refused)
    #expect(try await put("b", "2", if: .version(first)) == .refused)
    #expect(try await put("a", "2", if: .version(first)) != .refused)
    #expect(try loopback.site() == ["a": "2"])
    #expect(try await bucket().copy("a", version: first, to: "copy") == .refused)
    let second = try #require(try await bucket().head("a")?.etag)
    #expect(try await bucket().copy("a", version: second, to: "copy") == .written(etag: second))
    #expect(try loopback.site() == ["a": "2", "copy": "2"])
  }

  @Test("A store that knows no conditions writes without them")
  func unconditional() async throws {
    try loopback.fail(StoreFault(.status, times: 9, status: 501, code: "NotImplemented", conditional: true))
    #expect(try await put("a", "1", if: .absent) != .refused)
    #expect(try await put("a", "2", if: .version("0")) != .refused)
    #expect(try loopback.site() == ["a": "2"])
  }

  @Test("Lists of more than a thousand keys are whole")
  func longList() async throws {
    for number in 0..<1_005 { try loopback.write("page-\(number)/index.html", "x") }
    try loopback.write("other", "x")
    #expect(try await bucket().list("page-").count == 1_005)
  }

  @Test("Keys that are lent send their token along, signed")
  func token() async throws {
    #expect(try await bucket(token: "lent token/+").list("") == [:])
  }

  @Test(
    "Troubles that pass are waited out",
    arguments: [
      StoreFault(.cut), StoreFault(.cut, times: 3), StoreFault(.lose), StoreFault(.truncate),
      StoreFault(.status, status: 500, code: "InternalError"),
      StoreFault(.status, times: 2, status: 503, code: "SlowDown"),
      StoreFault(.status, times: 3, status: 429), StoreFault(.status, status: 502),
      StoreFault(.slow, seconds: 0.2),
      StoreFault(.status, status: 400, code: "RequestTimeout"),
      StoreFault(.status, status: 409, code: "ConditionalRequestConflict"),
    ])
  func passing(fault: StoreFault) async throws {
    _ = try await put("a", "text")
    try loopback.fail(fault)
    #expect(try await bucket().get("a")?.bytes == Array("text".utf8))
  }

  @Test("It asks so often and no more, and waits longer each time")
  func patience() async throws {
    try loopback.fail(
      StoreFault(.status, times: 99, status: 503, code: "SlowDown", message: "Reduce your rate."))
    let error = await #expect(throws: StoreError.self) { try await bucket().get("a") }
    #expect(
      error?.message
        == "cannot read a: 127.0.0.1:\(loopback.store.port) answers status 503, SlowDown: Reduce your rate.")
    #expect(error?.help == "run the command again a little later")
    #expect(try loopback.requests() == Array(repeating: "GET a", count: 4))
    let waits = waits.all.withLock { $0 }
    #expect(waits.count == 3)
    for (wait, longest) in zip(waits, [250, 500, 1_000]) {
      #expect(wait <= .milliseconds(longest) && wait >= .milliseconds(longest / 2))
    }
  }

  @Test("A store that is not there is said to take no connection")
  func unreachable() async throws {
    let address = StoreAddress(bucket: "news", region: "auto", endpoint: "http://127.0.0.1:1")
    let bucket = Bucket(
      address, StoreCredentials(accessKey: "AKIA", secretKey: "HUSH"),
      patience: Patience(attempts: 2) { _ in })
    let error = await #expect(throws: StoreError.self) { try await bucket.get("a") }
    #expect(error?.message == "cannot reach 127.0.0.1:1, asked 2 times: it takes no connection")
  }

  @Test("A store that ends every connection is said to do so")
  func ended() async throws {
    try loopback.fail(StoreFault(.cut, times: 99))
    let error = await #expect(throws: StoreError.self) { try await bucket().get("a") }
    #expect(error?.message.hasSuffix(", asked 4 times: it ends the connection") == true)
  }

  @Test("A wrong secret is said to be wrong, and no key that the store repeats is shown")
  func wrongKeys() async throws {
    let error = await #expect(throws: StoreError.self) { try await bucket(secretKey: "HUSHHUSH").get("a") }
    #expect(error?.message.contains("SignatureDoesNotMatch: you sent AWS4-HMAC-SHA256 Credential=…/") == true)
    #expect(error?.description.contains(LoopbackStore.accessKey) == false)
    #expect(error?.help?.contains("are not those of this store") == true)
  }

  @Test("A bucket that does not exist, or is elsewhere, is told with what to do")
  func wrongBucket() async throws {
    let address = StoreAddress(
      bucket: "no-such-bucket", region: "eu-central-1", endpoint: loopback.store.endpoint)
    let keys = StoreCredentials(accessKey: LoopbackStore.accessKey, secretKey: LoopbackStore.secretKey)
    let error = await #expect(throws: StoreError.self) { try await Bucket(address, keys).get("a") }
    #expect(error?.message.contains("NoSuchBucket") == true)
    #expect(error?.help == "make the bucket, or correct `bucket` and `endpoint` of the target")
    let moved = StoreAnswer(status: 301, headers: ["x-amz-bucket-region": "eu-west-3"], body: [])
    let refusal = StoreRefusal(answer: moved, address: address, credentials: keys).error("read a")
    #expect(refusal.help == "the bucket is in the region eu-west-3: correct `region` of the target")
  }
}

@Suite("Patience")
struct PatienceTests {
  @Test("It waits as long as the store asks, a minute at most, and never longer than eight seconds by itself")
  func waits() async throws {
    let waits = Mutex<[Duration]>([])
    let patience = Patience { pause in waits.withLock { $0.append(pause) } }
    try await patience.wait(after: 1, asked: 20)
    try await patience.wait(after: 1, asked: 86_400)
    #expect(waits.withLock { $0 } == [.seconds(20), .seconds(60)])
    for number in [1, 6, 60] { try await patience.wait(after: number, asked: nil) }
    #expect(waits.withLock { $0 }.suffix(3).allSatisfy { $0 <= .seconds(8) && $0 >= .milliseconds(125) })
  }

  @Test(
    "A store may ask for a pause of up to a minute; what it asks for otherwise is no reason to crash",
    arguments: [(-9_223_372_036_854_775_807, 0...250), (7, 7_000...7_000), (.max, 60_000...60_000)])
  func asked(seconds: Int, expected: ClosedRange<Int>) async throws {
    let waits = Mutex<[Duration]>([])
    let patience = Patience { pause in waits.withLock { $0.append(pause) } }
    try await patience.wait(after: 1, asked: seconds)
    let wait = try #require(waits.withLock { $0.first })
    #expect(wait >= .milliseconds(expected.lowerBound) && wait <= .milliseconds(expected.upperBound))
  }
}
