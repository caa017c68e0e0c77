import Rulebook
import Territory
import Vocabulary

/// What must be said under a city's table so that its sums are not misread.
struct CityTableNotes {
    private let table: CityTable
    private let summed: [CityPart]
    private let columns: [OfficialTable.Column]
    private let rows: [OfficialTable.Row]

    init(_ table: CityTable, summed: [CityPart], columns: [OfficialTable.Column], rows: [OfficialTable.Row]) {
        self.table = table
        self.summed = summed
        self.columns = columns
        self.rows = rows
    }

    func all() -> [String] {
        [silent(), otherStandard(), withoutResidents(), moves()].compactMap(\.self)
    }

    /// Communes that sent nothing are in no sum.
    private func silent() -> String? {
        named(table.parts.filter { $0.totals == nil }, "chưa có sổ hộ hoặc quyết định nên không có trong tổng")
    }

    private func otherStandard() -> String? {
        let keys = Set(summed.map(\.commune.key))
        return named(
            table.parts.filter { $0.totals != nil && !keys.contains($0.commune.key) },
            "được tính theo chuẩn khác nên không cộng chung")
    }

    private func withoutResidents() -> String? {
        guard rows.contains(where: { $0.place == nil && $0.cells.contains(.missing) }) else { return nil }
        let without = summed.filter { part in
            rows.contains { $0.place == part.commune.key && $0.cells.contains(.missing) }
        }
        return named(without, "chưa ghi tổng số dân cư nên tổng và tỷ lệ của thành phố để trống (…)")
    }

    /// *Khác giảm* there and *khác tăng* here: the city is not asked whether a household moved within it.
    private func moves() -> String? {
        guard columns.contains(where: { if case .movement = $0.value { true } else { false } }) else { return nil }
        return "Khác giảm, khác tăng của thành phố là tổng của các phường, xã: hộ chuyển từ phường này sang phường kia "
            + "được đếm ở cả hai."
    }

    private func named(_ parts: [CityPart], _ what: String) -> String? {
        guard !parts.isEmpty else { return nil }
        let names = parts.prefix(6).map(\.commune.name).joined(separator: ", ")
        let more = parts.count > 6 ? " và \(parts.count - 6) nơi khác" : ""
        return "\(parts.count) phường, xã \(what): \(names)\(more)."
    }
}
