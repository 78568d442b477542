// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "penyangga-bench",
    dependencies: [
        .package(name: "penyangga", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "penyangga-bench",
            dependencies: [
                .product(name: "GeometryModel", package: "penyangga"),
                .product(name: "GEOSKernel", package: "penyangga"),
                .product(name: "PROJKernel", package: "penyangga"),
                .product(name: "Indexing", package: "penyangga"),
                .product(name: "Layers", package: "penyangga"),
                .product(name: "Planning", package: "penyangga"),
                .product(name: "Inequality", package: "penyangga"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Bench",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]
        )
    ]
)
