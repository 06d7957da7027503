import Glibc

/// The bytes of a file, for as long as anybody holds them.
final class FileBytes: Sendable {
  // Safe: nobody writes to the memory, and it stays where it is until the last holder is gone.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// - Parameter isMapped: whether the file itself may serve as memory, which spares a copy. Only for files that are
  ///   replaced whole, and for a moment: bytes that somebody cuts off could not be read any more.
  init(_ path: String, isMapped: Bool) throws(FileSystemError) {
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
    let memory =
      isMapped
      ? mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
      : mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { throw FileSystemError("read", path) }
    guard isMapped || Self.fill(memory, size, from: descriptor) else {
      munmap(memory, size)
      throw FileSystemError("read", path)
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: size)
  }

  private static func fill(_ memory: UnsafeMutableRawPointer, _ size: Int, from descriptor: Int32) -> Bool {
    var done = 0
    while done < size {
      let got = read(descriptor, memory + done, size - done)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return false }
      done += got
    }
    return true
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }
}
