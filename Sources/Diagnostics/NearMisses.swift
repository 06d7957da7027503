/// Near misses to as many texts as can be compared in about a second.
///
/// A site may have a hundred thousand addresses, and as many links that miss them: then only the first have hints.
package struct NearMisses {
  private var comparisonsLeft: Int
  private var lists: [String: [String]] = [:]
  private var answers: [Question: String?] = [:]

  private struct Question: Hashable {
    let text: String
    let list: String
  }

  /// - Parameter comparisons: of a text with a candidate; the last text is compared with all of its candidates.
  package init(comparisons: Int = 400_000) { comparisonsLeft = comparisons }

  /// The candidate that `text` was probably meant to be; nil when none is close, or after too many comparisons.
  ///
  /// - Parameters:
  ///   - list: the name of the list of candidates, where there are several.
  ///   - candidates: makes the list, once.
  package mutating func nearest(
    to text: String, in list: String = "", among candidates: () -> [String]
  ) -> String? {
    let question = Question(text: text, list: list)
    if let known = answers[question] { return known }
    guard comparisonsLeft > 0 else { return nil }
    let candidates = lists[list] ?? candidates()
    lists[list] = candidates
    comparisonsLeft -= candidates.count
    let nearest = nearMiss(to: text, among: candidates)
    answers[question] = .some(nearest)
    return nearest
  }
}
