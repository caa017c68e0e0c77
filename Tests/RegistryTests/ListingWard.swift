import Access
import Foundation
import Office
import Registry
import Rulebook
import Storage
import TestDatabase
import Vocabulary

/// The Python that has openpyxl.
enum Python {
    static func run(_ script: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3", "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
        return data
    }

    struct Failed: Error {}
}

extension Ward {
    var listings: Listings { Listings(premises) }

    static let figures = Day.iso("2026-02-15")

    /// Reads a list in at once.
    @discardableResult
    func take(
        _ list: TypedList, mode: ListingMode = .all, settings: ListingSettings = ListingSettings(day: figures),
        in folder: URL
    ) async throws -> ListingSummary {
        try await listings.importFile(
            path: try list.csv(in: folder), fileName: "ds.csv", commune: commune, settings: settings, mode: mode,
            by: officer())
    }

    /// Uploads and compares a list.
    func stage(
        _ list: TypedList, settings: ListingSettings = ListingSettings(day: figures), in folder: URL
    ) async throws -> (key: Key, summary: ListingSummary) {
        let key = try await listings.upload(
            path: try list.csv(in: folder), fileName: "ds.csv", commune: commune, by: officer())
        return (key, try await listings.compare(key, commune: commune, settings: settings, by: officer()))
    }

    /// The faults that a list gives, in the order of the file.
    func faults(_ list: TypedList, settings: ListingSettings = ListingSettings(day: figures), in folder: URL)
        async throws
        -> [ListingFault]
    {
        try await take(list, mode: .dryRun, settings: settings, in: folder).rows.flatMap(\.faults)
    }

    /// All households, by the name of the head.
    func register() async throws -> [String: HouseholdRecord] {
        var records: [String: HouseholdRecord] = [:]
        let keys = try await database.read { [commune] connection in
            try connection.all("SELECT household FROM household_card WHERE commune = \(commune)") { $0.key(0) }
        }
        for key in keys {
            let record = try await record(key)
            records[record.shownName] = record
        }
        return records
    }

    func count(_ sql: SQL) async throws -> Int64 {
        try await database.read { try $0.count(sql) }
    }

    /// How many entries the commune's chain has.
    func entries() async throws -> Int64 {
        try await count("SELECT count(*) FROM audit_entry WHERE chain = \(commune)")
    }

    func refusal(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let refusal as any Refusal {
            return refusal.code
        }
    }
}

/// A ward and a folder for files.
func within(_ engine: Engine, isSample: Bool = false, _ body: (Ward, URL) async throws -> Void) async throws {
    try await Ward.withFolder { folder in
        try await Ward.with(engine, isSample: isSample) { ward in try await body(ward, folder) }
    }
}
