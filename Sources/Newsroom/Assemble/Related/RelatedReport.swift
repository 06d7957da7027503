/// Related articles as `broadsheet related` prints them.
package struct RelatedReport: Sendable {
  /// Slugs of the stories, by index.
  let slugs: [String]
  let headlines: [String]
  let tagNames: [String]
  let authorNames: [String]

  /// An explanation for people.
  ///
  ///     harbour-flood  Harbour floods again
  ///
  ///      1. flood-barrier  Flood barrier opens
  ///         similar: 0.512 = (text 0.301 + tags 0.041 + authors 0 + section 0.003) × 1.49 for nearness in time
  ///         words: flood barrier 31 %, harbour 18 %
  ///         tags: Harbour
  ///
  ///     Left out
  ///       wire-flood: nearly the same text as flood-barrier
  package func text(_ explanation: RelatedExplanation) -> String {
    var lines = ["\(slugs[explanation.story])  \(headlines[explanation.story])", ""]
    if explanation.choices.isEmpty { lines.append("No related articles") }
    for (place, choice) in explanation.choices.enumerated() {
      let number = place + 1 < 10 ? " \(place + 1)" : "\(place + 1)"
      lines.append("\(number). \(slugs[choice.story])  \(headlines[choice.story])")
      lines += details(choice).map { "    " + $0 }
    }
    if !explanation.refused.isEmpty { lines += ["", "Left out"] }
    for refused in explanation.refused {
      lines.append("  \(slugs[refused.story]): \(words(refused.refusal))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func details(_ choice: RelatedExplanation.Choice) -> [String] {
    let score = choice.score
    var lines = [
      "\(words(choice.reason)): \(part(score.total)) = (text \(part(score.text)) + tags \(part(score.tags))"
        + " + authors \(part(score.authors)) + section \(part(score.section)))"
        + " × \(part(score.nearness)) for nearness in time"
    ]
    if !choice.terms.isEmpty {
      let terms = choice.terms.map { "\($0.text) \(Int(($0.share * 100).rounded())) %" }
      lines.append("words: " + terms.joined(separator: ", "))
    }
    if !choice.tags.isEmpty {
      lines.append("tags: " + choice.tags.map { tagNames[$0] }.joined(separator: ", "))
    }
    if !choice.authors.isEmpty {
      lines.append("authors: " + choice.authors.map { authorNames[$0] }.joined(separator: ", "))
    }
    return lines
  }

  private func words(_ reason: RelatedDesk.Reason) -> String {
    switch reason {
    case .pinned: "pinned by the editor"
    case .nextInSeries: "next in its series"
    case .previousInSeries: "previous in its series"
    case .similar: "similar"
    }
  }

  private func words(_ refusal: RelatedDesk.Refusal) -> String {
    switch refusal {
    case .bannedByEditor: "named in `related_exclude`"
    case .linkedInBody: "linked in the body already"
    case .laterThanStory: "published later"
    case .copy(let other): "nearly the same text as \(slugs[other])"
    }
  }

  /// `lists` as one JSON object: every story's slug, in order, with the slugs of its list, best first.
  package func json(_ lists: [[Int]]) -> String {
    // A slug has nothing in it that JSON would write otherwise.
    let members = lists.enumerated().map { story, list in
      "  \"\(slugs[story])\": [\(list.map { "\"\(slugs[$0])\"" }.joined(separator: ", "))]"
    }
    return members.isEmpty ? "{}\n" : "{\n" + members.joined(separator: ",\n") + "\n}\n"
  }
}

/// Three places after the point, `0` for nothing.
private func part(_ value: Float) -> String {
  let text = decimal(Double(value), 3)
  return text == "0.000" ? "0" : text
}
