/// What BCP 47 tags are called in the formats that have their own ways.
enum LanguageTag {
  /// `ll_CC` for `og:locale`: the tag's own region, or the one where the language has most readers.
  ///
  /// Nil for a language without a known region: one that was made up would say something wrong.
  static func openGraphLocale(_ tag: String) -> String? {
    let parts = tag.split { $0 == "-" || $0 == "_" }.prefix { $0.utf8.count > 1 }
    let language = parts.first.map { $0.lowercased() } ?? "en"
    let region = parts.dropFirst().first { $0.utf8.count == 2 && $0.allSatisfy(\.isLetter) }
    if let region { return "\(language)_\(region.uppercased())" }
    if language == "zh", parts.dropFirst().contains(where: { $0.lowercased() == "hant" }) { return "zh_TW" }
    return regions[language].map { "\(language)_\($0)" }
  }

  /// ISO 639 code for Google's news sitemap, which tells only Chinese apart by script.
  static func newsSitemapLanguage(_ tag: String) -> String {
    let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
    guard parts.first == "zh" else { return parts.first.map(String.init) ?? "en" }
    return parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-tw" : "zh-cn"
  }

  private static let regions = [
    "af": "ZA", "am": "ET", "ar": "AR", "as": "IN", "ay": "BO", "az": "AZ", "be": "BY", "bg": "BG",
    "bn": "BD", "bo": "CN", "br": "FR", "bs": "BA", "ca": "ES", "ckb": "IQ", "co": "FR", "cs": "CZ",
    "cy": "GB", "da": "DK", "de": "DE", "dz": "BT", "el": "GR", "en": "US", "es": "ES", "et": "EE",
    "eu": "ES", "fa": "IR", "fi": "FI", "fil": "PH", "fo": "FO", "fr": "FR", "fy": "NL", "ga": "IE",
    "gd": "GB", "gl": "ES", "gn": "PY", "gsw": "CH", "gu": "IN", "ha": "NG", "haw": "US", "he": "IL",
    "hi": "IN", "hr": "HR", "ht": "HT", "hu": "HU", "hy": "AM", "id": "ID", "ig": "NG", "is": "IS",
    "it": "IT", "ja": "JP", "ka": "GE", "kk": "KZ", "kl": "GL", "km": "KH", "kn": "IN", "ko": "KR",
    "ku": "TR", "ky": "KG", "lb": "LU", "lo": "LA", "lt": "LT", "lv": "LV", "mg": "MG", "mi": "NZ",
    "mk": "MK", "ml": "IN", "mn": "MN", "mr": "IN", "ms": "MY", "mt": "MT", "my": "MM", "nb": "NO",
    "ne": "NP", "nl": "NL", "nn": "NO", "no": "NO", "ny": "MW", "oc": "FR", "om": "ET", "or": "IN",
    "pa": "IN", "pl": "PL", "ps": "AF", "pt": "BR", "qu": "PE", "ro": "RO", "ru": "RU", "rw": "RW",
    "sd": "PK", "se": "NO", "si": "LK", "sk": "SK", "sl": "SI", "sm": "WS", "sn": "ZW", "so": "SO",
    "sq": "AL", "sr": "RS", "st": "ZA", "sv": "SE", "sw": "KE", "ta": "IN", "te": "IN", "tg": "TJ",
    "th": "TH", "ti": "ET", "tk": "TM", "tl": "PH", "tn": "ZA", "to": "TO", "tr": "TR", "tt": "RU",
    "ug": "CN", "uk": "UA", "ur": "PK", "uz": "UZ", "vi": "VN", "xh": "ZA", "yi": "DE", "yo": "NG",
    "yue": "HK", "zh": "CN", "zu": "ZA",
  ]
}
