/// Rows of a file, kept to be read again by themselves: a ward's part of a city's list.
///
/// Texts that a workbook keeps in common are not copied. Filled by one thread, then handed to another and never changed.
public final class KeptRows: TableReader, @unchecked Sendable {
    public let sheets: [Sheet]

    private struct Row {
        let number: Int
        let line: Int
        let first: Int
        let count: Int
    }

    private var rows: [[Row]]
    private var slots: [Slot] = []
    private let bytes = ByteArena(capacity: 1 << 16)
    private var shared = SharedStrings()
    private var usesDate1904 = false

    /// - Parameter sheets: those of the file that the rows come from.
    public init(of sheets: [Sheet]) {
        self.sheets = sheets
        rows = sheets.map { _ in [] }
    }

    /// How many rows are kept.
    public private(set) var count = 0

    /// Keeps a row of the sheet at a place; rows come from one file, in its order.
    public func keep(_ row: borrowing SheetRow, ofSheet place: Int) {
        let buffer = row.buffer
        if count == 0 { (shared, usesDate1904) = (buffer.shared, buffer.usesDate1904) }
        count += 1
        rows[place].append(Row(number: row.number, line: row.line, first: slots.count, count: buffer.count))
        for column in 0..<buffer.count {
            var slot = buffer.slots[column]
            if slot.kind != .empty, slot.place != .shared {
                let cell = buffer.bytes(at: column)
                slot.start = bytes.count
                slot.place = .window
                if let start = cell.baseAddress { bytes.append(start, cell.count) }
            }
            slots.append(slot)
        }
    }

    /// Keeps all rows of another part of the same file.
    public func keep(_ other: KeptRows) throws {
        for (place, sheet) in other.sheets.enumerated() {
            try other.rows(of: sheet) { keep($0, ofSheet: place) }
        }
    }

    /// Forgets the rows, and keeps their memory for the next ones.
    func removeAll() {
        count = 0
        for place in rows.indices { rows[place].removeAll(keepingCapacity: true) }
        slots.removeAll(keepingCapacity: true)
        bytes.removeAll()
    }

    /// Gives the kept rows of a sheet; see `TableReader`.
    public func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws {
        guard let place = sheets.firstIndex(of: sheet) else { throw FileProblem.noSuchSheet }
        var delivery: RowBuffer?
        do { try deliver(ofSheet: place, into: &delivery, body) } catch is StopReading {}
    }

    /// - Parameter delivery: what rows are shown in, one after the other; made for the first of them.
    func deliver(
        ofSheet place: Int, into delivery: inout RowBuffer?, _ body: (borrowing SheetRow) throws -> Void
    ) throws {
        let buffer = delivery ?? RowBuffer(shared: shared, usesDate1904: usesDate1904)
        delivery = buffer
        buffer.window = UnsafePointer(bytes.start)
        let current = SheetRow(buffer: buffer)
        for row in rows[place] {
            buffer.clear()
            (buffer.number, buffer.line) = (row.number, row.line)
            for column in 0..<row.count { buffer.set(column, slots[row.first + column]) }
            try body(current)
        }
    }
}
