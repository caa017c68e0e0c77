import Office
import Registry
import Rulebook

/// The list as a workbook: the rows, and a sheet that tells what the columns take.
final class WorkbookList: ListFile {
    private let workbook: WorkbookWriter
    private let leading: [String]
    private let guide: Guide
    private var sheet: SheetWriter
    private var sheets = 1
    /// Rows that the sheet has, or has room for.
    private var rows = 1

    /// Rows of a sheet of Excel.
    private static let mostRows = 1_048_576

    /// - Parameter leading: headers of columns before those of the template.
    init(ward: SampleWard, path: String, leading: [String] = []) throws {
        guard ward.people < WorkbookList.mostRows else { throw SampleProblem.tooManyRows(ward.people + 1) }
        self.leading = leading
        workbook = try WorkbookWriter(
            path: path, created: ward.created, title: "Danh sách hộ (DỮ LIỆU MẪU)", author: "Vươn")
        guide = Guide(words: Words(ward.rules.lists), pointsPerLack: ward.maker.measure.pointsPerLack)
        sheet = try WorkbookList.sheet(workbook, "Danh sách", leading)
    }

    private static func sheet(_ workbook: WorkbookWriter, _ name: String, _ leading: [String]) throws -> SheetWriter {
        let own = leading.map { _ in SheetColumn(width: 12, style: .text) }
        let sheet = try workbook.sheet(
            name, columns: own + TemplateColumn.all.map { SheetColumn(width: $0.width, style: $0.style) },
            page: PageSetup(isLandscape: true, repeatedRows: 0...0))
        let headers = leading + TemplateColumn.all.map(\.header)
        try sheet.row(cells: headers.map { SheetCell(.text($0), .header) }, height: 48)
        sheet.freeze(rows: 1, columns: frozenColumns + leading.count)
        return sheet
    }

    /// A ward whose rows would go past the end of the sheet begins the next one.
    func makeRoom(for rows: Int) throws {
        self.rows += rows
        guard self.rows > WorkbookList.mostRows else { return }
        filter()
        sheets += 1
        self.rows = rows + 1
        sheet = try WorkbookList.sheet(workbook, "Danh sách \(sheets)", leading)
    }

    private func filter() {
        sheet.filter(header: 0, columns: 0...leading.count + TemplateColumn.all.count - 1)
    }

    func add(_ fields: [Field]) throws {
        try sheet.row(fields.map(WorkbookList.value))
    }

    func finish() throws {
        filter()
        try writeGuide()
        try workbook.close()
    }

    /// Up to the name.
    private static var frozenColumns: Int { SampleRows.place(of: .name) + 1 }

    private static func value(_ field: Field) -> SheetValue {
        switch field {
        case .empty: .empty
        case .text(let text): .text(text)
        case .number(let value, scale: 1): .integer(value)
        case .number(let value, let scale): .number(Double(value) / Double(scale))
        }
    }

    /// Excel makes no row higher by itself in a file it has not written.
    private func height(of line: [String]) -> Double {
        let lines = line.map(\.count).max().map { ($0 + 84) / 85 } ?? 1
        return Double(max(1, lines)) * 15 + 1
    }

    private func writeGuide() throws {
        let page = try workbook.sheet(
            "Hướng dẫn",
            columns: [SheetColumn(width: 32), SheetColumn(width: 16), SheetColumn(width: 96)])
        try page.row(cells: [SheetCell(.text(Guide.title), .title.with { $0.alignment = .left })])
        for line in Guide.introduction { try page.row(cells: [SheetCell(.text(line), .plain)]) }
        page.skip()
        let header = page.nextRow
        try page.row(cells: Guide.headers.map { SheetCell(.text($0), .header) })
        page.freeze(rows: header + 1)
        for line in guide.lines { try page.row(line.map { .text($0) }, height: height(of: line)) }
    }
}

extension TemplateColumn {
    /// In characters.
    fileprivate var width: Double {
        switch self {
        case .householdNumber: 7
        case .householdCode: 13
        case .neighbourhood: 16
        case .address: 18
        case .name: 26
        case .relation, .number, .ethnicity: 15
        case .birth, .residence: 12
        case .sex: 8
        case .member(.workStatus), .member(.workContract): 24
        case .member(let fact): fact.shape == .flag ? 11 : 18
        case .household(.waterSource), .household(.toilet): 24
        case .household(.income): 18
        case .household: 12
        case .causes: 48
        }
    }

    /// Numbers that are names stay text; none wraps, so that every row is one line high.
    fileprivate var style: CellStyle {
        let line = CellStyle.text.with { $0.wraps = false }
        switch self {
        case .householdNumber: return CellStyle.integer
        case .household(let fact):
            guard case .number(let scale, _) = fact.shape else { return line }
            return scale == 1 ? .integer : .decimal(1)
        default: return line
        }
    }
}
