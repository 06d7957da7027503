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
