import Foundation
import Office
import Registry
import Rulebook
import Vocabulary

/// The list that an official fills: headers, choices where there are few words, instructions; empty, or filled with
/// today's register of one tổ dân phố.
public struct ListTemplate: Sendable {
    let rules: RuleLibrary
    /// Names of the ward's tổ dân phố, to be copied.
    let neighbourhoods: [String]
    let made: Instant
    /// What stands in it already; nil for an empty one.
    let filled: FieldList?

    public init(rules: RuleLibrary, neighbourhoods: [String], made: Instant, filled: FieldList? = nil) {
        self.rules = rules
        self.neighbourhoods = neighbourhoods
        self.made = made
        self.filled = filled
    }

    /// Rows below the header that offer choices.
    private static let rows = 1...5000

    /// Writes the workbook where nothing stands yet.
    public func write(to path: String) throws {
        let title = filled.map { "Danh sách hộ \($0.neighbourhood) ngày \(made.day.shown)" } ?? "Mẫu danh sách hộ"
        let workbook = try WorkbookWriter(path: path, created: made, title: title, author: "Vươn")
        let words = TemplateWords(rules: rules, neighbourhoods: neighbourhoods)
        try writeList(workbook, words)
        try writeGuide(workbook, words)
        try writeWords(workbook, words)
        try workbook.close()
    }

    private func writeList(_ workbook: WorkbookWriter, _ words: TemplateWords) throws {
        let columns = TemplateColumn.all
        let sheet = try workbook.sheet(
            "Danh sách", columns: columns.map { SheetColumn(width: $0.width, style: $0.style) },
            page: PageSetup(isLandscape: true, repeatedRows: 0...0))
        try sheet.row(cells: columns.map { SheetCell(.text($0.header), .header) }, height: 48)
        sheet.freeze(rows: 1, columns: (columns.firstIndex(of: .name) ?? 0) + 1)
        for row in filled?.rows ?? [] { try sheet.row(row) }
        for (index, column) in columns.enumerated() {
            if let place = words.place(of: column) {
                try sheet.choices(column: index, rows: ListTemplate.rows, from: place)
            } else if let few = TemplateWords.few(column) {
                try sheet.choices(column: index, rows: ListTemplate.rows, few)
            }
        }
    }

    private func writeGuide(_ workbook: WorkbookWriter, _ words: TemplateWords) throws {
        let sheet = try workbook.sheet(
            "Hướng dẫn", columns: [SheetColumn(width: 32), SheetColumn(width: 16), SheetColumn(width: 90)])
        let left = CellStyle.title.with { $0.alignment = .left }
        try sheet.row(cells: [SheetCell(.text("Hướng dẫn ghi danh sách hộ"), left)])
        for line in introduction { try sheet.row(cells: [SheetCell(.text(line), .plain)]) }
        sheet.skip()
        let header = sheet.nextRow
        try sheet.row(cells: ["Cột", "Nội dung", "Cách ghi"].map { SheetCell(.text($0), .header) })
        sheet.freeze(rows: header + 1)
        let guide = TemplateGuide(rules: rules)
        for column in TemplateColumn.all {
            let whose = column.isOfHousehold ? "Của hộ" : "Của từng người"
            try sheet.row([.text(column.header), .text(whose), .text(guide.way(of: column))])
        }
    }

    private func writeWords(_ workbook: WorkbookWriter, _ words: TemplateWords) throws {
        let sheet = try workbook.sheet(
            TemplateWords.sheet, columns: words.columns.map { _ in SheetColumn(width: 34) })
        try sheet.row(cells: words.columns.map { SheetCell(.text($0.title), .header) })
        sheet.freeze(rows: 1)
        for row in 0..<(words.columns.map(\.words.count).max() ?? 0) {
            try sheet.row(words.columns.map { row < $0.words.count ? .text($0.words[row]) : .empty })
        }
    }

    private var introduction: [String] {
        guard let filled else { return ListTemplate.rules }
        return [
            "\(filled.neighbourhood), \(Shown.number(filled.households)) hộ, theo sổ ngày \(made.day.shown).",
            "Chỉ sửa những ô khác với thực tế rồi nhập lại tệp này: ô giữ nguyên là không đổi. Xoá trắng một ô không "
                + "xoá điều sổ đã biết.",
            "Hộ mới: ghi xuống dưới, “STT hộ” tiếp theo, để trống “Mã hộ”. Người đã mất hoặc chuyển đi: ghi ở trang "
                + "của hộ, không xoá dòng.",
        ] + ListTemplate.rules
    }

    private static let rules = [
        "Mỗi dòng là một người. Các dòng của một hộ đứng liền nhau, cùng “STT hộ”; chủ hộ đứng đầu.",
        "Những cột nói về hộ chỉ cần ghi ở dòng đầu của hộ. Thứ tự cột tuỳ ý; cột lạ được bỏ qua.",
        "Ô trống không bao giờ đổi điều sổ đã biết. Không biết thì ghi “Chưa biết”, không ghi bừa.",
        "Diện hộ nghèo, hộ cận nghèo không ghi ở đây: chỉ quyết định đã ký mới đổi được.",
    ]
}

extension TemplateColumn {
    /// In characters.
    fileprivate var width: Double {
        switch self {
        case .householdNumber: 7
        case .householdCode: 13
        case .name: 26
        case .neighbourhood, .address, .number, .relation, .ethnicity: 17
        case .sex: 8
        case .birth, .residence: 12
        case .member(let fact): fact.shape == .flag ? 12 : 22
        case .household(let fact): fact.shape == .flag ? 12 : 20
        case .causes: 40
        }
    }

    /// What is a name and no number stays as typed: identity numbers keep their first zero.
    fileprivate var style: CellStyle {
        if case .household(let fact) = self, case .number(let scale, _) = fact.shape {
            return scale == 1 ? .integer : .decimal(1)
        }
        return CellStyle.text.with { $0.wraps = false }
    }
}
