import Markdown
import Mustache

/// Writes the HTML of a body with its links and pictures filled in.
struct BodyHTML: Sendable {
  /// BCP 47 tags of the body and of stories that name no language.
  let language: String
  let siteLanguage: String
  /// What stands before a site path: the base path on pages, the base URL in feeds.
  let prefix: String
  /// Whether outside links were paid for.
  let isSponsored: Bool
  /// Whether the first picture is likely the first thing seen, so that it must not wait.
  let loadsFirstPicture: Bool
  /// Addresses that do not exist: links to them have no destination.
  let broken: Set<SitePath>

  func append(_ prose: Prose, to out: inout Galley) {
    prose.body.html.forEachPart { part in
      switch part {
      case .html(let bytes): out.append(bytes)
      case .slot(.linkAttributes(let index)):
        append(prose.links[index], title: prose.outline.links[index].title, to: &out)
      case .slot(.linkText(let index)): appendText(of: prose.links[index], to: &out)
      case .slot(.image(let index)):
        if let picture = prose.pictures[index] {
          append(picture, isLazy: index > 0 || !loadsFirstPicture, to: &out)
        } else {
          // A picture that is not there is told in words, so that a link around it stays a link.
          appendEscaped(prose.outline.images[index].alt, to: &out)
        }
      case .slot(.attribute(let name, let addresses)):
        let values = addresses.compactMap { part in
          address(of: prose.links[part.link]).map { $0 + part.descriptor }
        }
        guard !values.isEmpty else { return }
        out.append(UInt8(ascii: " "))
        out.append(name)
        append(value: values.joined(separator: ", "), &out)
      }
    }
  }

  private func append(_ link: ResolvedLink, title: String, to out: inout Galley) {
    guard let address = address(of: link) else { return }
    attribute("href", address, &out)
    if case .elsewhere(let url) = link, url.hasPrefix("http") || url.hasPrefix("//") {
      attribute("rel", isSponsored ? "sponsored external noopener" : "external noopener", &out)
    }
    if !title.isEmpty { attribute("title", title, &out) }
  }

  /// Nil for a link that leads nowhere.
  private func address(of link: ResolvedLink) -> String? {
    switch link {
    case .site(let path, let suffix, _):
      broken.isEmpty || !broken.contains(path) ? prefix + path.encoded + suffix : nil
    case .anchor(let anchor): anchor
    case .elsewhere(let url): url.hasPrefix("//") ? scheme + url : url
    case .withheld: nil
    }
  }

  /// That of the prefix with its colon: empty on pages, which are read where they are.
  private var scheme: String {
    prefix.hasPrefix("/") ? "" : prefix.firstIndex(of: ":").map { String(prefix[...$0]) } ?? ""
  }

  private func appendText(of link: ResolvedLink, to out: inout Galley) {
    switch link {
    case .site(_, _, let story?): append(story, to: &out)
    case .site(let path, _, nil): appendEscaped(path.text, to: &out)
    case .anchor(let text), .elsewhere(let text), .withheld(let text): appendEscaped(text, to: &out)
    }
  }

  /// Appends a headline; one in another language than the body's says so (WCAG 3.1.2).
  private func append(_ story: StoryName, to out: inout Galley) {
    let own = story.language ?? siteLanguage
    guard own != language else { return appendEscaped(story.headline, to: &out) }
    out.append(literal: "<span")
    attribute("lang", own, &out)
    let direction = direction(ofLanguage: own)
    if direction != Newsroom.direction(ofLanguage: language) { attribute("dir", direction, &out) }
    out.append(literal: ">")
    appendEscaped(story.headline, to: &out)
    out.append(literal: "</span>")
  }

  private func append(_ picture: Picture, isLazy: Bool, to out: inout Galley) {
    out.append(literal: "<img")
    switch picture.location {
    case .site(let path): attribute("src", prefix + path.encoded, &out)
    case .elsewhere(let url): attribute("src", url, &out)
    }
    attribute("alt", picture.alt, &out)
    // A picture elsewhere of unknown size: a place of the commonest shape is kept until it is there.
    attribute("width", String(picture.width ?? 1_200), &out)
    attribute("height", String(picture.height ?? 675), &out)
    if isLazy { attribute("loading", "lazy", &out) }
    attribute("decoding", "async", &out)
    out.append(UInt8(ascii: ">"))
  }

  private func attribute(_ name: StaticString, _ value: String, _ out: inout Galley) {
    out.append(UInt8(ascii: " "))
    out.append(literal: name)
    append(value: value, &out)
  }

  private func append(value: String, _ out: inout Galley) {
    out.append(literal: "=\"")
    appendEscaped(value, to: &out)
    out.append(UInt8(ascii: "\""))
  }
}
