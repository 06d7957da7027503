import Diagnostics
import Markdown

extension SlottedHTML { func append(to out: inout [UInt8], filling: (Content, inout [UInt8]) -> Void) {} }
struct Configuration {
  var settings = Settings()
  var diagnostics: [Diagnostic] = []
  static func load(_ f: SiteFolder, _ r: BuildRequest) throws(FileSystemError) -> Configuration {
    Configuration()
  }
  func assembly(_ f: SiteFolder, _ r: BuildRequest) -> AssemblyOptions { fatalError() }
}
struct Parsed: Sendable {
  var sources: Sources
  var diagnostics: [Diagnostic]
}
func parse(_ l: ContentListing, _ c: Configuration, jobs: Int, _ p: BuildProgress) throws(FileSystemError)
  -> Parsed
{ fatalError() }
extension Theme { func labels(for s: Settings) -> (Labels, [Diagnostic]) { fatalError() } }
