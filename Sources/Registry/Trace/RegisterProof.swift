import Access
import Storage
import Territory
import Vocabulary

/// Compares the register's own tables with what the trace tells of them: a class that was changed directly in the
/// database, or a row that no entry tells of.
public enum RegisterProof {
    /// One row that does not fit.
    public struct Finding: Sendable, Equatable {
        public let commune: Key
        public let table: String
        public let record: Key
        /// In Vietnamese, without a name.
        public let words: String
    }

    /// No more than this of a table: whoever changed more changed enough to be found.
    private static let most = 100

    /// Rows of all communes that do not fit.
    public static func findings(_ connection: any Connection) throws -> [Finding] {
        let communes = try connection.all("SELECT DISTINCT commune FROM recognition ORDER BY commune") { $0.key(0) }
        let told = try toldOfRecognitions(connection)
        return try communes.flatMap { try recognitions(connection, $0, told) } + strays(connection)
    }

    /// What the last entry told of each recognition.
    private static func toldOfRecognitions(_ connection: any Connection) throws -> [Key: [UInt8]?] {
        var told: [Key: [UInt8]?] = [:]
        for table: SQL in ["carried_change", "audit_change"] {
            try connection.each(
                "SELECT record, after_record FROM \(table) WHERE kind = 'recognition' ORDER BY entry, ord"
            ) { told[$0.key(0)] = $0.recordIfAny(1) }
        }
        return told
    }

    /// Each recognition that holds is what the last entry told of it.
    private static func recognitions(
        _ connection: any Connection, _ commune: Key, _ told: [Key: [UInt8]?]
    ) throws -> [Finding] {
        try connection.all(
            """
            SELECT \(Recognitions.columns) FROM recognition r WHERE r.commune = \(commune) AND r.retired_in IS NULL
            ORDER BY r.household, r.id
            """, Recognitions.read
        ).compactMap { recognition -> Finding? in
            guard let after = told[recognition.key] else {
                return Finding(
                    commune: commune, table: "recognition", record: recognition.key,
                    words: "có kết quả công nhận mà không mục nhật ký nào kể")
            }
            guard after != Canonical.recognition(recognition) else { return nil }
            let fields = CanonicalDifference.between(after, Canonical.recognition(recognition)).map(\.field)
            return Finding(
                commune: commune, table: "recognition", record: recognition.key,
                words: "kết quả công nhận khác với nhật ký (\(fields.joined(separator: ", ")))")
        }.prefix(most).map(\.self)
    }

    /// Rows that point to an entry that is not there.
    private static func strays(_ connection: any Connection) throws -> [Finding] {
        let tables: [(name: String, from: SQL)] = [
            ("recognition", "recognition"), ("decision", "decision"), ("membership", "membership"),
            ("residence", "residence"), ("household", "household"),
        ]
        return try tables.flatMap { name, from in
            try connection.all(
                """
                SELECT t.commune, t.id FROM \(from) t
                WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = t.recorded_in)
                AND NOT EXISTS (SELECT 1 FROM carried_entry e WHERE e.id = t.recorded_in) LIMIT \(most)
                """
            ) { row in
                Finding(
                    commune: row.key(0), table: name, record: row.key(1),
                    words: "có dòng trong bảng \(name) mà mục nhật ký ghi nó không có")
            }
        }
    }
}
