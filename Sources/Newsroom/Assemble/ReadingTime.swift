import Markdown

/// Minutes to read a text, at least 1, rounded up.
///
/// 230 words or 500 characters of a script without spaces a minute: silent reading of non-fiction takes 238
/// words a minute (Brysbaert 2019, "How many words do we read per minute?"), Chinese and Japanese 400 to 600
/// characters.
func readingMinutes(_ length: TextLength) -> Int {
  let seconds = length.words * 60 * 100 / 230 + length.characters * 60 * 100 / 500
  return max(1, (seconds + 5_999) / 6_000)
}

/// The beginning of `paragraph` for a card: whole words, at most about 160 characters.
func excerpt(_ paragraph: String) -> String {
  let limit = 160
  let text = paragraph.first?.isWhitespace == true ? String(paragraph.drop(while: \.isWhitespace)) : paragraph
  guard text.utf8.count > limit, text.count > limit else { return text }
  let head = text.prefix(limit)
  let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
  let end = cut.lastIndex { !$0.isPunctuation && !$0.isWhitespace }
  return String(end.map { cut[...$0] } ?? cut) + "…"
}
