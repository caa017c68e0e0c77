/// What one cell of a list holds.
public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    /// A number as stored. `isDate` says that its number format shows it as a day or an hour.
    case number(Double, isDate: Bool)
    case flag(Bool)
    /// What stands where a formula failed: `#N/A`, `#REF!`; or `notComputed`.
    case error(String)

    /// What stands for a formula that was written by a program and never computed: the file holds no value for it. A
    /// spreadsheet program that opens the file and saves it computes it.
    public static let notComputed = "#CHƯA TÍNH"
}

/// The kind of a cell, known without making a value of it.
public enum CellKind: UInt8, Sendable {
    case empty, text, number, date, flag, error
}

/// One sheet of a workbook; a text file has one, named like the file.
public struct Sheet: Hashable, Sendable {
    /// As on its tab.
    public let name: String
    /// The place in the workbook, from 0.
    public let index: Int
    /// Whether Excel hides the sheet (lists of choices often stand on hidden sheets).
    public let isHidden: Bool

    /// A sheet in sight, unless said otherwise.
    public init(name: String, index: Int, isHidden: Bool = false) {
        self.name = name
        self.index = index
        self.isHidden = isHidden
    }
}

/// A file of rows: a workbook or a text file. Rows come one by one; the file is never held whole.
public protocol TableReader: AnyObject {
    /// The sheets with rows, in the order of the file.
    var sheets: [Sheet] { get }

    /// Gives every row that has at least one filled cell, from the top.
    ///
    /// - Parameter body: throw `StopReading` to end early without an error; any other error ends the reading and
    ///   is passed on. The row lives only during the call.
    /// - Throws: `FileProblem` where the file is damaged, and what `body` throws.
    func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws

    /// How the letters seem to be kept where it is not plain Unicode; nil where nothing needs converting.
    ///
    /// To be asked of a reader that was opened without an encoding. Its owner is asked, and the file opened again with
    /// the answer: `openTable(path:name:limits:encoding:)`.
    ///
    /// - Throws: `FileProblem` where the file is damaged in its first rows.
    func suspectedEncoding() throws -> TextEncoding?
}

extension TableReader {
    /// By the first rows of every sheet in sight.
    public func suspectedEncoding() throws -> TextEncoding? { try encodingSuspectedInRows() }
}

/// Thrown by the reader of rows to say that it has seen enough.
public struct StopReading: Error {
    /// It carries nothing.
    public init() {}
}

extension TableReader {
    /// Reads every row in sight and keeps none, so that damage is found before anything is stored.
    ///
    /// - Throws: `FileProblem` saying what is wrong and where.
    public func check() throws {
        for sheet in sheets where !sheet.isHidden { try rows(of: sheet) { _ in } }
    }

    /// The first rows of a sheet, as values: for a preview and for finding the header.
    public func firstRows(of sheet: Sheet, _ limit: Int) throws -> [[Cell]] {
        var rows: [[Cell]] = []
        try self.rows(of: sheet) { row in
            rows.append(row.cells)
            if rows.count >= limit { throw StopReading() }
        }
        return rows
    }
}
