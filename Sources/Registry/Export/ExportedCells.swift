import Office
import Vocabulary

/// A cell that does not hold what its column must hold.
struct CellFault: Error {
    let header: String
    let message: String
}

/// The cells of one line as text, taken one after the other in the order of the sheet's columns.
struct ExportedCells {
    private let sheet: ExportedSheet
    private let values: [String]
    private var next = 0

    init(_ sheet: ExportedSheet, _ values: [String]) {
        self.sheet = sheet
        self.values = values
    }

    var isEmpty: Bool { values.allSatisfy(\.isEmpty) }

    /// The column that was taken last.
    var header: String { sheet.columns[max(0, next - 1)].header }

    mutating func text() -> String {
        defer { next += 1 }
        return values[next]
    }

    /// Leaves out a column that only repeats or shows what stands elsewhere.
    mutating func skip() { next += 1 }

    mutating func textIfAny() -> String? {
        let text = text()
        return text.isEmpty ? nil : text
    }

    mutating func filled() throws -> String {
        let text = text()
        guard !text.isEmpty else { throw fault("còn trống") }
        return text
    }

    mutating func keyIfAny() throws -> Key? {
        let text = text()
        if text.isEmpty { return nil }
        guard let key = Key(text) else { throw fault("không phải khoá của Vươn") }
        return key
    }

    mutating func key() throws -> Key {
        guard let key = try keyIfAny() else { throw fault("còn trống") }
        return key
    }

    mutating func dayIfAny() throws -> Day? {
        let text = text()
        if text.isEmpty { return nil }
        guard let day = Day(typed: text) else { throw fault("không phải ngày dạng 31/12/2025") }
        return day
    }

    mutating func day() throws -> Day {
        guard let day = try dayIfAny() else { throw fault("còn trống") }
        return day
    }

    mutating func countIfAny() throws -> Int64? {
        let text = text()
        if text.isEmpty { return nil }
        guard let count = Int64(text), count >= 0 else { throw fault("không phải số nguyên từ 0 trở lên") }
        return count
    }

    mutating func count() throws -> Int64 {
        guard let count = try countIfAny() else { throw fault("còn trống") }
        return count
    }

    /// The case of a closed choice whose words the cell holds.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ label: (Choice) -> String
    ) throws -> Choice where Choice.RawValue == String {
        let text = try filled()
        guard let choice = Choice.allCases.first(where: { label($0) == text }) ?? Choice(rawValue: text) else {
            throw unclear(text)
        }
        return choice
    }

    func fault(_ what: String) -> CellFault { CellFault(header: header, message: what) }

    func unclear(_ text: String) -> CellFault { fault("không hiểu “\(text.prefix(40))”") }
}

extension SheetValue {
    static func key(_ key: Key?) -> SheetValue { key.map { .text($0.description) } ?? .empty }
    static func count(_ count: Int64?) -> SheetValue { count.map { .integer($0) } ?? .empty }
    static func words(_ text: String?) -> SheetValue { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty }

    /// A day as a date of the sheet; as text before 1 March 1900, where the calendar of spreadsheets is wrong.
    static func dated(_ day: Day?) -> SheetValue {
        guard let day else { return .empty }
        return day < firstCertain ? .text(day.shown) : .day(day)
    }

    private static let firstCertain = Day(year: 1900, month: 3, day: 1) ?? Day(number: 0)
}
