import Diagnostics
import Foundation
import Testing

@testable import Newsroom

@Suite("What a site replaces in vain")
struct ThemeCheckTests {
  /// Place, finding and help of each warning about the theme.
  private func findings(
    _ files: [String: String], pictures: [String: [UInt8]] = [:], settings: String = ""
  ) throws -> [String] {
    let basis = [
      "content/site.yml": "base_url: https://a.example\n" + settings, "content/articles/a.md": newsItem("A"),
    ]
    let site = try TestSite(basis.merging(files) { $1 })
    for (path, bytes) in pictures { try site.write(path, Data(bytes)) }
    let about: Set = [
      "unused-template", "misnamed-theme-file", "unused-labels", "unknown-label", "unknown-property",
      "unsafe-property", "unshown-slot", "unknown-label-place", "icon-size", "unreadable-picture",
      "missing-labels", "hidden-asset",
    ]
    return try site.build().diagnostics.filter { about.contains($0.id) }.map { finding in
      "\(finding.span?.path ?? "") \(finding.severity) \(finding.id): \(finding.help ?? "")"
    }
  }

  @Test(
    "A file that is nearly called like a built-in one is told the right name",
    arguments: [
      ("templates/artcle.mustache", "unused-template", "article.mustache"),
      ("templates/partials/foter.mustache", "unused-template", "partials/footer.mustache"),
      ("templates/footer.mustache", "unused-template", "partials/footer.mustache"),
      ("templates/assets/styles.css", "misnamed-theme-file", "assets/style.css"),
      ("templates/style.css", "misnamed-theme-file", "assets/style.css"),
      ("templates/front.mustach", "misnamed-theme-file", "front.mustache"),
      ("templates/labels/ed.yml", "unused-labels", "labels/en.yml"),
      ("templates/labels/en.yaml", "unused-labels", "labels/en.yml"),
    ])
  func misnamed(_ path: String, _ id: String, _ meant: String) throws {
    #expect(try findings([path: ""]) == ["\(path) warning \(id): did you mean 'templates/\(meant)'?"])
  }

  @Test("Of two assets that templates call by one name, the one that they cannot reach is told")
  func hiddenAsset() throws {
    #expect(
      try findings(["templates/assets/a.b": "1", "templates/assets/a/b": "2", "templates/assets/a.b.c": "3"])
        == [
          "templates/assets/a/b warning hidden-asset: give one of the two another name"
        ])
  }

  @Test(
    "Labels of another built-in language are told once they are changed; a copy of them waits for its day")
  func otherLanguage() throws {
    let copy = String(decoding: try #require(Theme.builtIn.file("labels/de.yml")).bytes, as: UTF8.self)
    #expect(try findings(["templates/labels/de.yml": copy]) == [])
    #expect(
      try findings(["templates/labels/de.yml": "home: Titel"]) == [
        "templates/labels/de.yml warning unused-labels: set `language` in site.yml if it is, or remove the file"
      ])
    #expect(try findings(["templates/labels/de.yml": "home: Titel"], settings: "language: de-AT") == [])
  }

  @Test("A partial that no page includes is said to be unused")
  func unused() throws {
    #expect(
      try findings(["templates/partials/weather.mustache": "rain"])
        == [
          "templates/partials/weather.mustache warning unused-template: include it in another template, or remove it"
        ])
  }

  @Test("Names that are three letters apart are not near")
  func far() throws {
    let found = try findings(["templates/partials/other.mustache": ""])
    #expect(
      found.count == 1 && found.first?.hasSuffix("include it in another template, or remove it") == true)
  }

  @Test("Files that style sheets name, or templates in parts, are called as the site wants")
  func namedElsewhere() throws {
    let files = [
      "templates/assets/style.css": "@import 'vendor/style.css';a{background:url(\"img/share.png?2\")}",
      "templates/assets/vendor/style.css": "", "templates/assets/img/share.png": "",
      "templates/assets/js/script.js": "",
      "templates/partials/site-style.mustache": "{{#assets}}{{#js}}{{script.js}}{{/js}}{{/assets}}",
    ]
    #expect(try findings(files) == [])
  }

  @Test(
    "A property that is only used, or declared in a template, is known, and so is a setting shown in parts")
  func askedFor() throws {
    let files = [
      "templates/assets/style.css": "a{color:var( --brand , blue);width:var(--measure-wide)}",
      "templates/partials/site-style.mustache":
        "<style>:root{--tint: red}</style>{{#theme}}{{my_color}}{{/theme}}",
    ]
    #expect(
      try findings(files, settings: "theme: {brand: red, tint: blue, my_color: red, dark: {tint: red}}") == []
    )
    let found = try findings(files, settings: "theme: {measure: 30rem}")
    #expect(found.count == 1 && found.first?.contains("unknown-property") == true)
  }

  @Test("What replaces, adds and is used is not warned about")
  func used() throws {
    let files = [
      "templates/partials/footer.mustache": "{{> weather}}", "templates/partials/weather.mustache": "rain",
      "templates/partials/site-style.mustache":
        "<link rel=\"stylesheet\" href=\"{{assets.styles.css}}\"><p>{{labels.latests}}{{theme.mood}}</p>",
      "templates/assets/styles.css": "", "templates/assets/map.js": "",
      "templates/labels/en.yml": "latests: All of them\nhome: Cover", "templates/README.md": "ours",
    ]
    #expect(
      try findings(files, settings: "theme: {mood: calm, accent: '#900', dark: {accent: '#fcc'}}") == [])
  }

  @Test("Labels that are nearly called like a built-in one are told its name")
  func labels() throws {
    #expect(
      try findings(["templates/labels/en.yml": "hoem: Cover"], settings: "labels: {lattest: New}") == [
        "content/site.yml warning unknown-label: did you mean `latest`?",
        "templates/labels/en.yml warning unknown-label: did you mean `home`?",
      ])
  }

  @Test("What is shown in English on a site in another language is said once, with where its words belong")
  func missingLabels() throws {
    let all = Theme.builtIn.labels(for: Settings()).labels.texts.count
    func headline(_ files: [String: String], language: String, more: String = "") throws -> [String] {
      var files = files
      files["content/site.yml"] = "base_url: https://a.example\nlanguage: \(language)\n" + more
      files["content/articles/a.md"] = newsItem("A")
      let found = try TestSite(files).build().diagnostics.filter { $0.id == "missing-labels" }
      return found.map { "\($0.span?.path ?? ""): \($0.headline); \($0.help ?? "")" }
    }
    let help = "by the names of the built-in templates/labels/en.yml"
    #expect(
      try headline([:], language: "he") == [
        "content/site.yml: \(all) labels are in English for want of words in 'he': `language_name`, "
          + "`skip_to_content`, `home`, …; write them in templates/labels/he.yml, \(help)"
      ])
    #expect(
      try headline(
        ["templates/labels/pt.yml": "language_name: Português\n"], language: "pt-BR",
        more: "labels: {home: Capa}\n") == [
          "templates/labels/pt.yml: \(all - 2) labels are in English for want of words in 'pt-BR': "
            + "`skip_to_content`, `front_title`, `sections`, …; write them in templates/labels/pt.yml, \(help)"
        ])
    for language in ["en-GB", "de-AT", "ar", "ja", "es-419", "fr"] {
      #expect(try headline([:], language: language) == [])
    }
  }

  @Test("A place in a label that nothing is put in is told from those that there are")
  func places() throws {
    let labels = "labels: {date_long: \"{d} {mnth} {year}\", reading_time_many: \"{n} min\"}"
    #expect(
      try findings(["templates/labels/en.yml": "part_of: \"{number} of {parts}\""], settings: labels) == [
        "content/site.yml warning unknown-label-place: use {day}, {month}, {year}, {month_number}",
        "content/site.yml warning unknown-label-place: did you mean {month}?",
        "templates/labels/en.yml warning unknown-label-place: use {part}, {parts}",
      ])
  }

  @Test("A place in a label that has none is told, but for a label of a count")
  func needlessPlaces() throws {
    let labels =
      "labels: {by: \"Von {nmae} \", topic: \"Topic {name}\", stories_one: \"{n} story\", home: \"{}\"}"
    let help = "leave the braces out: readers see this label as it stands"
    #expect(
      try findings([:], settings: labels)
        == Array(repeating: "content/site.yml warning unknown-label-place: \(help)", count: 3))
  }

  @Test("A custom property that the style sheet lacks, or that is no value, is warned about")
  func properties() throws {
    #expect(
      try findings([:], settings: "theme:\n  acent: '#900'\n  measure: 1rem;}\n  dark: {papr: '#000'}") == [
        "content/site.yml warning unknown-property: did you mean `accent`?",
        "content/site.yml warning unsafe-property: leave out braces, angle brackets, semicolons, backslashes and "
          + "comments, and close quotes and brackets",
        "content/site.yml warning unknown-property: did you mean `paper`?",
      ])
  }

  @Test("A custom property of an imported sheet is known, and keeps its colour on dark pages")
  func importedProperties() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://a.example\ntheme: {accent: '#0a5c8a'}",
      "content/articles/a.md": newsItem("A"),
      "templates/assets/style.css": "@import 'colours.css';a{color:var(--accent)}",
      "templates/assets/colours.css":
        ":root{--accent:#a00}@media (prefers-color-scheme:dark){:root{--accent:#fcc}}",
    ])
    #expect(try site.build().diagnostics.filter { $0.id == "unknown-property" } == [])
    #expect(
      try site.read("output/index.html").contains(
        "<style>@media(prefers-color-scheme:light){:root{--accent:#0a5c8a}}"))
  }

  @Test("An icon of another size than its name says, and what is no picture, is warned about")
  func icons() throws {
    let pictures = [
      "templates/assets/icons/icon-512.png": Newspaper.png(64, 64),
      "templates/assets/icons/icon-32.png": Newspaper.png(32, 32),
      "templates/assets/icons/icon-180.png": Array("<svg viewBox=\"0 0 180 180\"/>".utf8),
      "templates/assets/share.png": Array("none".utf8),
    ]
    #expect(
      try findings([:], pictures: pictures) == [
        "templates/assets/icons/icon-180.png warning unreadable-picture: save it again as JPEG, PNG, WebP, GIF or SVG",
        "templates/assets/icons/icon-512.png warning icon-size: save it again in that size: browsers choose icons by it",
        "templates/assets/share.png warning unreadable-picture: save it again as JPEG, PNG, WebP, GIF or SVG",
      ])
  }

  @Test("A slot that the front page has no place for is warned about, with the one that was meant")
  func slots() throws {
    let front = "slots:\n- {name: leed}\n- {name: sidebar}\n- {name: lead}\n"
    #expect(
      try findings(["content/front.yml": front]) == [
        "content/front.yml warning unshown-slot: did you mean 'lead'?",
        "content/front.yml warning unshown-slot: show it in templates/front.mustache with {{#slots.sidebar}}, "
          + "or remove it",
      ])
  }

  @Test(
    "A slot is shown wherever the site's own front page or what it includes names it",
    arguments: [
      "{{#slots.sidebar}}x{{/slots.sidebar}}", "{{#slots}}{{#sidebar}}x{{/sidebar}}{{/slots}}",
      "{{> aside}}", "{{< frame}}{{$in}}{{slots.sidebar.count}}{{/in}}{{/frame}}", "{{> *site.title}}",
    ])
  func shownSlots(_ template: String) throws {
    let files = [
      "content/front.yml": "slots:\n- {name: sidebar}\n", "templates/front.mustache": template,
      "templates/partials/aside.mustache": "{{#slots.sidebar.stories}}{{headline}}{{/slots.sidebar.stories}}",
      "templates/partials/frame.mustache": "{{$in}}{{/in}}{{#slots}}{{> aside}}{{/slots}}",
    ]
    #expect(try findings(files).filter { $0.contains("unshown-slot") } == [])
  }

  @Test("A slot that only another page's template or an unused partial names is not shown")
  func slotsElsewhere() throws {
    let files = [
      "content/front.yml": "slots:\n- {name: sidebar}\n", "templates/front.mustache": "{{site.title}}",
      "templates/partials/aside.mustache": "{{slots.sidebar.count}}",
    ]
    #expect(try findings(files).filter { $0.contains("unshown-slot") }.count == 1)
  }
}
