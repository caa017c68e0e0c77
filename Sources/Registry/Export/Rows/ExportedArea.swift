import Office
import Storage
import Territory
import Vocabulary

/// What an area was called from a day on: the commune itself, and its tổ dân phố.
struct ExportedArea: ExportedRow {
    let key: Key
    let level: AreaLevel
    let code: String
    let name: String
    let kind: String
    let parent: Key?
    let from: Day
    let to: Day?
    let order: Int64
    /// Nil for the commune itself, which every installation knows by the list of the state.
    let recordedIn: Key?

    static let sheet = ExportedSheet(
        "Địa bàn",
        [
            .key("Khoá địa bàn"), .text("Cấp", 14), .text("Mã", 8), .text("Tên", 30), .text("Loại", 14),
            .key("Khoá địa bàn cấp trên"), .day("Từ ngày"), .day("Đến ngày"), .count("Thứ tự"), .entry,
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .key(key), .text(Self.label(level)), .words(code), .text(name), .text(kind), .key(parent), .dated(from),
            .dated(to), .count(order), .key(recordedIn),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        key = try cells.key()
        let level = try cells.filled()
        guard let known = AreaLevel(rawValue: level) ?? Self.levels.first(where: { Self.label($0) == level }) else {
            throw cells.unclear(level)
        }
        self.level = known
        code = cells.text()
        name = try cells.filled()
        kind = try cells.filled()
        parent = try cells.keyIfAny()
        from = try cells.day()
        to = try cells.dayIfAny()
        order = try cells.count()
        recordedIn = try cells.keyIfAny()
    }

    private init(_ row: any Row) {
        key = row.key(0)
        level = AreaLevel(rawValue: row.text(1)) ?? .neighbourhood
        code = row.text(2)
        name = row.text(3)
        kind = row.text(4)
        parent = row.keyIfAny(5)
        from = row.day(6)
        to = row.dayIfAny(7)
        order = row.int(8)
        recordedIn = level == .neighbourhood ? row.key(9) : nil
    }

    static func all(_ connection: any Connection, _ commune: Key) throws -> [ExportedArea] {
        try connection.all(
            """
            SELECT a.id, a.level, n.code, n.name, n.kind, n.parent, n.from_day, n.to_day, n.ord, n.recorded_in
            FROM area a JOIN area_name n ON n.area = a.id AND n.retired_in IS NULL
            WHERE a.id = \(commune) OR a.commune = \(commune) ORDER BY a.level, n.ord, a.id, n.from_day
            """, ExportedArea.init)
    }

    private static let levels: [AreaLevel] = [.country, .province, .commune, .neighbourhood]

    private static func label(_ level: AreaLevel) -> String {
        switch level {
        case .country: "Cả nước"
        case .province: "Tỉnh, thành phố"
        case .commune: "Phường, xã"
        case .neighbourhood: "Tổ dân phố"
        }
    }
}
