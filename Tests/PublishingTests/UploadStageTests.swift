import Publishing
import Testing

@Suite("When a file is uploaded")
struct UploadStageTests {
  @Test(
    "Files that pages show come first, then pages, then what lists them",
    arguments: [
      ("assets/style.1a2b3c4d5e.css", UploadStage.assets), ("media/ferry.jpg", .assets),
      (".nojekyll", .assets), (".well-known/security.txt", .assets), ("site.webmanifest", .assets),
      ("articles/flood/index.html", .pages), ("about/index.html", .pages), ("404.html", .pages),
      ("index.html", .lists), ("sections/town/index.html", .lists), ("tags/sea/feed.xml", .lists),
      ("archive/2026/11/index.html", .lists), ("feed.json", .lists), ("sitemap-2.xml", .lists),
      ("_redirects", .lists), ("sections/town/page/2/index.html", .lists), ("series/tide/index.html", .lists),
      ("archive/index.html", .lists), ("archive/2026/page/2/index.html", .lists),
      ("corrections/page/2/index.html", .lists), ("tags/index.html", .lists),
      ("authors/ada/atom.xml", .lists),
      ("archive/flood/index.html", .pages), ("archive/2026/flood/index.html", .pages),
      ("archive/2026/11/flood/index.html", .pages), ("archive/2026/11/flood/photo.jpg", .assets),
      ("sections/town/flood/index.html", .pages), ("corrections/flood/index.html", .pages),
      ("authors/ada/portrait.jpg", .assets),
    ])
  func stages(path: String, stage: UploadStage) { #expect(UploadStage(path) == stage) }
}
