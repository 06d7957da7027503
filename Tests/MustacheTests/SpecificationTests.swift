import Diagnostics
import Foundation
import Testing

@testable import Mustache

/// The mustache specification's own cases, read from `mustache-spec` in the shared folder.
@Suite("Mustache specification")
struct SpecificationTests {
  @Test(
    "Every case of the core and of the supported optional modules renders as specified",
    .enabled(if: SharedFolder.has("mustache-spec")), arguments: SpecificationModule.all)
  func specified(_ module: SpecificationModule) throws {
    let cases = try module.cases()
    #expect(cases.count == module.count)
    for specified in cases {
      let shown = try render(specified.template, specified.data.value, partials: specified.partials ?? [:])
      #expect(shown == specified.expected, "\(module.file): \(specified.name)")
    }
  }
}

struct SpecificationModule: Sendable, CustomTestStringConvertible {
  let file: String
  let count: Int

  var testDescription: String { file }

  static let all = [
    SpecificationModule(file: "comments", count: 12),
    SpecificationModule(file: "delimiters", count: 14),
    SpecificationModule(file: "interpolation", count: 42),
    SpecificationModule(file: "inverted", count: 22),
    SpecificationModule(file: "partials", count: 12),
    SpecificationModule(file: "sections", count: 34),
    SpecificationModule(file: "~inheritance", count: 27),
    SpecificationModule(file: "~dynamic-names", count: 21),
  ]

  struct Case: Decodable {
    let name: String
    let data: SpecificationData
    let template: String
    let partials: [String: String]?
    let expected: String
  }

  private struct Cases: Decodable { let tests: [Case] }

  func cases() throws -> [Case] {
    let data = try Data(contentsOf: SharedFolder.url.appending(path: "mustache-spec/\(file).json"))
    return try JSONDecoder().decode(Cases.self, from: data).tests
  }
}

/// A view in JSON. The engine has no fractions, so they are shown as text.
struct SpecificationData: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    // Each failed attempt only says that the value is of another type.
    if single.decodeNil() {
      value = .null
    } else if let bool = try? single.decode(Bool.self) {
      value = .bool(bool)
    } else if let integer = try? single.decode(Int.self) {
      value = .integer(integer)
    } else if let fraction = try? single.decode(Double.self) {
      value = .text("\(fraction)")
    } else if let text = try? single.decode(String.self) {
      value = .text(text)
    } else if let items = try? single.decode([SpecificationData].self) {
      value = .list(items.map(\.value))
    } else {
      let entries = try single.decode([String: SpecificationData].self)
      value = .object(Object(entries.map { (Key($0), $1.value) }))
    }
  }
}

enum SharedFolder {
  static let url =
    ProcessInfo.processInfo.environment["BROADSHEET_SHARED"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardized

  static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: name).path)
  }
}
