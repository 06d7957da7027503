import Foundation

/// One connection to a preview, for a thread that may block; every wait ends after half a minute.
final class LoopbackClient {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let descriptor: Int32
  private(set) var received = ""

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard result == 0 else {
      throw Failure(description: "cannot connect: \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    // A server that refuses may have closed already; the test reads what it said.
    _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Reads on until `text` has come since the last call; returns what came before it.
  @discardableResult
  func wait(for text: String) throws -> String {
    while true {
      if let range = received.range(of: text) {
        defer { received = String(received[range.upperBound...]) }
        return String(received[..<range.lowerBound])
      }
      guard let more = read() else { throw Failure(description: "no '\(text)' in: \(received)") }
      received += more
    }
  }

  /// Everything up to the end of the connection.
  func rest() -> String {
    while let more = read() { received += more }
    return received
  }

  /// The whole answer to a request of its own connection.
  static func get(_ path: String, port: UInt16, host: String? = nil) throws -> String {
    let client = try LoopbackClient(port: port)
    client.send("GET \(path) HTTP/1.1\r\nHost: \(host ?? "localhost:\(port)")\r\nConnection: close\r\n\r\n")
    return client.rest()
  }

  private func read() -> String? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}

/// Runs `body` on a thread of its own, where it may block.
func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result { try body() }) }.start()
  }
}
