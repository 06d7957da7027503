import CMalloc

/// Has the C library take memory from the system in large steps.
///
/// What threads other than the first allocate grows by single pages otherwise, each with a call of the system.
func takeMemoryInLargeSteps() {
  mallopt(M_TOP_PAD, 64 << 20)
  // Asking for the first without these would fix them at values for small programs.
  mallopt(M_MMAP_THRESHOLD, 4 << 20)
  mallopt(M_TRIM_THRESHOLD, 256 << 20)
}
