import Testing

@testable import Publishing

@Suite("A store's record")
struct StoreRecordTests {
  private var record: StoreRecord {
    var record = StoreRecord()
    (record.number, record.previous, record.newest) = (3, 1, 4)
    record.files = [
      "media/größe und maß.txt": .init(digest: "ab", etag: "cd-2"),
      "index.html": .init(digest: "ef", etag: nil),
    ]
    return record
  }

  @Test("It is read as it was written")
  func roundTrip() {
    let record = record
    #expect(StoreRecord(text: record.text) == record)
    let begun = record.beginning(["a b/c", "index.html"])
    #expect(StoreRecord(text: begun.text) == begun)
    #expect(StoreRecord(text: record.beginning([], returning: 1).text)?.pending == [])
    #expect(StoreRecord(text: record.beginning([], returning: 1).text)?.returning == 1)
  }

  @Test("No two records are alike")
  func tickets() { #expect(record.text != record.text) }

  @Test("A version that would not be read back the same is none", arguments: ["", "-", "a b"])
  func versions(etag: String) { #expect(StoreRecord.Entry(digest: "ab", etag: etag).etag == nil) }

  @Test(
    "What is cut off, or leads elsewhere, is no record",
    arguments: [
      "", "broadsheet store 1\n", "broadsheet store 2\nend\n", "broadsheet store 1\nab - ../x\nend\n",
      "broadsheet store 1\npending /x\nend\n", "broadsheet store 1\nab\nend\n",
      "broadsheet store 1\npublication 3x\nend\n", "broadsheet store 1\npublication -1\nend\n",
      "broadsheet store 1\nnewest 9223372036854775807\nend\n", "broadsheet store 1\nnewest \nend\n",
      "broadsheet store 1\nprevious one\nend\n", "broadsheet store 1\nreturning 9007199254740992\nend\n",
    ])
  func broken(text: String) { #expect(StoreRecord(text: text) == nil) }
}
