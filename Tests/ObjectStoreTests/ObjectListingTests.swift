import Testing

@testable import ObjectStore

@Suite("Lists of a bucket")
struct ObjectListingTests {
  @Test("Keys are unescaped, and the next page is known")
  func escaped() {
    let page = ObjectListing(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>news</Name><Prefix></Prefix>
      <EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b=</NextContinuationToken>
      <Contents><Key>media/gr%C3%B6%C3%9Fe+1%2B1%26.jpg</Key><ETag>&quot;abc-1&quot;</ETag><Size>3</Size></Contents>
      <Contents><Key>index.html</Key><Size>3</Size></Contents></ListBucketResult>
      """)
    #expect(page.versions == ["media/größe 1+1&.jpg": "abc-1", "index.html": ""])
    #expect(page.next == "a&b=")
  }

  @Test("A store that escapes nothing, and the last page")
  func plain() {
    let page = ObjectListing(
      "<ListBucketResult><IsTruncated>false</IsTruncated><NextContinuationToken>x</NextContinuationToken>"
        + "<Contents><Key>a&amp;lt;+100%25&lt;</Key><ETag>\"e\"</ETag></Contents></ListBucketResult>")
    #expect(page.versions == ["a&lt;+100%25<": "e"])
    #expect(page.next == nil)
  }
}
