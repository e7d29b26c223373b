// swift-tools-version: 6.2
// The rooms of chuyentrang and who may enter which: the compiler keeps the walls.
// docs/kien-truc.md tells the story of how data flows through them.

import PackageDescription

let package = Package(
  name: "chuyentrang",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C libraries: a module map and a shim header each.
    .systemLibrary(name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CSchedule"),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),

    // Rooms that every other room may use.
    .target(name: "Bytes"),
    .target(name: "Diagnostics", dependencies: ["Bytes"]),
    .target(name: "Hashing", dependencies: ["CXXHash"]),
    .target(name: "FileSystem"),
    .target(name: "Memo", dependencies: ["Bytes", "Diagnostics", "FileSystem", "Hashing", "Parallel"]),
    .target(name: "Parallel", dependencies: ["CSchedule"]),
    .target(name: "QRCode", dependencies: ["CQREncode"]),
    .target(name: "Typesetting", dependencies: ["Bytes"]),

    // Text and documents: pure values.
    .target(name: "Vietnamese", dependencies: ["Bytes", "Diagnostics"]),
    .target(name: "Documents", dependencies: ["Bytes", "Diagnostics", "Hashing"]),
    .target(
      name: "Markdown", dependencies: ["Bytes", "CCMarkGFM", "Diagnostics", "Documents", "Hashing", "Vietnamese"]),
    .target(name: "Templates", dependencies: ["Bytes", "Diagnostics", "Hashing"]),

    // content/ in: front matter, model, loading.
    .target(
      name: "FrontMatter",
      dependencies: ["Bytes", "Diagnostics", "Vietnamese", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Site",
      dependencies: ["Bytes", "Diagnostics", "Documents", "FileSystem", "FrontMatter", "Hashing", "Vietnamese"]),
    .target(
      name: "Theme",
      dependencies: [
        "Diagnostics", "Documents", "FrontMatter", "Hashing", "Parallel", "QRCode", "Site", "Templates", "Typesetting",
        "Vietnamese",
      ],
      // The built-in theme: embedded as Swift by scripts/, not a resource.
      exclude: ["Plain"]),
    .target(name: "Feeds", dependencies: ["Vietnamese"]),
    .target(
      name: "Planning",
      dependencies: [
        "Diagnostics", "Feeds", "FileSystem", "Hashing", "Parallel", "Publishing", "Site", "Theme", "Vietnamese",
      ]),

    .target(name: "Media"),
    .target(
      name: "Loading",
      dependencies: [
        "Bytes", "Diagnostics", "Documents", "FileSystem", "FrontMatter", "Hashing", "Markdown", "Media", "Memo",
        "Parallel", "Site",
        "Templates", "Theme", "Vietnamese",
      ]),
    .target(
      name: "Building",
      dependencies: [
        "Diagnostics", "FileSystem", "Hashing", "Loading", "Memo", "Parallel", "Planning", "Publishing", "Site",
        "Templates", "Theme", "Vietnamese",
      ]),
    .target(
      name: "Preview",
      dependencies: [
        "Building", "Diagnostics", "FileSystem", "Hashing", "Loading", "Planning", "Site", "Vietnamese",
      ]),
    .executableTarget(
      name: "chuyentrang",
      dependencies: [
        "Building", "CMalloc", "Diagnostics", "FileSystem", "Loading", "Markdown", "Parallel", "Preview",
        "Publishing", "Templates", "Theme", "Vietnamese",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // A release starts sooner at a fixed address, where 80,000 pointers of the Swift runtime and of Foundation need not be put
      // right each time, and with the C++ library linked in, of whose 1,700 symbols the same holds.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie", "-L\(Context.packageDirectory)/setup/linked-in"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    .testTarget(name: "ThemeTests", dependencies: ["Templates", "Theme"]),
    .testTarget(
      name: "BuildingTests",
      dependencies: ["Building", "Diagnostics", "Loading", "Parallel", "Planning", "Publishing", "Vietnamese"]),
    .testTarget(name: "BytesTests", dependencies: ["Bytes", "TestRandom"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
    .testTarget(name: "FeedsTests", dependencies: ["Feeds", "TestRandom", "Vietnamese"]),
    .testTarget(name: "FileSystemTests", dependencies: ["FileSystem", "TestRandom"]),
    .testTarget(name: "FrontMatterTests", dependencies: ["Bytes", "Diagnostics", "FrontMatter", "Vietnamese", "Yams"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing", "TestRandom"]),
    .testTarget(name: "MarkdownTests", dependencies: ["CCMarkGFM", "Diagnostics", "Documents", "Markdown"]),
    .testTarget(name: "MemoTests", dependencies: ["FileSystem", "Hashing", "Memo", "Parallel", "TestRandom"]),
    .testTarget(name: "MediaTests", dependencies: ["Media", "TestRandom"]),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel", "TestRandom"]),
    .testTarget(
      name: "PreviewTests",
      dependencies: ["Building", "Diagnostics", "FileSystem", "Planning", "Preview", "TestRandom", "Vietnamese"]),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["FileSystem", "FrontMatter", "Planning", "Site", "TestRandom", "Vietnamese"]),
    .testTarget(
      name: "PublishingTests", dependencies: ["FileSystem", "Hashing", "Parallel", "Publishing", "TestRandom"]),
    .testTarget(name: "QRCodeTests", dependencies: ["Parallel", "QRCode", "TestRandom"]),
    .testTarget(
      name: "SiteTests",
      dependencies: ["Bytes", "FileSystem", "FrontMatter", "Hashing", "Site", "TestRandom", "Vietnamese"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Diagnostics", "Hashing", "Templates"]),
    .testTarget(name: "TypesettingTests", dependencies: ["TestRandom", "Typesetting"]),
    // Plays edit histories, built in release mode by Tests/histories/run.
    .executableTarget(
      name: "histories",
      dependencies: [
        "Building", "Diagnostics", "FileSystem", "Hashing", "Loading", "Parallel", "TestRandom", "Vietnamese",
      ],
      path: "Tests/histories/Tool"),
    // Chance with a seed, for tests alone.
    .target(name: "TestRandom", path: "Tests/TestRandom"),
    .testTarget(name: "VietnameseTests", dependencies: ["Diagnostics", "Vietnamese"]),
    // Output: the plan made real.
    .target(name: "Publishing", dependencies: ["Diagnostics", "FileSystem", "Hashing", "Memo", "Parallel"]),
  ],
  swiftLanguageModes: [.v6]
)

// `make test` asks for it: a warning in our own targets is an error. Not for everyone, so that a newer compiler with new
// warnings still builds a release.
if Context.environment["CHUYENTRANG_STRICT"] != nil {
  for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
