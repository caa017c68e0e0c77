import Office
import Storage
import Vocabulary

/// A household in one place: a household that moved has a line for each place it lived in.
struct ExportedHousehold: ExportedRow {
    let household: Key
    let code: String
    let recordedIn: Key
    /// Nil for a household of which no place is known.
    let residence: Residence?
    /// What the rules propose today; only on the line of the place where it lives now. Not read back.
    var proposed: HouseholdClass?
    var neighbourhoodName = ""

    struct Residence {
        let key: Key
        let neighbourhood: Key
        let address: String
        let from: Day?
        let to: Day?
        let reason: String
        let recordedIn: Key
    }

    static let sheet = ExportedSheet(
        "Hộ",
        [
            .text("Mã hộ"), .key("Khoá hộ"), .key("Khoá nơi ở"), .text("Tổ dân phố", 24), .key("Khoá tổ dân phố"),
            .text("Địa chỉ", 36), .day("Ở từ ngày"), .day("Ở đến ngày"), .text("Lý do", 24),
            .text("Phân loại đề xuất hôm nay", 24), .entry, .key("Mục nhật ký của nơi ở"),
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .text(code), .key(household), .key(residence?.key), .words(neighbourhoodName),
            .key(residence?.neighbourhood), .words(residence?.address), .dated(residence?.from), .dated(residence?.to),
            .words(residence?.reason), .words(proposed?.label), .key(recordedIn), .key(residence?.recordedIn),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        code = try cells.filled()
        household = try cells.key()
        let residence = try cells.keyIfAny()
        neighbourhoodName = cells.text()
        let (neighbourhood, address) = (try cells.keyIfAny(), cells.text())
        let (from, to, reason) = (try cells.dayIfAny(), try cells.dayIfAny(), cells.text())
        cells.skip()
        recordedIn = try cells.key()
        guard let residence else {
            self.residence = nil
            return
        }
        let entry = try cells.key()
        guard let neighbourhood else { throw CellFault(header: "Khoá tổ dân phố", message: "còn trống") }
        self.residence = Residence(
            key: residence, neighbourhood: neighbourhood, address: address, from: from, to: to, reason: reason,
            recordedIn: entry)
    }

    private init(_ household: Key, _ code: String, _ recordedIn: Key, _ residence: Residence?) {
        self.household = household
        self.code = code
        self.recordedIn = recordedIn
        self.residence = residence
    }

    static func each(_ connection: any Connection, _ commune: Key, _ body: (ExportedHousehold) throws -> Void) throws {
        let residences = try residences(connection, commune)
        try connection.each(
            """
            SELECT id, code, recorded_in FROM household WHERE commune = \(commune) AND retired_in IS NULL ORDER BY code
            """
        ) { row in
            let (household, code, entry) = (row.key(0), row.text(1), row.key(2))
            guard let places = residences[household] else {
                return try body(ExportedHousehold(household, code, entry, nil))
            }
            for place in places { try body(ExportedHousehold(household, code, entry, place)) }
        }
    }

    // Read apart: joined, SQLite walks through the whole commune's places for every household.
    private static func residences(_ connection: any Connection, _ commune: Key) throws -> [Key: [Residence]] {
        var residences: [Key: [Residence]] = [:]
        try connection.each(
            """
            SELECT household, id, neighbourhood, address, from_day, to_day, reason, recorded_in FROM residence
            WHERE commune = \(commune) AND retired_in IS NULL ORDER BY id
            """
        ) { row in
            residences[row.key(0), default: []].append(
                Residence(
                    key: row.key(1), neighbourhood: row.key(2), address: row.text(3), from: row.dayIfAny(4),
                    to: row.dayIfAny(5), reason: row.text(6), recordedIn: row.key(7)))
        }
        return residences
    }
}
