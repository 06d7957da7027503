import Glibc

/// The bytes of a file as memory, for as long as anybody holds it.
///
/// Only for files that are replaced whole and never written to: bytes that somebody cuts off cannot be read any more.
final class MappedFile: Sendable {
  // Safe: nobody writes to the memory, and it stays where it is until the last holder is gone.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  init(_ path: String) throws(FileSystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileSystemError("read", path)
    }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0),
      start != MAP_FAILED
    else { throw FileSystemError("read", path) }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
