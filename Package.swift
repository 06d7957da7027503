// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "broadsheet",
  products: [
    .executable(name: "broadsheet", targets: ["broadsheet"]),
    // For tests alone: loaded into the program, it kills it between any two calls that change files.
    .library(name: "KillPoint", type: .dynamic, targets: ["CKillPoint"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // Without its trait for Foundation, which nothing here needs.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(
      name: "CCMarkGFM",
      // The archives, so that the tool is one file to carry; extensions first, for they need the other.
      linkerSettings: [
        .linkedLibrary(":libcmark-gfm-extensions.a"), .linkedLibrary(":libcmark-gfm.a"),
      ]),
    .target(name: "CDefaultTheme"),
    .systemLibrary(name: "CMemory"),
    // Its headers are needed by the HTTP client, too.
    .systemLibrary(name: "CZlib"),
    .target(name: "Diagnostics"),
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "Diagnostics"]),
    .target(name: "Mustache", dependencies: ["Diagnostics"]),
    .target(
      name: "Newsroom",
      dependencies: ["CDefaultTheme", "CMemory", "Diagnostics", "Markdown", "Mustache", "Yams"]),
    .target(
      name: "Preview",
      dependencies: [
        "Diagnostics", "Mustache", "Newsroom", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .target(
      name: "ObjectStore",
      dependencies: [
        "Diagnostics", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(
      name: "Publishing",
      dependencies: [
        "CZlib", "Diagnostics", "Newsroom", "ObjectStore",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "OutsideLinks",
      dependencies: [
        "Diagnostics", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "broadsheet",
      dependencies: [
        "Diagnostics", "Newsroom", "OutsideLinks", "Preview", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "BroadsheetBenchmarks", dependencies: ["Markdown", "Newsroom"]),
    .target(name: "CKillPoint", path: "Tests/CKillPoint"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown"]),
    .testTarget(name: "MustacheTests", dependencies: ["Diagnostics", "Mustache"]),
    .testTarget(
      name: "NewsroomTests", dependencies: ["Diagnostics", "Markdown", "Mustache", "Newsroom", "broadsheet"]),
    .testTarget(name: "CommandTests", dependencies: ["LoopbackStore", "broadsheet"]),
    // A store for tests, run in Python.
    .target(
      name: "LoopbackStore", path: "Tests/LoopbackStore", exclude: ["requirements.txt", "server.py"]),
    .testTarget(name: "ObjectStoreTests", dependencies: ["LoopbackStore", "ObjectStore"]),
    .testTarget(
      name: "OutsideLinksTests",
      dependencies: [
        "Diagnostics", "OutsideLinks", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(name: "PreviewTests", dependencies: ["Diagnostics", "Newsroom", "Preview"]),
    .testTarget(
      name: "PublishingTests", dependencies: ["LoopbackStore", "Newsroom", "ObjectStore", "Publishing"]),
  ],
  swiftLanguageModes: [.v6]
)
