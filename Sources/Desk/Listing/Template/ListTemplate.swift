import Foundation
import Office
import Registry
import Rulebook
import Vocabulary

/// The empty list that an official fills: headers, choices where there are few words, instructions.
struct ListTemplate: Sendable {
    let rules: RuleLibrary
    /// Names of the ward's tổ dân phố, to be copied.
    let neighbourhoods: [String]
    let made: Instant

    /// Rows below the header that offer choices.
    private static let rows = 1...5000

    /// Writes the workbook where nothing stands yet.
    func write(to path: String) throws {
        let workbook = try WorkbookWriter(path: path, created: made, title: "Mẫu danh sách hộ", author: "Vươn")
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
        for line in ListTemplate.introduction { try sheet.row(cells: [SheetCell(.text(line), .plain)]) }
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

    private static let introduction = [
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
