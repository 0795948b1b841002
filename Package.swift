// swift-tools-version: 6.2

import PackageDescription

// The innermost loops, compiled for three instruction sets of which one is picked at run time.
#if arch(x86_64)
    let vectorLevels = [("V4", "x86-64-v4"), ("V3", "x86-64-v3")]
#else
    let vectorLevels: [(String, String)] = []
#endif

func vectorSettings(_ flags: [String] = []) -> [SwiftSetting] {
    // A tile of sums stays in registers only where its loops are unrolled whole.
    [.unsafeFlags(["-Ounchecked", "-Xllvm", "-unroll-threshold=5000"] + flags)]
}

let package = Package(
    name: "study",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "study", targets: ["study"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // MARK: - L0: knows nothing above it
        .systemLibrary(
            name: "Ccmark",
            pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
        ),
        .target(name: "StudyCore"),
        .target(
            name: "CNNKernels",
            // Optimized in debug builds too: a layer with three billion weights runs in the tests.
            swiftSettings: [.unsafeFlags(["-O"])]
        ),
        .systemLibrary(name: "CNNProcessor"),
        .target(
            name: "CNNKernelsBaseline",
            dependencies: ["CNNKernels"],
            swiftSettings: vectorSettings()
        ),
        .target(
            name: "CNNEngine",
            dependencies: [
                "CNNKernels", "CNNKernelsBaseline", "CNNProcessor",
                .product(name: "RealModule", package: "swift-numerics"),
            ] + vectorLevels.map { .target(name: "CNNKernels\($0.0)") },
            // The log of what was tried.
            exclude: ["README.md"],
            swiftSettings: [.unsafeFlags(["-O"])] + vectorLevels.map { .define($0.0) }
        ),

        // MARK: - L1: never import each other
        .target(name: "StudyNotes", dependencies: ["Ccmark", "StudyCore"]),
        .target(
            name: "StudyQuizzes",
            dependencies: ["CNNEngine", "StudyCore", .product(name: "Yams", package: "Yams")]
        ),

        .target(
            name: "StudyProgress",
            dependencies: ["StudyCore", .product(name: "GRDB", package: "GRDB.swift")]
        ),

        // One table of layers that drives tests and benchmarks: a new layer is one file, one entry.
        .target(name: "CNNEngineCases", dependencies: ["CNNEngine"]),

        // MARK: - L2: the use cases
        .target(
            name: "StudyKit",
            dependencies: [
                "CNNEngine", "StudyCore", "StudyNotes", "StudyProgress", "StudyQuizzes",
            ]
        ),

        // MARK: - L3: a face
        .target(
            name: "StudyTerminal",
            dependencies: [
                "CNNEngine", "StudyCore", "StudyKit", "StudyNotes", "StudyProgress", "StudyQuizzes",
            ]
        ),

        // MARK: - L4: the executable
        .executableTarget(
            name: "study",
            dependencies: [
                "CNNEngine", "StudyCore", "StudyKit", "StudyNotes", "StudyProgress", "StudyQuizzes",
                "StudyTerminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .executableTarget(
            name: "CNNBenchmarks",
            dependencies: [
                "CNNEngine", "StudyCore", "StudyProgress", "StudyQuizzes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // The script that times other runtimes.
            exclude: ["Peers"]
        ),

        .executableTarget(
            name: "NotesBenchmarks",
            dependencies: [
                "Ccmark", "StudyNotes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // MARK: - Tests
        .testTarget(name: "StudyCoreTests", dependencies: ["StudyCore"]),
        .testTarget(
            name: "CNNEngineTests",
            dependencies: [
                "CNNEngine", "CNNEngineCases", "CNNKernels",
                .product(name: "RealModule", package: "swift-numerics"),
            ],
            // Read from their place in the source tree.
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "StudyNotesTests",
            dependencies: ["StudyCore", "StudyNotes"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "StudyQuizzesTests",
            dependencies: ["CNNEngine", "StudyCore", "StudyQuizzes"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "StudyProgressTests",
            dependencies: [
                "StudyCore", "StudyProgress", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "StudyKitTests",
            dependencies: [
                "CNNEngine", "StudyCore", "StudyKit", "StudyNotes", "StudyProgress", "StudyQuizzes",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "StudyTerminalTests",
            dependencies: ["CNNEngine", "StudyKit", "StudyNotes", "StudyQuizzes", "StudyTerminal"]
        ),
        .testTarget(
            name: "studyTests",
            dependencies: [
                "StudyCore", "StudyProgress", "study",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for (level, name) in vectorLevels {
    package.targets.append(
        .target(
            name: "CNNKernels\(level)",
            dependencies: ["CNNKernels"],
            swiftSettings: vectorSettings(["-Xcc", "-march=\(name)"])
        )
    )
}

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .treatAllWarnings(as: .error),
        ]
}
