/// What stands for the straight quotation marks and apostrophes that an author types, by language.
struct QuotationMarks {
  let open: StaticString
  let close: StaticString
  let innerOpen: StaticString
  let innerClose: StaticString
  /// Those of a pair of single marks in no quotation, which may be two apostrophes all the same: they look like such.
  let singleOpen: StaticString
  let singleClose: StaticString
  let apostrophe: StaticString

  private init(
    _ open: StaticString, _ close: StaticString, _ innerOpen: StaticString, _ innerClose: StaticString,
    apostrophe: StaticString = "’"
  ) {
    (self.open, self.close, self.innerOpen, self.innerClose) = (open, close, innerOpen, innerClose)
    let isSingle = ["‘", "’", "‚", "'"].contains(innerOpen.description)
    (singleOpen, singleClose) = isSingle ? (innerOpen, innerClose) : ("‘", "’")
    self.apostrophe = apostrophe
  }

  private static let english = QuotationMarks("“", "”", "‘", "’")

  /// Those of the language with the BCP 47 tag `language`; many share those of English.
  init(language: String) {
    guard language != "en" else {
      self = .english
      return
    }
    let parts = language.lowercased().split(separator: "-")
    let isSwiss = parts.dropFirst().contains { $0 == "ch" || $0 == "li" }
    switch String(parts.first ?? "") {
    case "de" where isSwiss, "fr" where isSwiss, "it" where isSwiss, "fa", "hy", "rm":
      self.init("«", "»", "‹", "›")
    case "fr": self.init("«\u{202F}", "\u{202F}»", "“", "”")
    case "pt" where parts.dropFirst().contains("pt"), "ca", "el", "it": self.init("«", "»", "“", "”")
    case "be", "kk", "ru", "uk": self.init("«", "»", "„", "“")
    case "nb", "nn", "no": self.init("«", "»", "‘", "’")
    case "da": self.init("»", "«", "›", "‹")
    case "bg", "cs", "de", "et", "is", "ka", "lb", "lt", "mk", "sk", "sl": self.init("„", "“", "‚", "‘")
    case "bs", "hr", "pl", "sr": self.init("„", "”", "‚", "’")
    case "hu": self.init("„", "”", "»", "«")
    case "ro": self.init("„", "”", "«", "»")
    case "fi", "sv": self.init("”", "”", "’", "’")
    // Without spaces between words an opening mark does not differ from a closing one; in Hebrew the marks are part
    // of words, too; and in Arabic script no pair of them is everybody's.
    case "bo", "ja", "km", "lo", "my", "th", "yue", "zh", "he", "yi", "ar", "ckb", "ps", "sd", "ug", "ur":
      self.init("\"", "\"", "'", "'", apostrophe: "'")
    default: self = .english
    }
  }
}
