import Testing

@testable import Newsroom

@Suite("Terms of a text")
struct TermReaderTests {
  /// The terms of a text as it writes them.
  private struct Spellings: TermSink {
    var all: [String] = []
    var hashes: [Term] = []
    private var part: [UInt8] = []

    mutating func begin(_ text: String, weight: Int) { part = Array(text.utf8) }

    mutating func add(_ term: Term, at bytes: Range<Int>) {
      guard term != 0 else { return }
      all.append(String(decoding: part[bytes], as: UTF8.self))
      hashes.append(term)
    }
  }

  private func read(_ text: String, _ language: String) -> Spellings {
    var sink = Spellings()
    sink.begin(text, weight: 1)
    TermReader(language: language).read(text, into: &sink)
    return sink
  }

  private func terms(_ text: String, _ language: String = "en") -> [String] { read(text, language).all }

  private func areOneTerm(_ a: String, _ b: String, _ language: String) -> Bool {
    read(a, language).hashes == read(b, language).hashes
  }

  @Test("Words and phrases of two words; punctuation and function words end a phrase")
  func phrases() {
    #expect(
      terms("Flood barrier opens. The Mayor of Harbour") == [
        "Flood", "barrier", "Flood barrier", "opens", "barrier opens", "Mayor", "Harbour",
      ])
  }

  @Test("A line break ends no phrase, a blank line does")
  func lines() {
    #expect(terms("flood\nbarrier") == ["flood", "barrier", "flood\nbarrier"])
    #expect(terms("flood\n\nbarrier") == ["flood", "barrier"])
  }

  @Test(
    "English plurals are one with their singulars",
    arguments: [
      ("Cities", "city"), ("houses", "house"), ("boxes", "BOX"), ("floods", "flood"), ("bus", "Bus"),
      ("glasses", "glass"), ("prizes", "prize"), ("mayor’s", "mayor"), ("mayor's", "mayors"),
      ("internationalizations", "internationalization"),
    ])
  func plurals(plural: String, singular: String) {
    #expect(areOneTerm(plural, singular, "en"))
  }

  @Test("A word hashes alike in the middle and at the end of a text")
  func fastAndSlowPath() {
    for word in ["flood", "cities", "barriers", "harbourside", "Überschwemmung", "sixteen16letters"] {
      let alone = read(word, "en").hashes[0]
      #expect(read(word + " and some more text behind it", "en").hashes[0] == alone)
    }
  }

  @Test("Words are found wherever they stand, in a text of any length")
  func anywhere() {
    for before in 0..<140 {
      for after in [0, 1, 15, 16, 17, 63, 64, 65] {
        let text =
          String(repeating: " ", count: before) + "Flood barrier" + String(repeating: ".", count: after)
        #expect(terms(text) == ["Flood", "barrier", "Flood barrier"])
      }
      #expect(terms(String(repeating: "é", count: before) + "x, flood").last == "flood")
    }
  }

  @Test(
    "Inflected words of other languages share a term",
    arguments: [
      ("de", "Regierungen", "Regierung"), ("fi", "kaupungissa", "kaupungista"),
      ("ru", "Правительства", "правительство"),
      ("ar", "الحكومة", "الحكومه"), ("fr", "l’élection", "élections"), ("el", "ΚΥΒΕΡΝΗΣΗ", "κυβέρνηση"),
      ("pl", "Łódź", "łodz"),
    ])
  func inflections(language: String, one: String, other: String) {
    #expect(areOneTerm(one, other, language))
  }

  @Test("Composed and decomposed accents are one")
  func normalization() {
    #expect(areOneTerm("caf\u{E9}", "cafe\u{301}", "fr"))
  }

  @Test("What does not part a word for readers does not part its term")
  func invisible() {
    #expect(areOneTerm("Donau\u{AD}dampf\u{AD}schiff", "Donaudampfschiff", "de"))
    #expect(areOneTerm("ශ්\u{200D}රී", "ශ්රී", "si"))
  }

  @Test("Function words of several languages are no terms")
  func functionWords() {
    #expect(terms("die Stadt und der Hafen", "de-AT") == ["Stadt", "Hafen"])
    #expect(terms("für die Stadt", "de") == ["Stadt"])
    #expect(terms("что это город", "ru") == ["город"])
    #expect(terms("le port et la ville", "fr") == ["port", "ville"])
    #expect(terms("byen og havnen", "nb") == ["byen", "havnen"])
    #expect(terms("byen og havnen", "no") == ["byen", "havnen"])
  }

  @Test("Chinese and Japanese become pairs of characters, Katakana words stay whole")
  func cjk() {
    #expect(terms("港口洪水。", "zh") == ["港口", "口洪", "洪水"])
    #expect(terms("東京のサービス", "ja") == ["東京", "サービス"])
    #expect(terms("TypeScriptの型", "ja") == ["TypeScript", "型"])
  }

  @Test("Korean becomes pairs of syllables, Thai triples of letters")
  func koreanAndThai() {
    #expect(terms("홍수가", "ko") == ["홍수", "수가"])
    #expect(terms("น้ำท่วม", "th").first?.unicodeScalars.count == 3)
  }

  @Test("Malformed and odd text harms nothing")
  func hostile() {
    #expect(terms("") == [])
    #expect(terms("a b c ! 😀 \u{0} \u{202E}") == [])
    let long = String(repeating: "x", count: 200_000)
    #expect(terms(long).count == 1)
    #expect(TermProfile(RelatedText(headline: "", dek: "", body: "", language: "")) == .empty)
  }

  @Test("A profile counts terms in ascending order, the headline's four times")
  func profile() {
    let profile = TermProfile(
      RelatedText(headline: "Flood", dek: "flood", body: "flood floods", language: "en"))
    #expect(profile.counts.max() == 8)
    #expect(Array(profile.terms) == profile.terms.sorted())
    #expect(Set(profile.terms).count == profile.terms.count)
  }

  @Test("A profile of very many terms is complete and in order")
  func manyTerms() {
    let body = (0..<5_000).map { "term\($0)." }.joined(separator: " ")
    let profile = TermProfile(RelatedText(headline: "", dek: "", body: body, language: "en"))
    #expect(profile.terms.count == 5_000)
    #expect(Array(profile.terms) == profile.terms.sorted())
  }
}
