/// How a language's words lose their endings.
enum Stemming: Hashable, Sendable {
  case englishPlural
  /// The word's first letters stand for it; most endings lie behind them.
  case first(Int)

  /// By a BCP 47 tag's primary language.
  static func of(_ primary: String) -> Self {
    if primary == "en" { return .englishPlural }
    return .first(richlyInflected.contains(primary) ? 5 : 7)
  }

  /// Languages whose nouns change their ending with every case: Slavic, Baltic, Uralic, Turkic and a few more.
  private static let richlyInflected: Set<String> = [
    "az", "be", "bg", "bs", "cs", "el", "et", "eu", "fi", "hr", "hu", "hy", "is", "ka", "kk", "la", "lt",
    "lv",
    "mk", "pl", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk", "uz",
  ]
}
