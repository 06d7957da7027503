import Glibc
import Mustache

/// The program itself, as far as it decides what a page looks like.
package enum Generator {
  /// Differs between any two builds of the program whose files differ in size or time, which stand for its code.
  package static var fingerprint: UInt64 {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return 0 }
    var hasher = StableHasher()
    hasher.combine(Int(status.st_size))
    hasher.combine(status.st_mtim.tv_sec)
    hasher.combine(status.st_mtim.tv_nsec)
    return hasher.finish()
  }
}
