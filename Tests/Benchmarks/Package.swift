// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "tremplin", path: "../..")],
  targets: [
    .executableTarget(
      name: "benchmarks", dependencies: [.product(name: "TremplinEngines", package: "tremplin")],
      path: "Sources/Benchmarks")
  ],
  swiftLanguageModes: [.v6]
)
