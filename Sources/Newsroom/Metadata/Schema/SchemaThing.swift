/// A thing of the schema.org vocabulary, written as a node of a page's graph.
protocol SchemaThing {
  /// Name of the type, such as `NewsArticle`.
  var type: StaticString { get }
  /// Writes the properties; the type is written already.
  func write(to json: inout JSONWriter)
}

extension JSONWriter {
  mutating func value(_ thing: some SchemaThing) {
    object { json in
      json.key("@type")
      json.value(name: thing.type)
      thing.write(to: &json)
    }
  }

  mutating func member(_ name: StaticString, _ thing: (some SchemaThing)?) {
    guard let thing else { return }
    key(name)
    value(thing)
  }

  mutating func member(_ name: StaticString, things: [some SchemaThing]) {
    guard !things.isEmpty else { return }
    key(name)
    array { json in for thing in things { json.value(thing) } }
  }

  /// A reference to a thing that is described elsewhere.
  mutating func member(_ name: StaticString, reference: String) {
    key(name)
    object { $0.member("@id", reference) }
  }
}
