/// Whether the rows of a sheet stand in their order, and if not, in which order to read them.
struct BIFFOrder {
    /// Where the records with cells begin, row by row; nil where they are in order as they stand.
    let places: [Int]?

    init(_ stream: OLEStream, from start: Int) throws {
        let (isOrdered, _) = try BIFFOrder.read(stream, from: start, keeping: false)
        // Excel writes rows in order; only of other programs' sheets every cell is remembered.
        places = isOrdered ? nil : try BIFFOrder.read(stream, from: start, keeping: true).places
    }

    private static func read(
        _ stream: OLEStream, from start: Int, keeping: Bool
    ) throws -> (isOrdered: Bool, places: [Int]) {
        let records = BIFFRecords(stream, from: start)
        guard try records.next(), records.kind == BIFFKind.beginning else { throw CutRecord() }
        var (found, depth, last, isOrdered) = ([(row: Int, place: Int)](), 1, 0, true)
        while depth > 0, try records.next() {
            depth += BIFFOrder.step(records.kind)
            guard depth == 1, BIFFCells.hasCells(records.kind) else { continue }
            let row = try records.number(2, at: 0)
            if row < last { isOrdered = false }
            last = row
            if keeping { found.append((row, records.place)) }
        }
        return (isOrdered, found.sorted { ($0.row, $0.place) < ($1.row, $1.place) }.map(\.place))
    }

    /// Charts stand within a sheet as sheets of their own.
    static func step(_ kind: Int) -> Int { kind == BIFFKind.beginning ? 1 : kind == BIFFKind.end ? -1 : 0 }
}

/// Gathers the cells of a sheet into rows.
struct BIFFRows {
    private let cells: BIFFCells
    private let records: BIFFRecords
    private let places: [Int]?

    init(_ cells: BIFFCells, _ records: BIFFRecords, _ places: [Int]?) {
        self.cells = cells
        self.records = records
        self.places = places
    }

    /// Gives every row that has a filled cell; the caller finds it in the row's buffer.
    func run(_ deliver: () throws -> Void) throws {
        cells.row.clear()
        if let places {
            for place in places where try records.next(at: place) { try take(deliver) }
        } else {
            _ = try records.next()
            var depth = 1
            while depth > 0, try records.next() {
                depth += BIFFOrder.step(records.kind)
                if depth == 1, BIFFCells.hasCells(records.kind) { try take(deliver) }
            }
        }
        if cells.row.count > 0 { try deliver() }
    }

    private func take(_ deliver: () throws -> Void) throws {
        let number = try records.number(2, at: 0) + 1
        if number != cells.row.number {
            if cells.row.count > 0 { try deliver() }
            cells.row.clear()
            guard number <= cells.limits.rows else {
                throw FileProblem.tooManyRows(sheet: cells.sheet, limit: cells.limits.rows)
            }
            (cells.row.number, cells.row.line) = (number, number)
        }
        try cells.take(records)
    }
}
