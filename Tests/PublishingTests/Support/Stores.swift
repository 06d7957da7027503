import Foundation
import LoopbackStore
import Newsroom
import ObjectStore
import Publishing

extension StoreTarget {
  /// A target in a bucket of the store on this machine, which loses no time when it waits.
  static func onLoopback(
    _ loopback: LoopbackBucket, attempts: Int = 4, _ change: (inout StoreSettings) -> Void = { _ in }
  ) -> StoreTarget {
    var settings = StoreSettings(bucket: loopback.name)
    settings.endpoint = loopback.store.endpoint
    change(&settings)
    return StoreTarget(
      settings,
      credentials: StoreCredentials(
        accessKey: LoopbackStore.accessKey, secretKey: LoopbackStore.secretKey), jobs: 2,
      patience: Patience(attempts: attempts) { _ in })
  }
}

enum Shell {
  /// Runs a program of this machine to its end; returns its status.
  static func run(_ arguments: String...) throws -> Int32 { try run(arguments) }

  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
