import Office
import Vocabulary

/// Tables and lists as an .xlsx file in the printed layout, each on a sheet of its own: heading, merged and numbered
/// headers, signature block, A4 landscape.
public struct TableWorkbook {
    private let title: String
    private let sheets: [PrintedSheet]

    /// One table.
    public init(_ table: OfficialTable, isSample: Bool) {
        self.init([table], isSample: isSample)
    }

    /// All tables of a review in one file, and its lists where names may leave the register.
    ///
    /// - Precondition: there is a table or a list.
    public init(_ tables: [OfficialTable], lists: [DetailedList] = [], isSample: Bool) {
        sheets = tables.map { TableSheet($0, isSample).printed() } + lists.map { ListSheet($0, isSample).printed() }
        let year = tables.first?.year ?? lists.first?.question.year
        let name = sheets.count == 1 ? sheets[0].name : "Các biểu"
        title = year.map { "\(name) năm \($0)" } ?? name
    }

    /// Writes the file; the same tables and moment give the same bytes.
    ///
    /// - Parameter moment: when the file says it was made; its year stands in the signature block.
    public func write(to path: String, at moment: Instant) throws {
        let workbook = try WorkbookWriter(path: path, created: moment, title: title)
        for printed in sheets {
            let repeated = (printed.headRows - printed.headerRows)...(printed.headRows - 1)
            let sheet = try workbook.sheet(
                printed.name, columns: printed.columns,
                page: PageSetup(isLandscape: true, left: 12, right: 10, repeatedRows: repeated))
            for line in printed.lines + printed.signature(year: moment.day.year) {
                try sheet.row(cells: line.cells, height: line.height)
            }
            sheet.freeze(rows: printed.headRows, columns: printed.leading)
        }
        try workbook.close()
    }
}
