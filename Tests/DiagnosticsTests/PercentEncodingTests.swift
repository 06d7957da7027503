import Diagnostics
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test("What may not stand as it is becomes its bytes, with capital digits")
  func encoding() {
    #expect(percentEncoded("/größe 1+1.jpg", keeping: .path) == "/gr%C3%B6%C3%9Fe%201+1.jpg")
    #expect(percentEncoded("/größe 1+1.jpg", keeping: .unreservedAndSlash) == "/gr%C3%B6%C3%9Fe%201%2B1.jpg")
    #expect(percentEncoded("a/b~c", keeping: .unreserved) == "a%2Fb~c")
  }

  @Test("Escapes are decoded, with small digits, too")
  func decoding() {
    #expect(percentDecoded("/gr%c3%B6%C3%9fe%201+1.jpg") == "/größe 1+1.jpg")
    #expect(strictlyPercentDecoded("/gr%c3%B6%C3%9fe%201+1.jpg") == "/größe 1+1.jpg")
  }

  @Test(
    "A sign is no digit, and half an escape is none", arguments: ["%+5", "a%-1b", "%", "x%4", "%zz", "%4g"])
  func percentSigns(_ text: String) {
    #expect(percentDecoded(text) == text)
    #expect(strictlyPercentDecoded(text) == nil)
    #expect(withPlainEscapes("/a" + text) == "/a" + text)
  }

  @Test("What would not be UTF-8 stays as it was")
  func bytes() {
    #expect(percentDecoded("/%ff%20") == "/%ff%20")
    #expect(strictlyPercentDecoded("/%ff%20") == nil)
    #expect(withPlainEscapes("/%ff%20") == "/%FF%20")
  }

  @Test("Escapes that nothing needs go, and the others have capital digits")
  func plainEscapes() {
    #expect(withPlainEscapes("https://a.example/%7euser/%e4%2f%41") == "https://a.example/~user/%E4%2FA")
  }
}
