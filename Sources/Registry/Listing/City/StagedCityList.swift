import Access
import Foundation
import Storage
import Territory
import Vocabulary

/// A list of several wards that somebody brought, without its content.
public struct CityListRecord: Sendable {
    public let key: Key
    public let officer: Key?
    public let officerName: String
    public let fileName: String
    public let state: ListingState
    /// What its officer said of it, or what is proposed.
    public let settings: ListingSettings?
    public let madeAt: Instant
    public let changedAt: Instant
    /// Whether the file is still kept; it is erased after some days.
    public let hasFile: Bool

    /// Whether nobody has said anything of it yet: its settings are what is proposed.
    public var isNew: Bool { state == .uploaded && changedAt == madeAt }
}

/// What became of one ward of such a list.
public struct CityListWard: Sendable {
    public let commune: Key
    public let summary: ListingSummary
    /// Why nothing of it was or can be stored.
    public let problem: String?
    /// Whether something of this file was written into its register.
    public let isStored: Bool
    public let faults: CityListFaults
    let position: Int64
}

/// Lines of a ward that are refused or doubtful; they may name people.
public struct CityListFaults: Sendable, Codable {
    /// Of refused households.
    public let refused: [ListingFault]
    /// Of people whom another ward has too.
    public let doubles: [ListingFault]
}

/// The tables of such lists.
struct StagedCityList {
    private static let columns: SQL = """
        id, officer, officer_name, file_name, state, settings, made_at, changed_at,
        EXISTS (SELECT 1 FROM city_import_file f WHERE f.import = i.id)
        """

    /// - Parameter settings: what is proposed to its officer.
    static func add(
        _ connection: any Connection, fileName: String, settings: ListingSettings, by asking: Asking
    ) throws -> Key {
        let key = Key.make(at: asking.at)
        try connection.run(
            """
            INSERT INTO city_import (id, officer, officer_name, file_name, settings, state, made_at, changed_at)
            VALUES (\(key), \(asking.officer), \(asking.name), \(fileName), \(try StoredText.of(settings)),
            \(ListingState.uploaded.rawValue), \(asking.at), \(asking.at))
            """)
        return key
    }

    static func add(_ connection: any Connection, _ piece: [UInt8], _ order: Int, to key: Key) throws {
        try connection.run(
            "INSERT INTO city_import_file (import, ord, sealed) VALUES (\(key), \(order), \(piece))")
    }

    static func find(_ connection: any Connection, _ key: Key) throws -> CityListRecord? {
        try connection.first("SELECT \(columns) FROM city_import i WHERE id = \(key)", read)
    }

    static func history(_ connection: any Connection, officer: Key?) throws -> [CityListRecord] {
        try connection.all(
            """
            SELECT \(columns) FROM city_import i WHERE officer IS NOT DISTINCT FROM \(officer)
            ORDER BY made_at DESC, id DESC LIMIT 50
            """, read)
    }

    /// A piece of the file; nil after the last.
    static func piece(_ connection: any Connection, _ order: Int, of key: Key) throws -> [UInt8]? {
        try connection.first(
            "SELECT sealed FROM city_import_file WHERE import = \(key) AND ord = \(order)"
        ) { $0.bytes(0) }
    }

    /// Begins a comparison: what an earlier one said goes.
    static func begin(
        _ connection: any Connection, _ key: Key, settings: ListingSettings, at instant: Instant
    ) throws {
        try connection.run("DELETE FROM city_import_ward WHERE import = \(key)")
        try mark(connection, key, .uploaded, at: instant)
        try connection.run(
            "UPDATE city_import SET settings = \(try StoredText.of(settings)) WHERE id = \(key)")
    }

    static func mark(_ connection: any Connection, _ key: Key, _ state: ListingState, at instant: Instant) throws {
        let marked = try connection.run(
            """
            UPDATE city_import SET state = \(state.rawValue), changed_at = \(instant)
            WHERE id = \(key) AND state <> \(ListingState.discarded.rawValue)
            """)
        guard marked == 1 else { throw CityListRefusal.discarded }
    }

    /// Keeps what became of a ward instead of what was said of it before.
    static func keep(
        _ connection: any Connection, _ outcome: CommuneOutcome, _ order: Int, of key: Key, vault: Vault
    ) throws {
        let commune = outcome.commune.key
        let wasStored = try connection.exists(
            "SELECT 1 FROM city_import_ward WHERE import = \(key) AND commune = \(commune) AND is_stored")
        try connection.run("DELETE FROM city_import_ward WHERE import = \(key) AND commune = \(commune)")
        let faults = CityListFaults(refused: outcome.summary.rows.flatMap(\.faults), doubles: outcome.doubles)
        try connection.run(
            """
            INSERT INTO city_import_ward (import, ord, commune, position, summary, problem, is_stored, sealed)
            VALUES (\(key), \(order), \(commune), \(outcome.position), \(try StoredText.of(outcome.summary)),
            \(outcome.problem?.message), \(wasStored || outcome.summary.isStored),
            \(vault.seal([UInt8](try JSONEncoder().encode(faults)))))
            """)
    }

    static func wards(_ connection: any Connection, of key: Key, vault: Vault) throws -> [CityListWard] {
        try connection.all(
            """
            SELECT commune, position, summary, problem, is_stored, sealed FROM city_import_ward
            WHERE import = \(key) ORDER BY ord
            """
        ) { row in
            let faults = vault.open(row.bytes(5)).flatMap {
                try? JSONDecoder().decode(CityListFaults.self, from: Data($0))
            }
            return CityListWard(
                commune: row.key(0), summary: StoredText.read(ListingSummary.self, row.text(2)) ?? ListingSummary(),
                problem: row.textIfAny(3), isStored: row.flag(4),
                faults: faults ?? CityListFaults(refused: [], doubles: []), position: row.int(1))
        }
    }

    static func discard(_ connection: any Connection, _ key: Key, at instant: Instant) throws {
        try mark(connection, key, .discarded, at: instant)
        try connection.run("DELETE FROM city_import_file WHERE import = \(key)")
        try connection.run("DELETE FROM city_import_ward WHERE import = \(key) AND NOT is_stored")
    }

    static func eraseContents(_ connection: any Connection, before instant: Instant) throws -> Int {
        let old: SQL = "SELECT id FROM city_import WHERE made_at < \(instant)"
        try connection.run("DELETE FROM city_import_ward WHERE import IN (\(old))")
        return try connection.run("DELETE FROM city_import_file WHERE import IN (\(old))")
    }

    private static func read(_ row: any Row) -> CityListRecord {
        CityListRecord(
            key: row.key(0), officer: row.keyIfAny(1), officerName: row.text(2), fileName: row.text(3),
            state: ListingState(rawValue: row.text(4)) ?? .discarded,
            settings: row.textIfAny(5).flatMap { StoredText.read(ListingSettings.self, $0) }, madeAt: row.instant(6),
            changedAt: row.instant(7), hasFile: row.flag(8))
    }
}
