import Office
import Storage
import Vocabulary

/// A household that came out of another, or went into one.
struct ExportedLineage: ExportedRow {
    enum Kind: String, CaseIterable {
        case split, merge, duplicate

        var label: String {
            switch self {
            case .split: "Tách hộ"
            case .merge: "Nhập hộ"
            case .duplicate: "Trùng hộ"
            }
        }
    }

    let key: Key
    let kind: Kind
    let from: Key
    let to: Key
    let day: Day
    let recordedIn: Key

    static let sheet = ExportedSheet(
        "Tách, nhập hộ",
        [.key("Khoá"), .text("Việc", 12), .key("Từ hộ (khoá)"), .key("Thành hộ (khoá)"), .day("Ngày"), .entry])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.key(key), .text(kind.label), .key(from), .key(to), .dated(day), .key(recordedIn)]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        key = try cells.key()
        kind = try cells.choice(\Kind.label)
        from = try cells.key()
        to = try cells.key()
        day = try cells.day()
        recordedIn = try cells.key()
    }

    private init(_ row: any Row) {
        key = row.key(0)
        kind = Kind(rawValue: row.text(1)) ?? .split
        from = row.key(2)
        to = row.key(3)
        day = row.day(4)
        recordedIn = row.key(5)
    }

    static func each(_ connection: any Connection, _ commune: Key, _ body: (ExportedLineage) throws -> Void) throws {
        try connection.each(
            """
            SELECT id, kind, from_household, to_household, day, recorded_in FROM lineage
            WHERE commune = \(commune) AND retired_in IS NULL ORDER BY day, id
            """
        ) { try body(ExportedLineage($0)) }
    }
}
