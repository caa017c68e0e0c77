import Office
import Storage
import Territory
import Vocabulary

/// A total of residents, with the name of its area.
struct ExportedTotal: ExportedRow {
    let total: ResidentsTotal
    let areaName: String
    let recordedIn: Key

    static let sheet = ExportedSheet(
        "Tổng số dân cư",
        [
            .key("Khoá"), .text("Địa bàn", 24), .key("Khoá địa bàn"), .day("Ngày số liệu"), .count("Số hộ"),
            .count("Số người"), .count("Số hộ DTTS"), .count("Số người DTTS"), .text("Nguồn", 36),
            .text("Số liệu mẫu", 8), .entry,
        ])

    init(_ total: ResidentsTotal, areaName: String, recordedIn: Key) {
        self.total = total
        self.areaName = areaName
        self.recordedIn = recordedIn
    }

    /// The entry that wrote each total that holds.
    static func entries(_ connection: any Connection, _ commune: Key) throws -> [Key: Key] {
        Dictionary(
            try connection.all(
                "SELECT id, recorded_in FROM residents_total WHERE commune = \(commune) AND retired_in IS NULL"
            ) { ($0.key(0), $0.key(1)) }, uniquingKeysWith: { first, _ in first })
    }

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .key(total.key), .words(areaName), .key(total.area), .dated(total.day), .count(total.households),
            .count(total.people), .count(total.minorityHouseholds), .count(total.minorityPeople), .words(total.source),
            .text(total.isSample ? ExportWords.yes : ExportWords.no), .key(recordedIn),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        let key = try cells.key()
        areaName = cells.text()
        total = ResidentsTotal(
            key: key, area: try cells.key(), day: try cells.day(), households: try cells.count(),
            people: try cells.count(), minorityHouseholds: try cells.countIfAny(),
            minorityPeople: try cells.countIfAny(), source: cells.text(), isSample: cells.text() == ExportWords.yes)
        recordedIn = try cells.key()
    }
}
