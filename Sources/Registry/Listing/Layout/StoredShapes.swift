import Access
import Storage
import Vocabulary

/// What officers of a commune said the columns of a shape of headers mean: asked once, remembered for such files.
enum StoredShapes {
    static func all(_ connection: any Connection, commune: Key) throws -> ToldShapes {
        let shapes = try connection.all(
            "SELECT shape, columns FROM list_shape WHERE commune = \(commune) AND retired_in IS NULL"
        ) { row in (row.text(0), columns(row.text(1))) }
        return ToldShapes(Dictionary(shapes, uniquingKeysWith: { _, last in last }))
    }

    /// Keeps what was said of a shape instead of what was said before.
    static func keep(
        _ connection: any Connection, commune: Key, shape: String, columns: [Int: ListColumn], in entry: AuditEntry
    ) throws {
        let text = text(columns)
        let before = try connection.first(
            """
            SELECT id, columns FROM list_shape
            WHERE commune = \(commune) AND shape = \(shape) AND retired_in IS NULL
            """
        ) { (key: $0.key(0), columns: $0.text(1)) }
        try connection.run(
            """
            UPDATE list_shape SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND shape = \(shape) AND retired_in IS NULL
            """)
        let key = Key.make()
        try connection.run(
            """
            INSERT INTO list_shape (commune, id, shape, columns, recorded_in)
            VALUES (\(commune), \(key), \(shape), \(text), \(entry.key))
            """)
        entry.changed(
            "list_shape", before?.key ?? key, before: (before?.columns).map { Array($0.utf8) }, after: Array(text.utf8))
    }

    /// `0=name;4=birth`: the columns from 0 with the ids of what they mean.
    private static func text(_ columns: [Int: ListColumn]) -> String {
        columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.id)" }.joined(separator: ";")
    }

    private static func columns(_ text: String) -> [Int: ListColumn] {
        var columns: [Int: ListColumn] = [:]
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=")
            guard sides.count == 2, let index = Int(sides[0]), let column = ListColumn.named(String(sides[1])) else {
                continue
            }
            columns[index] = column
        }
        return columns
    }
}
