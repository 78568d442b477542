// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "penyangga-fuzz",
    dependencies: [.package(name: "penyangga", path: "../..")],
    targets: [
        .target(name: "CLibFuzzer"),
        .executableTarget(
            name: "penyangga-fuzz",
            dependencies: [
                "CLibFuzzer", .product(name: "Layers", package: "penyangga"),
                .product(name: "Planning", package: "penyangga"),
            ]
        ),
    ]
)
