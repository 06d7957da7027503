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
      ("_redirects", .lists),
    ])
  func stages(path: String, stage: UploadStage) { #expect(UploadStage(path) == stage) }
}
