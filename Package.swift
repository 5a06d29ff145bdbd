// swift-tools-version: 6.1
// Tremplin: GPL-3.0-or-later, because GNU Readline is.
import PackageDescription

// The planner searches and the verifier reads thousands of mutations: unoptimised, the tests would take minutes.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// A command that shows one page spends a sixth of its time moving addresses: in the executable that people install they
// are fixed, and nothing is exported (no library looks into it).
let fixed: [LinkerSetting] = [
  .unsafeFlags(
    ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
    .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "tremplin",
  products: [
    .executable(name: "tremplin", targets: ["tremplin"]),
    // For the benchmarks, which live in a package of their own.
    .library(
      name: "TremplinEngines",
      targets: [
        "Kernel", "Conversation", "Registration", "Roadmap", "Assessment", "Practice", "Catalog", "ShippedCatalog",
        "CatalogMutations",
      ]),
  ],
  dependencies: [
    // Pinned exactly: Package.resolved is not tracked.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Ground floor.
    .target(name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    .target(name: "Kernel", swiftSettings: optimised),
    .target(name: "Document", dependencies: ["Kernel"]),
    .target(name: "Conversation", dependencies: ["Kernel"]),
    // Capabilities: pure engines and the entries of Data/ that they read.
    .target(name: "Profile", dependencies: ["Kernel", "Conversation", "Document"]),
    .target(name: "Trade", dependencies: ["Kernel", "Document"]),
    .target(
      name: "Roadmap", dependencies: ["Kernel", "Document"], exclude: ["README.md", "Planner/README.md"],
      swiftSettings: optimised),
    .target(name: "Practice", dependencies: ["Kernel", "Conversation", "Document"], swiftSettings: optimised),
    .target(name: "Assessment", dependencies: ["Kernel", "Conversation", "Document"], swiftSettings: optimised),
    .target(name: "Registration", dependencies: ["Kernel", "Conversation", "Document"]),
    // What the program knows, and how it is carried inside the executable.
    .target(
      name: "Catalog",
      dependencies: [
        "Kernel", "Document", "Profile", "Trade", "Roadmap", "Assessment", "Registration", "Practice",
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: optimised),
    .executableTarget(name: "cataloguec", dependencies: ["Catalog", "Kernel"]),
    .plugin(
      name: "EmbedCatalogue", capability: .buildTool(), dependencies: ["cataloguec"], path: "Sources/EmbedCatalogue"),
    .target(name: "ShippedCatalog", plugins: ["EmbedCatalogue"]),
    // The edge: disk, terminal, pipes.
    .target(name: "Notebook", dependencies: ["Kernel", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "Terminal", dependencies: ["CReadline"]),
    .target(name: "Batch", dependencies: ["Kernel", "Catalog", "Registration", "Roadmap", "Assessment", "Practice"]),
    .executableTarget(
      name: "tremplin",
      dependencies: [
        "Kernel", "Document", "Conversation", "Profile", "Trade", "Roadmap", "Assessment", "Registration",
        "Practice", "Catalog", "ShippedCatalog", "Notebook", "Terminal", "Batch",
      ], linkerSettings: fixed),
    // Tests.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(name: "PseudoTerminal", dependencies: ["CPseudoTerminal"], path: "Tests/PseudoTerminal"),
    .testTarget(name: "KernelTests", dependencies: ["Kernel"]),
    .testTarget(name: "DocumentTests", dependencies: ["Document"], exclude: ["Snapshots"]),
    .testTarget(name: "ConversationTests", dependencies: ["Conversation", "Kernel"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook"]),
    .testTarget(name: "RoadmapTests", dependencies: ["Roadmap", "Kernel", "Document", "Catalog", "ShippedCatalog"]),
    .testTarget(
      name: "ProfileTests", dependencies: ["Profile", "Conversation", "Kernel", "Catalog", "ShippedCatalog"]),
    .testTarget(
      name: "PracticeTests",
      dependencies: ["Practice", "Kernel", "Conversation", "Document", "Catalog", "ShippedCatalog", "Batch"],
      swiftSettings: optimised),
    .testTarget(
      name: "AssessmentTests", dependencies: ["Assessment", "Kernel", "Conversation", "Document"],
      swiftSettings: optimised),
    .testTarget(name: "RegistrationTests", dependencies: ["Registration", "Kernel", "Catalog", "ShippedCatalog"]),
    .testTarget(name: "ArchitectureTests"),
    .target(name: "CatalogMutations", dependencies: ["Catalog", "Kernel"], path: "Tests/CatalogMutations"),
    .testTarget(
      name: "CatalogTests",
      dependencies: ["Catalog", "CatalogMutations", "ShippedCatalog", "Kernel", "Document", "Trade"],
      exclude: ["Completeness/inventaire.yaml", "Verification/Snapshots"], swiftSettings: optimised),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "PseudoTerminal"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["tremplin", "PseudoTerminal", "Kernel"], exclude: ["Portraits"]),
  ],
  swiftLanguageModes: [.v6]
)
