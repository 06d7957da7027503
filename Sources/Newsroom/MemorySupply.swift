import CMalloc
import Glibc

/// How the process gets memory from the system.
package enum MemorySupply {
  /// Takes memory in large steps and large pages, and gives little back before the end: for a process that builds once.
  ///
  /// Otherwise what threads allocate grows by single pages, each with a call of the system, and large arrays go back to
  /// the system only to be asked for again, page by page.
  package static func forOneBuild() {
    mallopt(M_TOP_PAD, 64 << 20)
    // Setting the first fixes these, too, which the library would otherwise fit to the program as it runs.
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
    keepAskingForLargePages()
  }

  /// Asks again and again until the process ends, soon after each large step and so before most of it is used.
  ///
  /// A processor remembers where some thousand pages lie: of small ones that is a few megabytes, and a large site is
  /// made of hundreds.
  private static func keepAskingForLargePages() {
    var thread = pthread_t()
    // Without the thread pages are small, which is no reason to fail.
    pthread_create(
      &thread, nil,
      { _ in
        while true {
          MemorySupply.askForLargePages()
          usleep(10_000)
        }
      }, nil)
  }

  /// Asks for large pages for all memory that came from the system in large pieces.
  static func askForLargePages() { advise_large_pages() }
}
