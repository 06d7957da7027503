import Diagnostics
import Testing

@testable import Mustache

@Suite("Fingerprints and literal links")
struct FingerprintTests {
  @Test(
    "The hash is XXH64",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
    ] as [(String, UInt64)])
  func vectors(_ text: String, _ hash: UInt64) {
    var hasher = StableHasher()
    hasher.combine(bytes: Array(text.utf8))
    #expect(hasher.finish() == hash)
  }

  @Test("Bytes hash alike however they are cut")
  func pieces() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var whole = StableHasher()
    whole.combine(bytes: bytes)
    for cut in bytes.indices {
      var pieces = StableHasher()
      pieces.combine(bytes: Array(bytes[..<cut]))
      pieces.combine(bytes: Array(bytes[cut...]))
      #expect(pieces.finish() == whole.finish())
    }
    var words = StableHasher()
    for start in stride(from: 0, to: 200, by: 8) {
      words.combine(bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
    #expect(words.finish() == whole.finish())
  }

  @Test("Any difference between two views changes the fingerprint")
  func values() {
    let views: [Value] = [
      .null, .bool(false), .bool(true), .integer(0), .integer(1), .text(""), .html(""), .text("ab"),
      .html("ab"),
      .list([]), .list([.null]), .list([.text("a"), .text("b")]), .list([.text("ab"), .text("")]),
      ["a": .null], ["b": .null], ["a": .null, "b": .null], .list([.list([]), .null]),
      .list([.list([.null])]),
    ]
    #expect(Set(views.map(\.fingerprint)).count == views.count)
  }

  @Test("A view's fingerprint is the same in every process")
  func stable() {
    let view: Value = ["headline": .text("Harbour floods again"), "tags": .list([.integer(3), .bool(true)])]
    #expect(view.fingerprint == 17_982_493_170_509_126_984)
  }

  @Test("A template's fingerprint changes with all it can include, and with nothing else")
  func reach() throws {
    func fingerprint(_ changed: String?) throws -> UInt64 {
      let sources = [
        ("article", "{{<layout}}{{$main}}{{> card}}{{/main}}{{/layout}}"),
        ("partials/layout", "{{> head}}{{$main}}{{/main}}"),
        ("partials/head", "h"), ("partials/card", "c"), ("section", "s"),
      ].map { $0.0 == changed ? ($0.0, $0.1 + " ") : $0 }
      let library = compile(sources).library
      return library.fingerprint(of: try #require(library.template("article")))
    }
    let original = try fingerprint(nil)
    for included in ["article", "partials/layout", "partials/head", "partials/card"] {
      #expect(try fingerprint(included) != original)
    }
    #expect(try fingerprint("section") == original)
  }

  @Test("A dynamic name can include every template")
  func dynamicReach() throws {
    func fingerprint(_ other: String) throws -> UInt64 {
      let library = compile([("article", "{{> *kind}}"), ("partials/other", other)]).library
      return library.fingerprint(of: try #require(library.template("article")))
    }
    #expect(try fingerprint("a") != fingerprint("b"))
  }

  @Test("Links that a template holds in full are found with their places, in partials too")
  func links() throws {
    let article = """
      <a class="x" href="/about/">About</a> <a href='/a?b=1&amp;c=2'>x</a> <a href="{{url}}">no</a>
      <a href="/tags/{{slug}}/" title="href='/no/'">no</a> <!-- <a href="/old/">no</a> -->
      <img{{#lazy}} loading="lazy"{{/lazy}} SRC="/logo.svg" srcset="/s,1.png 1x, /l.png 2x" data-href="/no/">
      href="/no/" <script>let a = '<a href="x">'</script> {{> foot}} {{! <a href="/no/"> }}
      """
    let library = compile([("article", article), ("partials/foot", "<link href=\"/site.css\">")]).library
    let links = library.literalLinks(of: try #require(library.template("article")))
    #expect(
      links.map { "\($0.span.path):\($0.span.line):\($0.span.column) \($0.attribute) \($0.address)" } == [
        "article.mustache:1:20 href /about/", "article.mustache:1:48 href /a?b=1&c=2",
        "article.mustache:3:44 src /logo.svg", "article.mustache:3:63 srcset /s,1.png",
        "article.mustache:3:76 srcset /l.png", "partials/foot.mustache:1:13 href /site.css",
      ])
  }
}
