// swift-tools-version: 6.2
import Foundation
import PackageDescription

// FLINT 3 holds Arb and installs <flint/arb.h>; FLINT 2 keeps Arb in a library of its own.
let separateArb = FileManager.default.fileExists(atPath: "/usr/include/arb.h")

let products = (
  parser: Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser"),
  yams: Target.Dependency.product(name: "Yams", package: "Yams"),
  mustache: Target.Dependency.product(name: "Mustache", package: "swift-mustache"),
  numerics: Target.Dependency.product(name: "Numerics", package: "swift-numerics"),
  protobuf: Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf"),
  sockets: Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
)

func system(_ name: String, _ pkgConfig: String? = nil, apt: String...) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

// Bottom to top: a target imports only what stands above it in this list.
let targets: [Target] = [
  system("CFreeType", "freetype2", apt: "libfreetype-dev"),
  system("CPNG", "libpng", apt: "libpng-dev"),
  system("CDeflate", "libdeflate", apt: "libdeflate-dev"),
  system("CHarfBuzz", "harfbuzz-subset", apt: "libharfbuzz-dev"),
  system("CFLINT", apt: "libflint-dev", "libflint-arb-dev"),
  system("CLAPACKE", apt: "liblapacke-dev"),
  system("CCMark", "libcmark-gfm", apt: "libcmark-gfm-dev", "libcmark-gfm-extensions-dev"),

  .target(name: "CKernels"),
  .target(name: "CCairo", dependencies: ["CFreeType"]),
  .target(name: "Encoding"),
  .target(
    name: "Exact", dependencies: ["CFLINT"],
    linkerSettings: separateArb ? [.linkedLibrary("flint-arb")] : []),
  .target(name: "Formula", dependencies: ["Encoding", "Exact", products.numerics]),
  .target(
    name: "Approximation",
    dependencies: ["Formula", "Exact", "CKernels", "CLAPACKE", products.numerics]),
  .target(
    name: "Networks",
    dependencies: ["Encoding", "Approximation", "Formula", "Exact", "CKernels", products.numerics]),
  .target(
    name: "ONNX", dependencies: ["Networks", "Formula", "Exact", products.protobuf],
    exclude: ["onnx.proto"]),
  .target(name: "Scene"),
  .target(name: "Typography", dependencies: ["Scene", "Formula", "CHarfBuzz"]),
  .target(name: "Plotting", dependencies: ["Scene", "Typography", "Formula"]),
  .target(name: "Imaging", dependencies: ["Encoding", "CDeflate"]),
  .target(
    name: "Rendering", dependencies: ["Encoding", "Scene", "Typography", "Imaging", "CCairo"]),
  .target(
    name: "Templates", path: "templates", exclude: ["reports"], sources: ["Templates.swift"],
    resources: [
      "page/page.mustache", "page/style.css", "page/preview.html", "starter/article.en.md",
      "starter/article.zh.md", "starter/runge.yaml",
    ].map { .embedInCode($0) }),
  .target(
    name: "Reporting",
    dependencies: ["Encoding", "Formula", "Scene", "Templates", "CCMark", products.mustache]),
  .target(name: "Specification", dependencies: [products.yams]),
  .target(
    name: "Pipeline",
    dependencies: [
      "Specification", "Reporting", "Rendering", "Imaging", "Plotting", "Typography", "Scene",
      "ONNX", "Networks", "Approximation", "Formula", "Exact", "Encoding", "Templates",
      products.numerics, products.sockets,
    ]),
  .executableTarget(
    name: "residuum", dependencies: ["Pipeline", "Imaging", "Encoding", products.parser]),

  .testTarget(name: "EncodingTests", dependencies: ["Encoding"]),
  // Timings inside one process, for the scripts in Benchmarks; built by `make bench` only.
  .executableTarget(
    name: "residuum-bench",
    dependencies: [
      "Networks", "Approximation", "CKernels", "Formula", "Exact", products.numerics,
    ],
    path: "Benchmarks/Timing"),

  .testTarget(name: "ExactTests", dependencies: ["Exact"]),
  .testTarget(name: "FormulaTests", dependencies: ["Formula", "Exact"]),
  .testTarget(
    name: "ApproximationTests", dependencies: ["Approximation", "CKernels", "Formula", "Exact"]),
  .testTarget(
    name: "NetworksTests", dependencies: ["Networks", "Approximation", "Formula", "Exact"]),
  .testTarget(
    name: "ONNXTests", dependencies: ["ONNX", "Networks", "Formula", "Exact", products.protobuf]),
  .testTarget(name: "SceneTests", dependencies: ["Scene"]),
  .testTarget(name: "TypographyTests", dependencies: ["Typography", "Scene", "Formula"]),
  .testTarget(
    name: "PlottingTests", dependencies: ["Plotting", "Typography", "Scene", "Formula"]),
  .testTarget(name: "ImagingTests", dependencies: ["Imaging", "Encoding", "CPNG", "CDeflate"]),
  .testTarget(
    name: "RenderingTests",
    dependencies: ["Rendering", "Imaging", "Typography", "Formula", "Scene"]),
  .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Encoding", "Formula", "Scene"]),
  .testTarget(name: "SpecificationTests", dependencies: ["Specification"]),
  .testTarget(
    name: "PipelineTests",
    dependencies: [
      "Pipeline", "Imaging", "Rendering", "Plotting", "Typography", "Scene", "Formula", "Encoding",
      "Specification", "Approximation",
    ]),
]

for target in targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
  ]
}

let package = Package(
  name: "residuum",
  products: [.executable(name: "residuum", targets: ["residuum"])]
    + [
      "Exact", "Formula", "Approximation", "Networks", "ONNX", "Scene", "Typography", "Plotting",
      "Rendering", "Imaging", "Reporting",
    ].map { .library(name: $0, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
