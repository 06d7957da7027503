import Mustache

/// Links between the pages of a long list: the first, the last and those nearby.
struct Pagination {
  private let list: ListPage

  init(_ list: ListPage) { self.list = list }

  func label(_ labels: Labels) -> String {
    labels.filled("page_of") { $0 == "page" ? String(list.number) : String(list.count) }
  }

  /// Null for a list of one page.
  func view(_ shared: SharedViews, _ labels: Labels) -> Value {
    guard list.count > 1 else { return .null }
    return .object([
      .label: .text(label(labels)),
      .previousURL: list.number > 1 ? url(list.number - 1, shared) : .null,
      .nextURL: list.number < list.count ? url(list.number + 1, shared) : .null,
      .pages: .list(pages(shared)),
    ])
  }

  private func pages(_ shared: SharedViews) -> [Value] {
    var last = 0
    return shown.map { number in
      defer { last = number }
      return .object([
        .number: .integer(number), .url: url(number, shared), .isCurrent: .bool(number == list.number),
        .followsGap: .bool(number > last + 1),
      ])
    }
  }

  private var shown: [Int] {
    Set([1, list.count] + (max(1, list.number - 2)...min(list.count, list.number + 2))).sorted()
  }

  private func url(_ number: Int, _ shared: SharedViews) -> Value { shared.url(list.base.numbered(number)) }
}
