import Foundation

@testable import Newsroom

/// The files of a finished site, read as a visitor's browser and a crawler read them.
struct BuiltSite {
  /// By path relative to the output folder.
  let files: [String: Data]
  /// Address of the front page, without the last slash.
  let baseURL: String

  private var basePath: String { Addresses(base: baseURL).basePath }

  /// What is wrong with the links of all files, one sentence each.
  func linkProblems() -> [String] {
    let texts = files.filter {
      [".html", ".xml", ".json", ".txt", ".webmanifest"].contains($0.key.suffixFromDot)
    }
    .mapValues { String(decoding: $0, as: UTF8.self) }
    return texts.keys.sorted().flatMap { path -> [String] in
      let text = texts[path] ?? ""
      var addresses = Self.absoluteAddresses(of: baseURL, in: text)
      if path.hasSuffix(".html") { addresses += Self.attributes(in: text) }
      return Set(addresses).sorted().compactMap { problem($0, on: path, in: texts) }.map { "\(path): \($0)" }
    }
  }

  private func problem(_ address: String, on page: String, in texts: [String: String]) -> String? {
    let (target, fragment) = split(address)
    let file: String
    if target.isEmpty {
      file = page
    } else if target.hasPrefix(baseURL + "/") || target == baseURL {
      file = self.file(String(target.dropFirst(baseURL.count)))
    } else if target.contains(":") || target.hasPrefix("//") {
      return nil
    } else if target.hasPrefix(basePath + "/") {
      file = self.file(String(target.dropFirst(basePath.count)))
    } else {
      return "\(address) is not below \(basePath)/"
    }
    guard files[file] != nil else { return "\(address) leads to \(file), which does not exist" }
    // The ids of structured data are names, not places on the page.
    guard !fragment.isEmpty, target.isEmpty || target.hasPrefix("/"), let text = texts[file] else {
      return nil
    }
    return text.contains(" id=\"\(fragment)\"") ? nil : "\(address) names a place that is not on the page"
  }

  private func split(_ address: String) -> (target: String, fragment: String) {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return (
      String(parts[0].prefix { $0 != "?" }),
      parts.count > 1 ? parts[1].removingPercentEncoding ?? parts[1] : ""
    )
  }

  private func file(_ path: String) -> String {
    let decoded = String((path.removingPercentEncoding ?? path).drop { $0 == "/" })
    return decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
  }

  /// Values of `href`, `src` and the like, as a browser reads them.
  static func attributes(in html: String) -> [String] {
    var found: [String] = []
    for name in [" href=\"", " src=\"", " poster=\"", " action=\""] {
      for part in html.components(separatedBy: name).dropFirst() {
        found.append(String(part.prefix { $0 != "\"" }))
      }
    }
    for part in html.components(separatedBy: " srcset=\"").dropFirst() {
      let candidates = part.prefix { $0 != "\"" }.split(separator: ",")
      found += candidates.compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    return found.map(unescaped)
  }

  /// Everything in `text` that begins with the site's own address.
  private static func absoluteAddresses(of baseURL: String, in text: String) -> [String] {
    let ends: Set<Character> = ["\"", "'", "<", ">", " ", "\n", ")", "\\", ",", ";", "]"]
    return text.components(separatedBy: baseURL + "/").dropFirst().map { rest in
      baseURL + "/" + unescaped(String(rest.prefix { !ends.contains($0) }))
    }
  }

  private static func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&quot;", with: "\"")
      .replacingOccurrences(of: "&amp;", with: "&")
  }
}

extension String {
  /// `.html` of `a/index.html`; empty without a dot.
  fileprivate var suffixFromDot: String { lastIndex(of: ".").map { String(self[$0...]) } ?? "" }
}
