import Storage
import Vocabulary

/// A table with a column of every kind.
let sampleSchema = [
    Migration(
        "0001-sample",
        [
            """
            CREATE TABLE sample (
                id {key} NOT NULL PRIMARY KEY,
                name {text} NOT NULL,
                amount {int64},
                is_active {flag},
                photo {bytes},
                note {text},
                CONSTRAINT sample_amount_limit CHECK (amount <> -1)
            ){table}
            """,
            "CREATE UNIQUE INDEX sample_note ON sample (note)",
            """
            CREATE TABLE part (
                sample_id {key} NOT NULL REFERENCES sample (id),
                place {int64} NOT NULL,
                PRIMARY KEY (sample_id, place)
            ){keyed}
            """,
        ])
]

/// A row of `sample`, as it goes in and comes out; all rows come in the order of their keys.
struct Sample: Hashable, Sendable {
    var id = Key.make()
    var name = "Trần Thị Bưởi"
    var amount: Int64?
    var isActive: Bool?
    var photo: [UInt8]?
    var note: String?

    func insert(_ connection: any Connection) throws {
        try connection.run(
            """
            INSERT INTO sample (id, name, amount, is_active, photo, note)
            VALUES (\(id), \(name), \(amount), \(isActive), \(photo), \(note))
            """)
    }

    init(
        name: String = "Trần Thị Bưởi", amount: Int64? = nil, isActive: Bool? = nil, photo: [UInt8]? = nil,
        note: String? = nil
    ) {
        self.name = name
        self.amount = amount
        self.isActive = isActive
        self.photo = photo
        self.note = note
    }

    init(_ row: any Row) {
        id = row.key(0)
        name = row.text(1)
        amount = row.intIfAny(2)
        isActive = row.flagIfAny(3)
        photo = row.bytesIfAny(4)
        note = row.textIfAny(5)
    }

    static let columns: SQL = "id, name, amount, is_active, photo, note"

    static func all(in database: any Database) async throws -> [Sample] {
        try await database.read { try $0.all("SELECT \(columns) FROM sample ORDER BY id", Sample.init) }
    }
}
