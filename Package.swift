// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], scripts: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: scripts, swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "vuon",
    products: [.executable(name: "vuon", targets: ["Vuon"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        system("CLibPQ", pkgConfig: "libpq", apt: "libpq-dev"),
        system("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
        system("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev"),
        system("CSQLiteMemory", apt: "libsqlite3-dev"),
        system("CMemory", apt: "libc6-dev"),
        system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        system("CExpat", pkgConfig: "expat", apt: "libexpat1-dev"),
        system("CXlsxWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
        .target(
            name: "CVnIcu", path: "Sources/System/CVnIcu",
            linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

        // The order is the order of `docs/decisions/0001`: a module imports only what stands above it.
        module("Markup"),
        module("FormCoding"),
        module("Vocabulary", ["CVnIcu", "COpenSSL"]),
        module("Rulebook", ["Vocabulary", yams]),
        module("Storage", ["Vocabulary"]),
        module(
            "StorageSQLite",
            ["Storage", "Vocabulary", "CSQLiteMemory", grdb, .product(name: "GRDBSQLite", package: "GRDB.swift")]),
        module("StoragePostgreSQL", ["Storage", "Vocabulary", "CLibPQ"]),
        module("Office", ["Vocabulary", "CZlib", "CExpat", "CXlsxWriter"]),
        module("Territory", ["Storage", "Vocabulary"]),
        module("Access", ["Storage", "Vocabulary", "COpenSSL", "CArgon2"]),
        module("Safekeeping", ["Access", "Storage", "Vocabulary", "COpenSSL", "CArgon2", "CZlib"]),
        module("Rulings", ["Access", "Territory", "Storage", "Rulebook", "Vocabulary"]),
        module("Registry", ["Access", "Territory", "Office", "Storage", "Rulebook", "Vocabulary"]),
        module("Programme", ["Registry", "Access", "Territory", "Storage", "Rulebook", "Vocabulary", yams]),
        module(
            "Results",
            ["Programme", "Registry", "Access", "Territory", "Office", "Storage", "Rulebook", "Vocabulary"]),
        module(
            "Rollup",
            ["Results", "Programme", "Registry", "Access", "Territory", "Storage", "Rulebook", "Vocabulary"]),
        module("Sample", ["Registry", "Office", "Rulebook", "Vocabulary"]),
        module("Site", ["Access", "FormCoding", "Markup", "Vocabulary", hummingbird]),
        module(
            "Desk",
            [
                "Site", "Rollup", "Results", "Programme", "Registry", "Rulings", "Safekeeping", "Access", "Territory",
                "Office", "Rulebook", "FormCoding", "Markup", "Vocabulary", hummingbird,
            ]),
        .executableTarget(
            name: "Vuon",
            dependencies: [
                "Desk", "Site", "Sample", "Rollup", "Results", "Programme", "Registry", "Rulings", "Safekeeping",
                "Access", "Territory",
                "Office",
                "Rulebook", "Storage", "StorageSQLite", "StoragePostgreSQL", "Vocabulary", "CMemory", hummingbird,
                argumentParser,
            ],
            swiftSettings: strict),

        // Parts of the program by themselves, for Benchmarks/bench_*.py.
        .executableTarget(
            name: "Measured",
            dependencies: [
                "Registry", "Access", "Territory", "Office", "Storage", "StorageSQLite", "StoragePostgreSQL",
                "Rulebook",
                "Vocabulary",
            ],
            path: "Benchmarks/Measured", swiftSettings: strict),

        // Stores for tests, and the process that the durability tests kill.
        .target(
            name: "TestDatabase",
            dependencies: ["Storage", "StorageSQLite", "StoragePostgreSQL", "Vocabulary", "CLibPQ"],
            path: "Tests/TestDatabase", swiftSettings: strict),
        .executableTarget(
            name: "KilledWriter", dependencies: ["Storage", "TestDatabase"], path: "Tests/KilledWriter",
            swiftSettings: strict),
        // Where bytes from outside come in, and the program that libFuzzer drives through them (scripts/fuzz.sh).
        .target(
            name: "Doors", dependencies: ["Office", "FormCoding", "Rulebook"], path: "Tests/Doors",
            swiftSettings: strict),
        .executableTarget(name: "Fuzzed", dependencies: ["Doors"], path: "Tests/Fuzzed", swiftSettings: strict),
        tests("DoorsTests", ["Doors"]),
        tests("VocabularyTests", ["Vocabulary"]),
        tests("LayersTests"),
        tests("MarkupTests", ["Markup"]),
        tests("RulebookTests", ["Rulebook", "Vocabulary"]),
        tests(
            "StorageTests",
            ["KilledWriter", "Storage", "StorageSQLite", "StoragePostgreSQL", "TestDatabase", "Vocabulary"]),
        tests(
            "OfficeTests", ["Doors", "Office", "Vocabulary"],
            scripts: ["fixtures.py", "old_files.py", "old_workbooks.py"]),
        tests("AccessTests", ["Access", "Storage", "TestDatabase", "Vocabulary"]),
        tests("SafekeepingTests", ["Safekeeping", "Access", "Storage", "TestDatabase", "Vocabulary"]),
        tests(
            "RulingsTests",
            ["Rulings", "Access", "Territory", "Storage", "Rulebook", "Vocabulary", "TestDatabase"]),
        tests("SampleTests", ["Sample", "Registry", "Office", "Rulebook", "Vocabulary"]),
        .target(
            name: "PageClient", dependencies: ["Site", hummingbird], path: "Tests/PageClient", swiftSettings: strict),
        tests("SiteTests", ["Site", "FormCoding", "Markup", "Vocabulary", "PageClient", hummingbird]),
        tests(
            "RegistryTests",
            ["Registry", "Access", "Territory", "Office", "Storage", "Rulebook", "Vocabulary", "TestDatabase"],
            scripts: ["Lists/official_lists.py"]),
        tests(
            "ProgrammeTests",
            ["Programme", "Registry", "Access", "Territory", "Storage", "Rulebook", "Vocabulary", "TestDatabase"]),
        tests(
            "ResultsTests",
            [
                "Results", "Programme", "Registry", "Access", "Territory", "Office", "Storage", "Rulebook",
                "Vocabulary",
                "TestDatabase",
            ], scripts: ["expected_tables.py", "seen_workbook.py"]),
        tests(
            "RollupTests",
            [
                "Rollup", "Results", "Programme", "Registry", "Access", "Territory", "Storage", "Rulebook",
                "Vocabulary", "TestDatabase",
            ]),
        tests(
            "CommandTests",
            [
                "Vuon", "Safekeeping", "Rollup", "Results", "Programme", "Registry", "Rulings", "Access", "Territory",
                "Office", "Storage", "StorageSQLite", "TestDatabase",
            ]),
        tests(
            "DeskTests",
            [
                "Desk", "Site", "Rollup", "Results", "Programme", "Registry", "Rulings", "Access", "Territory",
                "Office", "Storage",
                "Rulebook", "Markup", "Vocabulary", "TestDatabase", "PageClient", hummingbird,
            ]),
    ],
    swiftLanguageModes: [.v6])
