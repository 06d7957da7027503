import Synchronization
import Testing

@testable import OutsideLinks

@Suite("Outside links are asked for")
struct OutsideLinkCheckerTests {
  private let url = "https://a.example/x"

  private func verdict(_ script: Script) async -> LinkVerdict? {
    await OutsideLinkChecker(script.transport, Politeness(), script.time()).verdicts(on: [url])[url]
  }

  @Test("What answers HEAD with success is alive, and asked for once")
  func alive() async {
    let script = Script()
    #expect(await verdict(script) == .alive)
    #expect(script.record.questions == ["HEAD https://a.example/x"])
  }

  @Test("What is gone is dead, once GET says so too", arguments: [404, 410])
  func dead(status: Int) async {
    let script = Script([
      "HEAD https://a.example/x": .status(status), "GET https://a.example/x": .status(status),
    ])
    #expect(await verdict(script) == .dead("a.example answers \(status)"))
  }

  @Test("A server that answers HEAD wrongly is asked with GET", arguments: [400, 403, 404, 405, 500, 501])
  func head(status: Int) async {
    #expect(await verdict(Script(["HEAD https://a.example/x": .status(status)])) == .alive)
  }

  @Test("What turns machines away or fails could not be checked", arguments: [401, 403, 429, 500, 503, 999])
  func blocked(status: Int) async {
    let script = Script([
      "HEAD https://a.example/x": .status(status), "GET https://a.example/x": .status(status),
    ])
    #expect(await verdict(script) == .unchecked("a.example answers \(status)"))
  }

  @Test("A name that does not exist is dead; one that could not be looked up is not")
  func names() async {
    #expect(
      await verdict(Script(names: ["a.example": .unknown])) == .dead("there is no host a.example"))
    let unsure = Script(names: ["a.example": .unsure])
    #expect(await verdict(unsure) == .unasked("the name of the host could not be looked up"))
    #expect(unsure.record.questions.isEmpty)
  }

  @Test("When there is no host at all, it is this machine that is offline")
  func offline() async {
    let script = Script(names: ["a.example": .unknown, "b.example": .unknown])
    let urls = ["https://a.example/", "https://b.example/"]
    let verdicts = await OutsideLinkChecker(script.transport, Politeness(), script.time()).verdicts(on: urls)
    #expect(Set(verdicts.values) == [.unasked("no host could be found; is this machine online?")])
  }

  @Test("Silence and failed connections could not be checked")
  func silence() async {
    #expect(
      await verdict(Script(["HEAD https://a.example/x": .silence]))
        == .unchecked("a.example does not answer"))
    #expect(await verdict(Script(["HEAD https://a.example/x": .failure("why")])) == .unchecked("why"))
  }

  @Test("Permanent redirects tell the new address, up to the first that is not")
  func moved() async {
    let script = Script([
      "HEAD https://a.example/x": .status(301, location: "/y"),
      "HEAD https://a.example/y": .status(308, location: "//b.example/z"),
      "HEAD https://b.example/z": .status(302, location: "login"),
    ])
    #expect(await verdict(script) == .moved(to: "https://b.example/z"))
    #expect(script.record.questions.last == "HEAD https://b.example/login")
    let passing = Script(["HEAD https://a.example/x": .status(302, location: "https://b.example/")])
    #expect(await verdict(passing) == .alive)
  }

  @Test("A redirect to what is gone is dead, and one in circles could not be checked")
  func redirectsToNowhere() async {
    let gone = Script([
      "HEAD https://a.example/x": .status(301, location: "/y"), "HEAD https://a.example/y": .status(404),
      "GET https://a.example/y": .status(404),
    ])
    #expect(await verdict(gone) == .dead("a.example answers 404"))
    let circle = Script(["HEAD https://a.example/x": .status(301, location: "/x")])
    #expect(await verdict(circle) == .unchecked("it redirects more than 10 times"))
    let odd = Script(["HEAD https://a.example/x": .status(302, location: "app://open")])
    #expect(await verdict(odd) == .unchecked("it redirects to 'app://open', which is no web address"))
  }

  @Test("One host is asked one thing at a time, with a pause between, and few hosts at once")
  func politeness() async {
    let script = Script()
    var politeness = Politeness()
    politeness.hosts = 3
    let urls = (0..<40).map { "https://host\($0 % 8).example/\($0)" } + ["https://elsewhere.example/"]
    let verdicts = await OutsideLinkChecker(script.transport, politeness, script.time()).verdicts(on: urls)
    #expect(verdicts.count == 41)
    let record = script.record
    #expect(record.mostForOneHost == 1)
    #expect(record.mostHosts <= 3)
    #expect(record.pauses == 40 - 8)
  }

  @Test("Redirects to one host from many wait for each other, too")
  func sharedTarget() async {
    let urls = (0..<9).map { "https://host\($0).example/" }
    let answers = urls.map { ("HEAD " + $0, LinkAnswer.status(302, location: "https://one.example/")) }
    let script = Script(Dictionary(uniqueKeysWithValues: answers))
    _ = await OutsideLinkChecker(script.transport, Politeness(), script.time()).verdicts(on: urls)
    #expect(script.record.mostForOneHost == 1)
  }

  @Test("A host that wants to be left alone is")
  func tooMany() async {
    let script = Script(["HEAD https://a.example/1": .status(429)])
    let urls = (1...5).map { "https://a.example/\($0)" }
    let verdicts = await OutsideLinkChecker(script.transport, Politeness(), script.time()).verdicts(on: urls)
    #expect(script.record.questions == ["HEAD https://a.example/1"])
    #expect(verdicts["https://a.example/5"] == .unchecked("the host asked to be left alone (429)"))
  }

  @Test("A host that is silent three times in a row is not asked a fourth time")
  func silentHost() async {
    let urls = (1...6).map { "https://a.example/\($0)" }
    let script = Script(Dictionary(uniqueKeysWithValues: urls.map { ("HEAD " + $0, .silence) }))
    let verdicts = await OutsideLinkChecker(script.transport, Politeness(), script.time()).verdicts(on: urls)
    #expect(script.record.questions.count == 3)
    #expect(verdicts["https://a.example/6"] == .unchecked("the host did not answer other questions"))
  }

  @Test("How far the check is, is told after every address, also of one host")
  func progress() async {
    let counts = Mutex<[Int]>([])
    let urls = (1...5).map { "https://a.example/\($0)" }
    _ = await OutsideLinkChecker(Script().transport, Politeness(), Script().time()).verdicts(on: urls) {
      count in
      counts.withLock { $0.append(count) }
    }
    #expect(counts.withLock { $0 } == [1, 2, 3, 4, 5])
  }

  @Test("When time is up, the rest could not be checked")
  func timeIsUp() async {
    let script = Script()
    let urls = (1...6).map { "https://a.example/\($0)" }
    let verdicts = await OutsideLinkChecker(script.transport, Politeness(), script.time(limit: 2)).verdicts(
      on: urls)
    #expect(verdicts.values.count { $0 == .alive } == 2)
    #expect(verdicts.values.count { $0 == .unasked("time was up") } == 4)
  }
}
