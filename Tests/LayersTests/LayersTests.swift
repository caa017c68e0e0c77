import Foundation
import RegexBuilder
import Testing

/// Who may import whom. The order is the order of `Package.swift`: a module imports only what stands above it.
private let layers: [(module: String, imports: Set<String>)] = [
    ("Markup", []),
    ("FormCoding", []),
    ("Vocabulary", ["CVnIcu", "COpenSSL"]),
    ("Rulebook", ["Vocabulary", "Yams"]),
    ("Storage", ["Vocabulary"]),
    ("StorageSQLite", ["Storage", "Vocabulary", "CSQLiteMemory", "GRDB", "GRDBSQLite"]),
    ("StoragePostgreSQL", ["Storage", "Vocabulary", "CLibPQ"]),
    ("Office", ["Vocabulary", "CZlib", "CExpat", "CXlsxWriter"]),
    ("Territory", ["Storage", "Vocabulary"]),
    ("Access", ["Storage", "Vocabulary", "COpenSSL", "CArgon2"]),
    ("Safekeeping", ["Access", "Storage", "Vocabulary", "COpenSSL", "CArgon2", "CZlib"]),
    ("Rulings", ["Access", "Territory", "Storage", "Rulebook", "Vocabulary"]),
    ("Registry", ["Access", "Territory", "Office", "Storage", "Rulebook", "Vocabulary"]),
    ("Programme", ["Registry", "Access", "Territory", "Storage", "Rulebook", "Vocabulary", "Yams"]),
    ("Results", ["Programme", "Registry", "Access", "Territory", "Office", "Storage", "Rulebook", "Vocabulary"]),
    (
        "Rollup",
        ["Results", "Programme", "Registry", "Access", "Territory", "Storage", "Rulebook", "Vocabulary"]
    ),
    ("Sample", ["Registry", "Office", "Rulebook", "Vocabulary"]),
    ("Site", web.union(["Access", "FormCoding", "Markup", "Vocabulary"])),
    (
        "Desk",
        web.union([
            "Site", "Rollup", "Results", "Programme", "Registry", "Rulings", "Safekeeping", "Access", "Territory",
            "Office", "Rulebook", "FormCoding", "Markup", "Vocabulary",
        ])
    ),
    (
        "Vuon",
        web.union([
            "Desk", "Site", "Sample", "Rollup", "Results", "Programme", "Registry", "Rulings", "Safekeeping",
            "Access", "Territory", "Office", "Rulebook", "Storage", "StorageSQLite", "StoragePostgreSQL", "Vocabulary",
            "CMemory",
            "ArgumentParser",
        ])
    ),
]

/// Hummingbird, and what its own API is written in.
private let web: Set<String> = [
    "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore", "NIOPosix", "ServiceLifecycle",
]

/// What comes with the toolchain is open to all.
private let toolchain: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "Synchronization", "Dispatch",
]

/// C libraries, under `Sources/System`, a folder each.
private let systemModules: Set<String> = [
    "CLibPQ", "COpenSSL", "CArgon2", "CZlib", "CExpat", "CXlsxWriter", "CVnIcu",
    "CSQLiteMemory", "CMemory",
]

@Suite struct `the layers` {
    @Test func `every module imports only what the table allows it`() throws {
        for file in try Repository.files(under: "Sources", ending: ".swift") {
            let module = file.path.split(separator: "/")[1]
            let allowed = layers.first { $0.module == module }?.imports ?? []

            let forbidden = imports(in: file.text).subtracting(allowed).subtracting(toolchain)

            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted())")
        }
    }

    @Test func `the table itself runs downwards`() {
        var above: Set<String> = []
        let ours = Set(layers.map(\.module))

        for layer in layers {
            #expect(layer.imports.intersection(ours).isSubset(of: above), "\(layer.module) imports from below")
            above.insert(layer.module)
        }
    }

    @Test func `a driver, a parser and the web each have their own place`() {
        #expect(modules(importing: "GRDB") == ["StorageSQLite"])
        #expect(modules(importing: "CLibPQ") == ["StoragePostgreSQL"])
        #expect(modules(importing: "Yams") == ["Rulebook", "Programme"])
        #expect(modules(importing: "Hummingbird") == ["Site", "Desk", "Vuon"])
        #expect(modules(importing: "StorageSQLite") == ["Vuon"])
        #expect(modules(importing: "StoragePostgreSQL") == ["Vuon"])
        #expect(modules(importing: "Storage").isDisjoint(with: ["Site", "Desk"]))
    }

    @Test func `every folder of sources is a known module`() throws {
        let known = Set(layers.map(\.module)).union(["System"])

        #expect(try Repository.folders(under: "Sources").subtracting(known).isEmpty)
        #expect(try Repository.folders(under: "Sources/System").subtracting(systemModules).isEmpty)
    }

    private func modules(importing name: String) -> Set<String> {
        Set(layers.filter { $0.imports.contains(name) }.map(\.module))
    }
}

@Suite struct `the state of the files` {
    @Test func `no Swift file is longer than 400 lines`() throws {
        let sources = try Repository.files(under: "Sources", ending: ".swift")
        let tests = try Repository.files(under: "Tests", ending: ".swift")

        for file in sources + tests {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 400, "\(file.path) has \(lines) lines")
        }
    }

    @Test func `nothing is called after the drawer it was put in`() throws {
        for file in try Repository.files(under: "Sources", ending: ".swift") {
            #expect(drawerNames(in: file.path) == [], "\(file.path)")
            #expect(drawerTypes(in: file.text) == [], "\(file.path)")
        }
    }

    @Test func `no file knows the machine it was written on`() throws {
        for file in try Repository.textFiles() {
            #expect(machinePaths(in: file.text) == [], "\(file.path)")
        }
    }
}

@Suite struct `the checks find what they look for` {
    @Test func `imports of every spelling are read`() {
        let text = """
            import Foundation
            public import struct Storage.SQL
              @testable import Desk
            @preconcurrency import GRDB
            // import Yams
            let line = "import Office"
            """

        #expect(imports(in: text) == ["Foundation", "Storage", "Desk", "GRDB"])
    }

    @Test func `a drawer is known by its name`() {
        #expect(drawerNames(in: "Sources/Site/StringUtils.swift") == ["StringUtils"])
        #expect(drawerNames(in: "Sources/Common/Day.swift") == ["Common"])
        #expect(drawerNames(in: "Sources/Vocabulary/Commonality.swift") == [])
        #expect(drawerTypes(in: "final class ImportManager {}\nenum Servicemen {}") == ["ImportManager"])
    }

    @Test func `a path of a machine is known, an address of the web is not`() {
        let slash = "/"
        #expect(machinePaths(in: "read \(slash)home\(slash)lan/vuon.sqlite") == ["\(slash)home\(slash)"])
        #expect(machinePaths(in: "https://example.vn\(slash)home\(slash)van-ban") == [])
        #expect(machinePaths(in: "Sources\(slash)work\(slash)Day.swift") == [])
    }
}

/// The modules a Swift file imports, whatever stands around the word.
private func imports(in text: String) -> Set<String> {
    let kind = #/(?:struct|class|enum|protocol|func|var|let|typealias|actor)\h+/#
    let line = Regex {
        /^\h*(?:@\w+\h+)*(?:\w+\h+)?import\h+/
        Optionally(kind)
        Capture(/\w+/)
    }
    return Set(text.matches(of: line.anchorsMatchLineEndings()).map { String($0.output.1) })
}

private func drawerNames(in path: String) -> [String] {
    path.split(separator: "/").map { String($0.prefix { $0 != "." && $0 != "+" }) }.filter(isDrawer)
}

private func drawerTypes(in text: String) -> [String] {
    text.matches(of: #/\b(?:class|struct|enum|actor|protocol)\s+(\w+)/#).map { String($0.output.1) }.filter(isDrawer)
}

private func isDrawer(_ name: String) -> Bool {
    ["Util", "Utils", "Helper", "Helpers", "Common", "Manager", "Service"].contains { name.hasSuffix($0) }
}

private func machinePaths(in text: String) -> [String] {
    text.matches(of: #/(?:^|[^\w.\-])(\/(?:work|root|home|Users|tmp\/mini)\/)/#.anchorsMatchLineEndings())
        .map { String($0.output.1) }
}
