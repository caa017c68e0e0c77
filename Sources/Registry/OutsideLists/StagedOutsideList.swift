import Access
import Foundation
import Storage
import Vocabulary

/// The tables of outside lists: file and comparison, sealed, each of one officer.
struct StagedOutsideList {
    let connection: any Connection
    let commune: Key
    /// Nil for whoever works at the server.
    let officer: Key?

    private static let columns: SQL = """
        l.id, l.file_name, l.settings, l.summary, l.made_at, l.compared_at,
        EXISTS (SELECT 1 FROM outside_list_file f WHERE f.commune = l.commune AND f.list = l.id)
        """

    func add(_ fileName: String, sealed: [UInt8], at instant: Instant) throws -> Key {
        let key = Key.make(at: instant)
        try connection.run(
            """
            INSERT INTO outside_list (commune, id, officer, file_name, made_at)
            VALUES (\(commune), \(key), \(officer), \(fileName), \(instant))
            """)
        try connection.run(
            "INSERT INTO outside_list_file (commune, list, sealed) VALUES (\(commune), \(key), \(sealed))")
        return key
    }

    func all() throws -> [OutsideRecord] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM outside_list l
            WHERE l.commune = \(commune) AND l.officer IS NOT DISTINCT FROM \(officer)
            ORDER BY l.made_at DESC, l.id DESC LIMIT 100
            """, read)
    }

    func one(_ list: Key) throws -> OutsideRecord {
        let found = try connection.first(
            """
            SELECT \(Self.columns) FROM outside_list l
            WHERE l.commune = \(commune) AND l.id = \(list) AND l.officer IS NOT DISTINCT FROM \(officer)
            """, read)
        guard let found else { throw OutsideRefusal.unknownList }
        return found
    }

    func file(_ list: Key) throws -> [UInt8]? {
        try connection.first("SELECT sealed FROM outside_list_file WHERE commune = \(commune) AND list = \(list)") {
            $0.bytes(0)
        }
    }

    /// Keeps a comparison instead of the one before.
    func keep(
        _ list: Key, _ rows: [OutsideRow], _ summary: OutsideSummary, _ settings: OutsideSettings, vault: Vault,
        at instant: Instant
    ) throws {
        let isThere = try connection.run(
            """
            UPDATE outside_list SET settings = \(try StoredText.of(settings)), summary = \(try StoredText.of(summary)),
            compared_at = \(instant) WHERE commune = \(commune) AND id = \(list)
            """)
        guard isThere == 1 else { throw OutsideRefusal.unknownList }
        try connection.run("DELETE FROM outside_list_row WHERE commune = \(commune) AND list = \(list)")
        let encoder = JSONEncoder()
        try connection.load(
            "outside_list_row", ["commune", "list", "ord", "kind", "has_facts", "neighbourhood", "sealed"]
        ) { sink in
            for (order, row) in rows.enumerated() {
                sink.put(commune)
                sink.put(list)
                sink.put(Int64(order))
                sink.put(row.kind.rawValue)
                sink.put(!row.differences.isEmpty)
                sink.put(row.neighbourhoodKey.flatMap { Key($0) })
                sink.put(vault.seal([UInt8](try encoder.encode(row))))
                try sink.endRow()
            }
        }
    }

    func rows(
        _ list: Key, _ kind: OutsideKind, in neighbourhood: Key?, from offset: Int, count: Int, vault: Vault
    ) throws -> [OutsideRow] {
        let decoder = JSONDecoder()
        return try connection.all(
            """
            SELECT sealed FROM outside_list_row WHERE \(condition(list, kind, neighbourhood))
            ORDER BY ord LIMIT \(count) OFFSET \(offset)
            """
        ) { row in
            vault.open(row.bytes(0)).flatMap { try? decoder.decode(OutsideRow.self, from: Data($0)) }
        }.compactMap(\.self)
    }

    func count(_ list: Key, _ kind: OutsideKind, in neighbourhood: Key?) throws -> Int {
        Int(
            try connection.count(
                "SELECT count(*) FROM outside_list_row WHERE \(condition(list, kind, neighbourhood))"))
    }

    private func condition(_ list: Key, _ kind: OutsideKind, _ neighbourhood: Key?) -> SQL {
        let place: SQL? = neighbourhood.map { "AND neighbourhood = \($0)" }
        // Whoever differs in class may differ in more.
        let kinds: SQL = kind == .facts ? "has_facts = \(true)" : "kind = \(kind.rawValue)"
        return "commune = \(commune) AND list = \(list) AND \(kinds) \(place)"
    }

    func erase(_ list: Key) throws {
        try connection.run("DELETE FROM outside_list_row WHERE commune = \(commune) AND list = \(list)")
        try connection.run("DELETE FROM outside_list_file WHERE commune = \(commune) AND list = \(list)")
        try connection.run("DELETE FROM outside_list WHERE commune = \(commune) AND id = \(list)")
    }

    /// Everything that was brought before an instant, of all communes and officers.
    static func eraseAll(_ connection: any Connection, before instant: Instant) throws -> Int {
        for list in try connection.all(
            "SELECT commune, id FROM outside_list WHERE made_at < \(instant)", { ($0.key(0), $0.key(1)) })
        {
            try StagedOutsideList(connection: connection, commune: list.0, officer: nil).erase(list.1)
        }
        return 0
    }

    private func read(_ row: any Row) -> OutsideRecord {
        OutsideRecord(
            key: row.key(0), commune: commune, fileName: row.text(1),
            settings: row.textIfAny(2).flatMap { StoredText.read(OutsideSettings.self, $0) },
            summary: row.textIfAny(3).flatMap { StoredText.read(OutsideSummary.self, $0) }, madeAt: row.instant(4),
            comparedAt: row.intIfAny(5).map { Instant(milliseconds: $0) }, hasFile: row.flag(6))
    }
}
