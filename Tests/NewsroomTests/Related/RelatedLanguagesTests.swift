import Testing

@testable import Newsroom

@Suite("Related articles in any language")
struct RelatedLanguagesTests {
  private struct Newsroom: Sendable, CustomTestStringConvertible {
    let language: String
    let flood: (String, String)
    let other: (String, String)

    var testDescription: String { language }
  }

  private static let newsrooms = [
    Newsroom(
      language: "de", flood: ("Hochwasser im Hafen", "Die Sperrwerke am Hafen hielten dem Hochwasser stand"),
      other: ("Oper eröffnet Spielzeit", "Verdi in der Oper")),
    Newsroom(
      language: "fi", flood: ("Satama tulvii", "Sataman tulvamuuri kesti tulvan"),
      other: ("Ooppera avaa kauden", "Verdiä oopperassa")),
    Newsroom(
      language: "ar", flood: ("فيضان في الميناء", "غمرت مياه الفيضان الميناء"),
      other: ("الأوبرا تفتتح موسمها", "أوبرا فيردي")),
    Newsroom(language: "zh", flood: ("港口再次发生洪水", "暴雨之后港口被洪水淹没"), other: ("歌剧院新演出季", "歌剧院上演威尔第")),
    Newsroom(language: "ja", flood: ("港でまた洪水", "大雨で港が洪水になった"), other: ("歌劇場が開幕", "歌劇場でヴェルディ")),
    Newsroom(language: "ko", flood: ("항구에 홍수", "폭우로 항구가 홍수에 잠겼다"), other: ("오페라 개막", "오페라에서 베르디")),
    Newsroom(language: "th", flood: ("น้ำท่วมท่าเรือ", "ฝนตกหนักทำให้น้ำท่วมท่าเรือ"), other: ("โอเปร่าเปิดฤดูกาล", "แวร์ดี")),
    Newsroom(language: "xx", flood: ("Fluđo en haveno", "La haveno estas fluđo"), other: ("Opero", "Verdi")),
  ]

  @Test("A story finds its subject again in other words of its language", arguments: newsrooms)
  private func finds(_ newsroom: Newsroom) {
    let stories =
      [
        story(newsroom.flood.0, language: newsroom.language),
        story(newsroom.other.0, newsroom.other.1, language: newsroom.language),
        story("…", newsroom.flood.1, language: newsroom.language),
      ] + fillers(20)
    #expect(lists(stories)[0].first == 2)
  }
}
