#include <malloc.h>
#include <stdio.h>
#include <sys/mman.h>

/// Asks for large pages wherever the process has got memory to write on in large pieces.
///
/// The C library asks only where a variable of the environment says so before the program begins, and tells nobody what
/// memory it has got; the system does.
static inline void advise_large_pages(void) {
  FILE *maps = fopen("/proc/self/maps", "re");
  if (!maps) return;
  char line[512];
  while (fgets(line, sizeof line, maps)) {
    unsigned long start, end, inode;
    if (sscanf(line, "%lx-%lx rw-p %*x %*x:%*x %lu", &start, &end, &inode) == 3 && inode == 0
        && end - start >= 4 << 20)
      // What has gone meanwhile, or a system without large pages, refuses; small ones serve as well.
      madvise((void *)start, end - start, MADV_HUGEPAGE);
  }
  fclose(maps);
}
