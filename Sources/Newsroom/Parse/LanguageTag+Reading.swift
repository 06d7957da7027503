import Diagnostics

/// What an author may write as a language.
extension LanguageTag {
  /// Whether `tag` has the form of RFC 5646 §2.1: a language of two or three letters, then script, region,
  /// variants, extensions and private use, each where it belongs.
  ///
  /// Grandfathered and wholly private tags (`i-klingon`, `x-house`) say nothing to a browser, and are none.
  static func isWellFormed(_ tag: String) -> Bool {
    var parts = tag.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard parts.allSatisfy(isSubtag),
      let language = parts.popFirst(), (2...3).contains(language.utf8.count), isLetters(language)
    else { return false }
    // Some languages are named after the larger one that they belong to: `zh-yue`.
    if let extended = parts.first, extended.utf8.count == 3, isLetters(extended) { parts.removeFirst() }
    if let script = parts.first, script.utf8.count == 4, isLetters(script) { parts.removeFirst() }
    if let region = parts.first, isRegion(region) { parts.removeFirst() }
    while let variant = parts.first, isVariant(variant) { parts.removeFirst() }
    // What follows a single letter or digit is the business of whoever registered it.
    return parts.first.map { $0.utf8.count == 1 } ?? true && parts.last?.utf8.count != 1
  }

  private static func isSubtag(_ part: Substring) -> Bool {
    (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isLetter || $0.isDigit }
  }

  private static func isRegion(_ part: Substring) -> Bool {
    part.utf8.count == 2 && isLetters(part) || part.utf8.count == 3 && part.utf8.allSatisfy(\.isDigit)
  }

  private static func isVariant(_ part: Substring) -> Bool {
    part.utf8.count >= 5 || part.utf8.count == 4 && part.utf8.first?.isDigit == true
  }

  private static func isLetters(_ part: Substring) -> Bool { part.utf8.allSatisfy(\.isLetter) }

  /// The tag of a language by its English name or its own: `en` for `English`.
  static func tag(named name: String) -> String? { names[name.lowercased()] }

  private static let names = [
    "arabic": "ar", "العربية": "ar", "bengali": "bn", "bulgarian": "bg", "catalan": "ca", "català": "ca",
    "chinese": "zh", "中文": "zh", "croatian": "hr", "czech": "cs", "čeština": "cs", "danish": "da",
    "dansk": "da", "dutch": "nl", "nederlands": "nl", "english": "en", "estonian": "et", "finnish": "fi",
    "suomi": "fi", "french": "fr", "français": "fr", "german": "de", "deutsch": "de", "greek": "el",
    "ελληνικά": "el", "hebrew": "he", "עברית": "he", "hindi": "hi", "हिन्दी": "hi", "hungarian": "hu",
    "magyar": "hu", "icelandic": "is", "indonesian": "id", "irish": "ga", "italian": "it", "italiano": "it",
    "japanese": "ja", "日本語": "ja", "korean": "ko", "한국어": "ko", "latvian": "lv", "lithuanian": "lt",
    "malay": "ms", "norwegian": "nb", "norsk": "nb", "persian": "fa", "farsi": "fa", "polish": "pl",
    "polski": "pl", "portuguese": "pt", "português": "pt", "romanian": "ro", "română": "ro",
    "russian": "ru", "русский": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es",
    "español": "es", "swahili": "sw", "swedish": "sv", "svenska": "sv", "tamil": "ta", "thai": "th",
    "turkish": "tr", "türkçe": "tr", "ukrainian": "uk", "українська": "uk", "urdu": "ur",
    "vietnamese": "vi", "tiếng việt": "vi", "welsh": "cy", "cymraeg": "cy",
  ]
}
