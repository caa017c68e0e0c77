import Access
import Foundation
import Storage
import Vocabulary

/// The tables of lists on their way: one row per list, and the households of its comparison, sealed.
struct StagedListing {
    let record: ListingRecord
    let position: Int64

    private static let columns: SQL = """
        id, commune, officer, officer_name, file_name, state, settings, summary, accepted_in, made_at, changed_at,
        EXISTS (SELECT 1 FROM list_import_file f WHERE f.commune = i.commune AND f.import = i.id), position
        """

    static func add(
        _ connection: any Connection, commune: Key, fileName: String, file: [UInt8]?, digest: [UInt8], by asking: Asking
    ) throws -> Key {
        let key = Key.make(at: asking.at)
        try connection.run(
            """
            INSERT INTO list_import (commune, id, officer, officer_name, file_name, digest, state, position, made_at,
            changed_at)
            VALUES (\(commune), \(key), \(asking.officer), \(asking.name), \(fileName), \(digest),
            \(ListingState.uploaded.rawValue), 0, \(asking.at), \(asking.at))
            """)
        guard let file else { return key }
        try connection.run(
            "INSERT INTO list_import_file (commune, import, sealed) VALUES (\(commune), \(key), \(file))")
        return key
    }

    static func find(_ connection: any Connection, commune: Key, _ key: Key) throws -> StagedListing? {
        try connection.first(
            "SELECT \(columns) FROM list_import i WHERE commune = \(commune) AND id = \(key)", read)
    }

    /// Those of an officer, and those of others that reached the register.
    static func history(_ connection: any Connection, commune: Key, officer: Key?) throws -> [ListingRecord] {
        let reached = [ListingState.accepted, .takenBack].map(\.rawValue)
        return try connection.all(
            """
            SELECT \(columns) FROM list_import i
            WHERE commune = \(commune) AND (officer IS NOT DISTINCT FROM \(officer) OR state IN \(list: reached))
            ORDER BY made_at DESC, id DESC LIMIT 200
            """
        ) { read($0).record }
    }

    static func file(_ connection: any Connection, commune: Key, _ key: Key) throws -> [UInt8]? {
        try connection.first(
            "SELECT sealed FROM list_import_file WHERE commune = \(commune) AND import = \(key)"
        ) { $0.bytes(0) }
    }

    /// Keeps a comparison instead of the one before.
    static func keep(
        _ connection: any Connection, commune: Key, _ key: Key, _ plan: ListingPlan, settings: ListingSettings,
        vault: Vault, at instant: Instant
    ) throws {
        try mustBeOpen(connection, commune: commune, key)
        try connection.run("DELETE FROM list_import_row WHERE commune = \(commune) AND import = \(key)")
        let encoder = JSONEncoder()
        try connection.load("list_import_row", ["commune", "import", "ord", "outcome", "household", "sealed"]) { sink in
            for (order, row) in plan.rows.enumerated() {
                sink.put(commune)
                sink.put(key)
                sink.put(Int64(order))
                sink.put(row.outcome.rawValue)
                sink.put(row.key)
                sink.put(vault.seal([UInt8](try encoder.encode(row))))
                try sink.endRow()
            }
        }
        try connection.run(
            """
            UPDATE list_import SET state = \(ListingState.compared.rawValue), settings = \(try StoredText.of(settings)),
            summary = \(try StoredText.of(plan.summary)), position = \(plan.position), changed_at = \(instant)
            WHERE commune = \(commune) AND id = \(key)
            """)
    }

    static func markAccepted(
        _ connection: any Connection, commune: Key, _ key: Key, in entry: Key?, _ summary: ListingSummary,
        settings: ListingSettings, at instant: Instant
    ) throws {
        try mustBeOpen(connection, commune: commune, key)
        try connection.run(
            """
            UPDATE list_import SET state = \(ListingState.accepted.rawValue), accepted_in = \(entry),
            settings = \(try StoredText.of(settings)), summary = \(try StoredText.of(summary)), changed_at = \(instant)
            WHERE commune = \(commune) AND id = \(key)
            """)
    }

    /// Asked inside the transaction that writes, and holding the row: a list may be accepted on one page while another
    /// compares it anew or throws it away, and what was accepted stays so.
    private static func mustBeOpen(_ connection: any Connection, commune: Key, _ key: Key) throws {
        let open = [ListingState.uploaded, .compared].map(\.rawValue)
        let isOpen = try connection.run(
            """
            UPDATE list_import SET changed_at = changed_at
            WHERE commune = \(commune) AND id = \(key) AND state IN \(list: open)
            """)
        guard isOpen == 1 else { throw ListingRefusal.alreadyAccepted }
    }

    static func markTakenBack(
        _ connection: any Connection, commune: Key, _ key: Key, in entry: Key, at instant: Instant
    ) throws {
        try connection.run(
            """
            UPDATE list_import SET state = \(ListingState.takenBack.rawValue), taken_back_in = \(entry),
            changed_at = \(instant)
            WHERE commune = \(commune) AND id = \(key)
            """)
    }

    static func discard(_ connection: any Connection, commune: Key, _ key: Key, at instant: Instant) throws {
        try mustBeOpen(connection, commune: commune, key)
        try connection.run("DELETE FROM list_import_row WHERE commune = \(commune) AND import = \(key)")
        try connection.run("DELETE FROM list_import_file WHERE commune = \(commune) AND import = \(key)")
        try connection.run(
            """
            UPDATE list_import SET state = \(ListingState.discarded.rawValue), changed_at = \(instant)
            WHERE commune = \(commune) AND id = \(key)
            """)
    }

    static func eraseContents(_ connection: any Connection, before instant: Instant) throws -> Int {
        try connection.run(
            """
            DELETE FROM list_import_row WHERE EXISTS (
                SELECT 1 FROM list_import i WHERE i.commune = list_import_row.commune AND i.id = list_import_row.import
                AND i.made_at < \(instant))
            """)
        return try connection.run(
            """
            DELETE FROM list_import_file WHERE EXISTS (
                SELECT 1 FROM list_import i WHERE i.commune = list_import_file.commune AND i.id = list_import_file.import
                AND i.made_at < \(instant))
            """)
    }

    static func rows(
        _ connection: any Connection, commune: Key, _ key: Key, outcome: ListingOutcome, from offset: Int, count: Int,
        vault: Vault
    ) throws -> [ListedRow] {
        let decoder = JSONDecoder()
        return try connection.all(
            """
            SELECT sealed FROM list_import_row
            WHERE commune = \(commune) AND import = \(key) AND outcome = \(outcome.rawValue)
            ORDER BY ord LIMIT \(count) OFFSET \(offset)
            """
        ) { row in
            vault.open(row.bytes(0)).flatMap { try? decoder.decode(ListedRow.self, from: Data($0)) }
        }.compactMap(\.self)
    }

    static func count(
        _ connection: any Connection, commune: Key, _ key: Key, outcome: ListingOutcome
    ) throws -> Int {
        Int(
            try connection.count(
                """
                SELECT count(*) FROM list_import_row
                WHERE commune = \(commune) AND import = \(key) AND outcome = \(outcome.rawValue)
                """))
    }

    private static func read(_ row: any Row) -> StagedListing {
        StagedListing(
            record: ListingRecord(
                key: row.key(0), commune: row.key(1), officer: row.keyIfAny(2), officerName: row.text(3),
                fileName: row.text(4), state: ListingState(rawValue: row.text(5)) ?? .discarded,
                settings: row.textIfAny(6).flatMap { StoredText.read(ListingSettings.self, $0) },
                summary: row.textIfAny(7).flatMap { StoredText.read(ListingSummary.self, $0) },
                acceptedIn: row.keyIfAny(8), madeAt: row.instant(9), changedAt: row.instant(10), hasFile: row.flag(11)),
            position: row.int(12))
    }
}
