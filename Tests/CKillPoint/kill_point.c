#define _GNU_SOURCE
// Kills the program that it is loaded into (LD_PRELOAD) at a chosen one of the calls that change files, so that
// tests meet every moment at which a build can be killed, and not only those that a clock happens to hit.
//
// KILL_POINT=n  the n-th such call, over all threads, is the last; 0 or nothing lets the program live
// KILL_HALF=1   if that call writes, half of its bytes are written first

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static long limit;
static bool half;
static atomic_long calls;

__attribute__((constructor)) static void start(void) {
  const char *text = getenv("KILL_POINT");
  limit = text ? atol(text) : 0;
  half = getenv("KILL_HALF") != NULL;
}

static bool is_last(void) { return limit > 0 && atomic_fetch_add(&calls, 1) + 1 == limit; }

static void die(void) { kill(getpid(), SIGKILL); }

// Pipes, sockets and the like are no files that a later build could find.
static bool is_file(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

// Finds the call that this one stands before.
#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define CHANGES(result, name, parameters, ...) \
  result name parameters { \
    REAL(name); \
    if (is_last()) die(); \
    return real(__VA_ARGS__); \
  }

CHANGES(int, rename, (const char *from, const char *to), from, to)
CHANGES(int, mkdir, (const char *path, mode_t mode), path, mode)
CHANGES(int, mkdirat, (int folder, const char *path, mode_t mode), folder, path, mode)
CHANGES(int, unlink, (const char *path), path)
CHANGES(int, unlinkat, (int folder, const char *path, int flags), folder, path, flags)
CHANGES(int, rmdir, (const char *path), path)
CHANGES(int, link, (const char *from, const char *to), from, to)
CHANGES(int, symlink, (const char *target, const char *path), target, path)
CHANGES(int, ftruncate, (int descriptor, off_t length), descriptor, length)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  REAL(write);
  if (is_file(descriptor) && is_last()) {
    if (half) real(descriptor, bytes, count / 2);
    die();
  }
  return real(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  REAL(pwrite);
  if (is_file(descriptor) && is_last()) {
    if (half) real(descriptor, bytes, count / 2, offset);
    die();
  }
  return real(descriptor, bytes, count, offset);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  REAL(writev);
  if (is_file(descriptor) && is_last()) {
    if (half) real(descriptor, parts, count / 2);
    die();
  }
  return real(descriptor, parts, count);
}

ssize_t sendfile(int output, int input, off_t *offset, size_t count) {
  REAL(sendfile);
  struct stat status;
  if (is_file(output) && is_last()) {
    if (half && fstat(input, &status) == 0) real(output, input, offset, (size_t)status.st_size / 2);
    die();
  }
  return real(output, input, offset, count);
}

static int opened(int (*real)(int, const char *, int, ...), int folder, const char *path, int flags, mode_t mode) {
  if ((flags & (O_CREAT | O_TRUNC)) && is_last()) die();
  return real(folder, path, flags, mode);
}

int open(const char *path, int flags, ...) {
  REAL(openat);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(real, AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  REAL(openat);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(real, folder, path, flags, mode);
}
