import Newsroom
import Testing

@testable import Publishing

@Suite("Which target is meant")
struct TargetChoiceTests {
  private func targets(_ names: String...) -> [TargetSettings] {
    names.map { TargetSettings(name: $0, kind: .folder(FolderSettings(path: "/srv/\($0)"))) }
  }

  @Test("The one that is named; without a name the only one, or the default")
  func chosen() throws {
    #expect(try targets("live", "test").named("test").name == "test")
    #expect(try targets("live").named(nil).name == "live")
    #expect(try targets("live", "default").named(nil).name == "default")
  }

  @Test("None, one of several, and one that is not there are told apart")
  func notChosen() {
    #expect(help([], nil)?.contains("publish:\n") == true)
    #expect(help(targets("live", "test"), nil) == "say which one, or call one of them `default`")
    #expect(help(targets("live", "test"), "liev") == "did you mean 'live'?")
    #expect(help(targets("live", "test"), "paper") == "it names live, test")
  }

  private func help(_ targets: [TargetSettings], _ name: String?) -> String? {
    do throws(PublicationError) {
      _ = try targets.named(name)
      return nil
    } catch { return error.help }
  }
}
