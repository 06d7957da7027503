#include <malloc.h>

/// Has the processor fetch what is read soon, while it goes on with something else.
static inline void fetch_ahead(const void *address) { __builtin_prefetch(address); }
