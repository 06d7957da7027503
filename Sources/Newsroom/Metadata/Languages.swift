/// What BCP 47 tags are called in the formats that have their own ways.
enum LanguageTag {
  /// `ll_CC` for `og:locale`: the tag's own region, or the one where the language has most readers.
  static func openGraphLocale(_ tag: String) -> String {
    let parts = tag.split { $0 == "-" || $0 == "_" }
    let language = parts.first.map { $0.lowercased() } ?? "en"
    let region = parts.dropFirst().first { $0.utf8.count == 2 && $0.allSatisfy(\.isLetter) }
    if let region { return "\(language)_\(region.uppercased())" }
    if language == "zh", parts.dropFirst().contains(where: { $0.lowercased() == "hant" }) { return "zh_TW" }
    let fallback = language.utf8.count == 2 ? language.uppercased() : "US"
    return "\(language)_\(regions[language] ?? fallback)"
  }

  /// ISO 639 code for Google's news sitemap, which tells only Chinese apart by script.
  static func newsSitemapLanguage(_ tag: String) -> String {
    let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
    guard parts.first == "zh" else { return parts.first.map(String.init) ?? "en" }
    return parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-tw" : "zh-cn"
  }

  // Only where the region is not the language's own letters: `fr` is FR, but `en` is US.
  private static let regions = [
    "af": "ZA", "am": "ET", "ar": "AR", "az": "AZ", "be": "BY", "bn": "BD", "bs": "BA", "ca": "ES",
    "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "en": "US", "et": "EE", "eu": "ES", "fa": "IR",
    "ga": "IE", "gl": "ES", "gu": "IN", "ha": "NG", "he": "IL", "hi": "IN", "hy": "AM", "ja": "JP",
    "ka": "GE", "kk": "KZ", "km": "KH", "kn": "IN", "ko": "KR", "ku": "TR", "ky": "KG", "lo": "LA",
    "ml": "IN", "mr": "IN", "ms": "MY", "my": "MM", "nb": "NO", "ne": "NP", "nn": "NO", "no": "NO",
    "or": "IN", "pa": "IN", "ps": "AF", "pt": "BR", "si": "LK", "sl": "SI", "sq": "AL", "sr": "RS",
    "sv": "SE", "sw": "KE", "ta": "IN", "te": "IN", "tg": "TJ", "tl": "PH", "uk": "UA", "ur": "PK",
    "vi": "VN", "xh": "ZA", "yi": "DE", "yo": "NG", "zh": "CN", "zu": "ZA",
  ]
}
