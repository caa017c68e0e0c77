/// Puts the cells of an old sheet into a row, record by record.
struct BIFFCells {
    let row: RowBuffer
    let book: BIFFBook
    let sheet: String
    let limits: FileLimits

    /// Whether a record holds cells; its first number is then the row.
    static func hasCells(_ kind: Int) -> Bool {
        switch kind {
        case BIFFKind.number, BIFFKind.shortNumber, BIFFKind.manyNumbers, BIFFKind.sharedLabel, BIFFKind.label,
            BIFFKind.richLabel, BIFFKind.flagOrError:
            true
        default: BIFFKind.formulas.contains(kind)
        }
    }

    /// Takes the cells of the record that was read last.
    func take(_ records: BIFFRecords) throws {
        let (column, style) = (try records.number(2, at: 2), try records.number(2, at: 4))
        switch records.kind {
        case BIFFKind.number: try put(number: try records.double(at: 6), style, column)
        case BIFFKind.shortNumber: try put(number: BIFFCells.short(try records.number(4, at: 6)), style, column)
        case BIFFKind.manyNumbers: try takeMany(records, from: column)
        case BIFFKind.sharedLabel: try takeShared(try records.number(4, at: 6), column)
        case BIFFKind.label, BIFFKind.richLabel: try putText(records, at: 6, column)
        case BIFFKind.flagOrError:
            try put(code: try records.number(1, at: 6), isError: try records.number(1, at: 7) == 1, column)
        default: try takeFormula(records, style, column)
        }
    }

    /// A number in four bytes: 30 bits of a floating-point or a whole one, perhaps times a hundred.
    static func short(_ bits: Int) -> Double {
        let value =
            bits & 2 == 0
            ? Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
            : Double(Int32(truncatingIfNeeded: bits) >> 2)
        return bits & 1 == 0 ? value : value / 100
    }

    private func takeMany(_ records: BIFFRecords, from first: Int) throws {
        for index in 0..<max(0, (records.count - 6) / 6) {
            let (style, bits) = (try records.number(2, at: 4 + 6 * index), try records.number(4, at: 6 + 6 * index))
            try put(number: BIFFCells.short(bits), style, first + index)
        }
    }

    private func takeShared(_ index: Int, _ column: Int) throws {
        guard index < row.shared.named else { throw CutRecord() }
        try check(column)
        guard row.shared.bytes(at: index).count > 0 else { return }
        row.set(column, Slot(start: index, length: 1, kind: .text, place: .shared))
    }

    /// What a formula came to when the file was saved.
    private func takeFormula(_ records: BIFFRecords, _ style: Int, _ column: Int) throws {
        guard try records.number(2, at: 12) == 0xFFFF else {
            return try put(number: try records.double(at: 6), style, column)
        }
        let value = try records.number(1, at: 8)
        switch try records.number(1, at: 6) {
        case 0:
            while let head = try records.head(), BIFFKind.betweenFormulaAndText.contains(head.kind) {
                _ = try records.next()
            }
            guard try records.head()?.kind == BIFFKind.formulaText, try records.next() else { return }
            try putText(records, at: 0, column)
        case 1: try put(code: value, isError: false, column)
        case 2: try put(code: value, isError: true, column)
        default: break
        }
    }

    private func putText(_ records: BIFFRecords, at offset: Int, _ column: Int) throws {
        let start = row.arena.count
        if book.isUnicode {
            var text = BIFFText(records, at: offset)
            try text.take(width: 2, into: row.arena)
        } else {
            let length = try records.number(2, at: offset)
            row.arena.append(book.letters.text(try records.bytes(from: offset + 2, length)))
        }
        try put(.text, from: start, column)
    }

    private func put(number: Double, _ style: Int, _ column: Int) throws {
        let start = row.arena.count
        let whole = Int64(exactly: number).flatMap { $0.magnitude < 1 << 53 ? $0 : nil }
        row.arena.append(whole.map { String($0) } ?? String(number))
        // Nothing that Excel wrote is infinite; what is damaged is not taken for a value.
        guard number.isFinite else { throw CutRecord() }
        try put(book.dates.contains(style) ? .date : .number, from: start, column)
    }

    private func put(code: Int, isError: Bool, _ column: Int) throws {
        let start = row.arena.count
        row.arena.append(isError ? BIFFCells.errors[code] ?? "#?" : code == 0 ? "0" : "1")
        try put(isError ? .error : .flag, from: start, column)
    }

    private func put(_ kind: CellKind, from start: Int, _ column: Int) throws {
        try check(column)
        let length = row.arena.count - start
        guard length > 0 else { return }
        row.set(column, Slot(start: start, length: Int32(length), kind: kind, place: .arena))
    }

    private func check(_ column: Int) throws {
        guard column < limits.columns else {
            throw FileProblem.tooManyColumns(sheet: sheet, row: row.number, limit: limits.columns)
        }
        guard row.arena.count <= limits.rowBytes else { throw FileProblem.rowTooLong(sheet: sheet, row: row.number) }
    }

    private static let errors: [Int: String] = [
        0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    ]
}
