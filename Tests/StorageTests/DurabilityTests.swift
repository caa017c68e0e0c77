import Foundation
import Storage
import TestDatabase
import Testing

struct DurabilityTests {
    private static let schema = [
        Migration("0001-written", ["CREATE TABLE written (number {int64} NOT NULL PRIMARY KEY){table}"])
    ]

    @Test(arguments: TestDatabase.engines)
    func `a killed writer loses nothing that was acknowledged`(_ engine: Engine) async throws {
        try await TestPlace.use(engine) { place in
            let prepared = try await place.open()
            try await prepared.migrate(Self.schema)
            await prepared.close()

            let acknowledged = try killedWriter(at: place)

            let database = try await place.open()
            let (count, last) = try await database.read { connection in
                (
                    try connection.count("SELECT count(*) FROM written"),
                    try connection.count("SELECT max(number) FROM written")
                )
            }
            await database.close()
            #expect(acknowledged >= 100)
            #expect(count == last, "there is no hole")
            // The last write may have been stored without its writer living to note it.
            #expect(count == acknowledged || count == acknowledged + 1)
        }
    }

    @Test func `the SQLite writer syncs its log at every commit`() async throws {
        try await TestDatabase.use(.sqlite) { database in
            let (journal, synchronous) = try await database.write { connection in
                (
                    try connection.first("PRAGMA journal_mode") { $0.text(0) },
                    try connection.count("PRAGMA synchronous")
                )
            }
            #expect(journal == "wal")
            #expect(synchronous == 2)
        }
    }

    @Test func `the server confirms what is on its disk, whatever its default`() async throws {
        try await TestDatabase.use(.postgresql) { database in
            let setting = try await database.write { try $0.first("SHOW synchronous_commit") { $0.text(0) } }
            #expect(setting == "on")
        }
    }

    /// Starts the writer, kills it at a moment of its work, and returns how many writes it had noted.
    private func killedWriter(at place: TestPlace) throws -> Int64 {
        let note = FileManager.default.temporaryDirectory.appendingPathComponent("vuon_note_" + UUID().uuidString)
        try Data().write(to: note)
        defer { try? FileManager.default.removeItem(at: note) }
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("KilledWriter")
        writer.arguments = [place.engine.rawValue, place.location, note.path]
        try writer.run()
        while writer.isRunning, try Data(contentsOf: note).count < 500 { usleep(1000) }
        kill(writer.processIdentifier, SIGKILL)
        writer.waitUntilExit()
        let lines = try String(contentsOf: note, encoding: .utf8).split(separator: "\n")
        return lines.last.flatMap { Int64($0) } ?? 0
    }
}
