import Diagnostics
import Newsroom

/// Answers requests as a static host would, with the preview's own desk beside the site.
///
/// A function of the request, the edition and the files on disk.
struct PreviewRouter: Sendable {
  let hosts: HostCheck
  let site: StaticHost
  let edition: PreviewEdition

  /// Far more than browsers send.
  static let largestHeaders = 32_768

  func respond(to request: PreviewRequest) -> PreviewResponse {
    let answer = answer(to: request)
    return request.isHead ? answer.withoutBody : answer
  }

  private func answer(to request: PreviewRequest) -> PreviewResponse {
    if let refusal = refusal(of: request) { return refusal }
    let path: RequestPath
    do { path = try RequestPath(target: Absolute(request.target)?.path ?? request.target) } catch {
      return switch error {
      case .tooLong: .plain(414, "This address is too long")
      case .malformed: .plain(400, "This is no address of a page")
      }
    }
    if path.text.hasPrefix(Self.desk) { return desk(path, request) }
    return page(path, request)
  }

  private static let desk = "/__broadsheet/"

  private func refusal(of request: PreviewRequest) -> PreviewResponse? {
    guard request.headerSize <= Self.largestHeaders else { return .plain(431, "These headers are too long") }
    guard hosts.allows(request.headers["host"]),
      Absolute(request.target).map({ hosts.allows($0.host) }) ?? true
    else {
      return .plain(421, "This preview answers to its own address only")
    }
    guard request.method == "GET" || request.isHead else {
      return .plain(405, "A static site can only be read", headers: ["Allow": "GET, HEAD"])
    }
    return nil
  }

  /// A target with the whole address in it (RFC 9112, 3.2.2).
  private struct Absolute {
    let host: String
    /// With the query.
    let path: String

    init?(_ target: String) {
      let scheme = "http://"
      guard target.prefix(scheme.count).lowercased() == scheme else { return nil }
      let rest = target.dropFirst(scheme.count)
      let host = rest.prefix { $0 != "/" && $0 != "?" }
      let path = rest[host.endIndex...]
      self.host = String(host)
      self.path = path.hasPrefix("/") ? String(path) : "/" + path
    }
  }

  private func desk(_ path: RequestPath, _ request: PreviewRequest) -> PreviewResponse {
    switch path.text.dropFirst(Self.desk.count) {
    case "client.js": return text(DeskScript.text, "text/javascript; charset=utf-8").response(to: request)
    case "desk.css": return text(DeskStyle.text, "text/css; charset=utf-8").response(to: request)
    case "events":
      return PreviewResponse(
        status: 200, headers: ["Content-Type": "text/event-stream"], body: .bulletins)
    case "share": return share(path.value(of: "path") ?? "/", request)
    default: return missing(path, request)
    }
  }

  private func text(_ text: String, _ type: String) -> Representation {
    Representation(type: type, bytes: Array(text.utf8))
  }

  private func share(_ target: String, _ request: PreviewRequest) -> PreviewResponse {
    // What is no path has no page to show.
    guard let path = try? RequestPath(target: percentEncoded(target, keeping: .unreservedAndSlash)),
      case .bytes(let page, ContentType.html) = find(path)
    else { return missing(nil, request) }
    let desk = ShareDesk(PageHead.read(page), path: path.text, edition)
    return Representation(type: ContentType.html, bytes: desk.page).response(to: request)
  }

  private func page(_ path: RequestPath, _ request: PreviewRequest) -> PreviewResponse {
    guard edition.hasSite || edition.failure == nil else {
      let notice = NewsroomBar(path: path.text, edition).added(to: FailureNotice.page(edition.failure ?? ""))
      return Representation(status: 503, type: ContentType.html, bytes: notice).response(to: request)
    }
    switch find(path) {
    case .bytes(let bytes, ContentType.html):
      let page = NewsroomBar(path: path.text, edition).added(to: bytes)
      return Representation(type: ContentType.html, bytes: page).response(to: request)
    case .bytes(let bytes, let type): return Representation(type: type, bytes: bytes).response(to: request)
    case .largeFile(let file): return file.response(to: request)
    case .folder:
      let place = path.encoded + "/" + (path.query.map { "?" + $0 } ?? "")
      return .plain(301, "This page lies at \(place)", headers: ["Location": place])
    case .missing: return missing(path, request)
    }
  }

  /// A page printed ahead of the site, or what the site has there.
  private func find(_ path: RequestPath) -> StaticHost.Finding {
    if let page = edition.ahead?.copy.page(at: path.text) { return .bytes(page, type: ContentType.html) }
    return site.find(path)
  }

  private func missing(_ path: RequestPath?, _ request: PreviewRequest) -> PreviewResponse {
    guard let page = site.notFoundPage else { return .plain(404, "There is no such page") }
    let bytes = NewsroomBar(path: path?.text ?? "/404.html", edition).added(to: page)
    return Representation(status: 404, type: ContentType.html, bytes: bytes).response(to: request)
  }
}
