/// A page of the site that is no story: schema.org WebPage or a subtype.
struct SchemaPage: SchemaThing {
  let type: StaticString
  let url: String
  let name: String
  let description: String
  let language: String
  /// The website's `@id`.
  let website: String
  var image: SchemaImage?
  /// RFC 3339; empty when unknown.
  var modified = ""
  var list: SchemaList?
  var person: SchemaAuthor?

  func write(to json: inout JSONWriter) {
    json.member("@id", url)
    json.member("url", url)
    json.member("name", name)
    json.member("description", description)
    json.member("inLanguage", language)
    json.member("isPartOf", reference: website)
    json.member("dateModified", modified)
    json.member("primaryImageOfPage", image)
    json.member("mainEntity", list)
    json.member("mainEntity", person)
  }
}

/// A numbered list of pages or stories: schema.org ItemList.
struct SchemaList: SchemaThing {
  var type: StaticString { "ItemList" }
  /// How many entries the list has, of which `items` may be the first.
  let count: Int
  let items: Items

  /// What the list says of its entries, besides their type and position.
  enum Items {
    case stories(ArraySlice<Int>, LazyTable<ListedName>)
    /// The members of a `ListedName` each.
    case others([EncodedJSON])
  }

  func write(to json: inout JSONWriter) {
    json.member("numberOfItems", count)
    json.key("itemListElement")
    json.array { json in
      switch items {
      case .stories(let stories, let names):
        for (offset, story) in stories.enumerated() {
          names.with(story) { Self.write($0.members, at: offset + 1, to: &json) }
        }
      case .others(let items):
        for (offset, item) in items.enumerated() { Self.write(item, at: offset + 1, to: &json) }
      }
    }
  }

  private static func write(_ members: EncodedJSON, at position: Int, to json: inout JSONWriter) {
    json.object { json in
      json.key("@type")
      json.value(name: "ListItem")
      json.member("position", position)
      json.value(members)
    }
  }
}

/// What a list says of one of its entries, written once for all lists.
final class ListedName: Sendable {
  let url: String
  /// `"name":…,"url":…`
  let members: EncodedJSON

  init(name: String, url: String) {
    self.url = url
    members = EncodedJSON { json in
      json.member("name", name)
      json.member("url", url)
    }
  }
}

/// The way from the front page: schema.org BreadcrumbList.
struct SchemaBreadcrumbs: SchemaThing {
  var type: StaticString { "BreadcrumbList" }
  let items: [SchemaListItem]

  init(_ trail: [Breadcrumb], _ addresses: Addresses) {
    items = trail.enumerated().map { offset, step in
      SchemaListItem(
        position: offset + 1, name: plainLine(step.label), url: step.path.map(addresses.url) ?? "")
    }
  }

  func write(to json: inout JSONWriter) { json.member("itemListElement", things: items) }
}

/// A step of a trail.
struct SchemaListItem: SchemaThing {
  var type: StaticString { "ListItem" }
  let position: Int
  let name: String
  /// Empty for the last step of a trail.
  let url: String

  func write(to json: inout JSONWriter) {
    json.member("position", position)
    json.member("name", name)
    // Google reads the address of a breadcrumb from `item`, that of a list's entry from `url`.
    json.member("item", url)
  }
}
