// swift-tools-version: 6.2

import PackageDescription

/// Every module states its imports' visibility, so that a C type cannot leak into a public signature.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// The two modules that face C also mark every unsafe expression.
let facingC: [SwiftSetting] = strict + [.strictMemorySafety()]

/// Modules without Foundation link the C math library themselves.
let math: [LinkerSetting] = [.linkedLibrary("m")]

let package = Package(
    name: "penyangga",
    products: [
        .library(name: "GeometryModel", targets: ["GeometryModel"]),
        .library(name: "GEOSKernel", targets: ["GEOSKernel"]),
        .library(name: "PROJKernel", targets: ["PROJKernel"]),
        .library(name: "Inequality", targets: ["Inequality"]),
        .library(name: "Indexing", targets: ["Indexing"]),
        .library(name: "Layers", targets: ["Layers"]),
        .library(name: "Planning", targets: ["Planning"]),
        .executable(name: "ikn", targets: ["ikn"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter",
            pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]
        ),
        .target(name: "GeometryModel", swiftSettings: strict, linkerSettings: math),
        .target(name: "Inequality", swiftSettings: strict, linkerSettings: math),
        .target(
            name: "GEOSKernel",
            dependencies: ["CGEOS", "GeometryModel"],
            swiftSettings: facingC
        ),
        .target(
            name: "PROJKernel",
            dependencies: ["CPROJ", "GeometryModel"],
            swiftSettings: facingC,
            linkerSettings: math
        ),
        .target(
            name: "Indexing",
            dependencies: ["GeometryModel"],
            swiftSettings: strict,
            linkerSettings: math
        ),
        .target(
            name: "Layers",
            dependencies: [
                "CXLSXWriter", "GeometryModel", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Planning",
            dependencies: [
                "GEOSKernel", "PROJKernel", "Indexing", "Layers", "Inequality", "GeometryModel",
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "Planning", "Inequality", "Layers", "GeometryModel",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "ikn",
            dependencies: [
                "Reporting", "Planning", "Inequality", "Layers", "GeometryModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["GeometryModel"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "GeometryModelTests",
            dependencies: ["GeometryModel", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "GEOSKernelTests",
            dependencies: ["GEOSKernel", "GeometryModel", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PROJKernelTests",
            dependencies: ["PROJKernel", "GeometryModel", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "IndexingTests",
            dependencies: ["Indexing", "GEOSKernel", "PROJKernel", "GeometryModel", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LayersTests",
            dependencies: ["Layers", "GeometryModel", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "InequalityTests",
            dependencies: ["Inequality", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "Planning", "GEOSKernel", "PROJKernel", "Indexing", "Layers", "Inequality",
                "GeometryModel", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "Planning", "Inequality", "Layers", "GeometryModel", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "iknTests",
            dependencies: ["ikn", "Layers", "TestSupport"],
            exclude: ["Inputs", "Transcripts"],
            swiftSettings: strict
        ),
    ]
)
