import CMemory

/// How the process gets memory from the system.
package enum MemorySupply {
  /// Takes memory in large steps, and gives little back before the end: for a process that builds once.
  ///
  /// Otherwise what threads allocate grows by single pages, each with a call of the system, and large arrays go back to
  /// the system only to be asked for again, page by page.
  package static func forOneBuild() {
    mallopt(M_TOP_PAD, 64 << 20)
    // Setting the first fixes these, too, which the library would otherwise fit to the program as it runs.
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
  }
}
