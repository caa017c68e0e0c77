/// Reads the rows of a worksheet in the form that Excel, LibreOffice and the common libraries write.
///
/// Anything else ends in `Unusual`, with the rows already delivered being right: the reader goes on with expat.
struct SheetScanner {
    struct Unusual: Error {}

    let window: PartWindow
    let row: RowBuffer
    let dates: DateStyles
    let limits: FileLimits
    let sheet: String
    private var offset = 0
    private var previousRow = 0

    init(_ window: PartWindow, _ row: RowBuffer, dates: DateStyles, limits: FileLimits, sheet: String) {
        self.window = window
        self.row = row
        self.dates = dates
        self.limits = limits
        self.sheet = sheet
    }

    /// - Parameter deliver: called with `row` filled, for every row that has a filled cell.
    mutating func run(_ deliver: () throws -> Void) throws {
        guard try step({ $0.beginning() }) else { return try window.finish() }
        while try step({ try $0.oneRow() }) {
            if row.count > 0 { try deliver() }
        }
        try window.finish()
    }

    enum Step { case proceed, finished, more, unusual }

    /// Does one step, again with a larger window where it came to its end. False when there are no more rows.
    private mutating func step(_ work: (inout SheetScanner) throws -> Step) throws -> Bool {
        while true {
            row.window = window.start
            switch try work(&self) {
            case .proceed: return true
            case .finished: return false
            case .unusual: throw Unusual()
            case .more:
                do {
                    guard try window.advance(to: offset) else { throw Unusual() }
                } catch is WindowFull {
                    throw FileProblem.rowTooLong(sheet: sheet, row: previousRow + 1)
                }
                offset = 0
            }
        }
    }

    private var cursor: MarkupCursor {
        MarkupCursor(at: window.start + offset, end: window.start + window.count)
    }

    func outcome(_ outcome: MarkupCursor.Outcome) -> Step {
        switch outcome {
        case .done: .proceed
        case .more: .more
        case .unusual: .unusual
        }
    }

    /// From the first byte to the first row.
    private mutating func beginning() -> Step {
        var cursor = cursor
        guard MarkupProlog.take(&cursor) else { return outcome(cursor.mismatch()) }
        guard cursor.isAt(tag: "<worksheet") else { return outcome(cursor.mismatch()) }
        while cursor.at < cursor.end {
            if cursor.at.pointee == UInt8(ascii: "<") {
                if cursor.isAt(tag: "<sheetData") {
                    cursor.at += 10
                    guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
                    offset = cursor.at - window.start
                    return isEmpty ? .finished : .proceed
                }
                if cursor.at[1] == UInt8(ascii: "!") || cursor.at[1] == UInt8(ascii: "?") { return .unusual }
            }
            cursor.at += 1
        }
        return .more
    }

    private mutating func oneRow() throws -> Step {
        var cursor = cursor
        row.clear()
        cursor.skipSpace()
        guard cursor.isAt(tag: "<row") else {
            return cursor.take("</sheetData>") ? .finished : outcome(cursor.mismatch())
        }
        cursor.at += 4
        var number = previousRow + 1
        while let (name, value) = cursor.attribute() {
            guard name.count == 1, name[0] == UInt8(ascii: "r") else { continue }
            guard let given = DecimalText.integer(value), given > 0 else { return .unusual }
            number = Int(given)
        }
        guard let isEmpty = cursor.endOfTag() else { return outcome(cursor.mismatch()) }
        guard number <= limits.rows else { throw FileProblem.tooManyRows(sheet: sheet, limit: limits.rows) }
        row.number = number
        row.line = number
        if !isEmpty {
            let step = try cells(&cursor)
            guard case .proceed = step else { return step }
        }
        previousRow = number
        offset = cursor.at - window.start
        return .proceed
    }
}
