/// Reads the rows of a worksheet in any form of XML, through expat.
final class SheetParser: XMLListener {
    private enum Node { case root, sheetData, row, cell, value, formula, inline, run, text, other }

    private let row: RowBuffer
    private let dates: DateStyles
    private let limits: FileLimits
    private let sheet: String
    /// Rows that have been delivered already, by the scanner.
    private var toSkip: Int
    private let deliver: () throws -> Void
    private var path: [Node] = []
    private var previousRow = 0
    private var nextColumn = 0
    private var head = CellHead(column: 0)
    private var value: Range<Int>?
    private var inline: Range<Int>?

    init(
        _ row: RowBuffer, dates: DateStyles, limits: FileLimits, sheet: String, skipping: Int,
        _ deliver: @escaping () throws -> Void
    ) {
        self.row = row
        self.dates = dates
        self.limits = limits
        self.sheet = sheet
        self.toSkip = skipping
        self.deliver = deliver
    }

    /// The row at which reading stopped, for the message about broken markup.
    var position: Int? { previousRow == 0 ? nil : previousRow }

    func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) throws {
        let node = self.node(name)
        path.append(node)
        switch node {
        case .row: try beginRow(attributes)
        case .cell: try beginCell(attributes)
        case .value:
            guard value == nil else { throw BrokenMarkup() }
            value = row.arena.count..<row.arena.count
        case .formula: head.isFormula = true
        case .inline:
            guard inline == nil else { throw BrokenMarkup() }
            inline = row.arena.count..<row.arena.count
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard let base = bytes.baseAddress, path.last == .value || path.last == .text else { return }
        row.arena.append(base, bytes.count)
        guard row.arena.count <= limits.rowBytes else {
            throw FileProblem.rowTooLong(sheet: sheet, row: row.number)
        }
    }

    func end() throws {
        switch path.popLast() {
        case .value: value = value.map { $0.lowerBound..<row.arena.count }
        case .inline: inline = inline.map { $0.lowerBound..<row.arena.count }
        case .cell: try endCell()
        case .row: try endRow()
        default: break
        }
    }

    private func node(_ name: UnsafeBufferPointer<UInt8>) -> Node {
        switch path.last {
        case nil: name.equals("worksheet") ? .root : .other
        case .root: name.equals("sheetData") ? .sheetData : .other
        case .sheetData: name.equals("row") ? .row : .other
        case .row: name.equals("c") ? .cell : .other
        case .cell: name.equals("v") ? .value : name.equals("is") ? .inline : name.equals("f") ? .formula : .other
        case .inline: name.equals("t") ? .text : name.equals("r") ? .run : .other
        case .run: name.equals("t") ? .text : .other
        default: .other
        }
    }

    private func beginRow(_ attributes: XMLAttributes) throws {
        row.clear()
        nextColumn = 0
        var number = previousRow + 1
        if let given = attributes.bytes("r") {
            guard let value = DecimalText.integer(given), value > 0 else { throw BrokenMarkup() }
            number = Int(value)
        }
        guard number <= limits.rows else { throw FileProblem.tooManyRows(sheet: sheet, limit: limits.rows) }
        row.number = number
        row.line = number
        previousRow = number
    }

    private func beginCell(_ attributes: XMLAttributes) throws {
        head = CellHead(column: nextColumn)
        value = nil
        inline = nil
        if let reference = attributes.bytes("r") {
            // More letters than Excel has columns: past every limit.
            guard let first = reference.first, first | 0x20 >= 97, first | 0x20 <= 122 else { throw BrokenMarkup() }
            head.column = CellHead.column(reference) ?? FileLimits.columnsOfExcel
        }
        if let style = attributes.bytes("s") {
            guard let style = DecimalText.integer(style) else { throw BrokenMarkup() }
            head.style = Int(style)
        }
        if let kind = attributes.bytes("t") {
            guard let kind = CellHead.kind(kind) else { throw BrokenMarkup() }
            head.kind = kind
        }
        nextColumn = head.column + 1
    }

    private func endCell() throws {
        if inline != nil { head.kind = .text }
        guard let found = inline ?? value ?? (head.isFormula ? row.arena.count..<row.arena.count : nil) else { return }
        var length = found.count
        if head.kind == .text, found.upperBound == row.arena.count {
            MarkupText.unescape(row.arena, from: found.lowerBound)
            length = row.arena.count - found.lowerBound
        }
        // A cell that has only a look may stand anywhere.
        guard length > 0 || head.isFormula else { return }
        guard head.column < limits.columns else {
            throw FileProblem.tooManyColumns(sheet: sheet, row: row.number, limit: limits.columns)
        }
        let slot = Slot(start: found.lowerBound, length: Int32(length), kind: .text, place: .arena)
        guard row.take(head, slot, dates: dates) else { throw BrokenMarkup() }
    }

    private func endRow() throws {
        guard row.count > 0 else { return }
        if toSkip > 0 {
            toSkip -= 1
        } else {
            try deliver()
        }
    }
}

/// Reads the table of shared texts in any form of XML, through expat.
final class SharedStringsParser: XMLListener {
    private enum Node { case root, item, run, text, other }

    let strings = SharedStrings()
    private let limit: Int
    private var path: [Node] = []
    private var start = 0

    init(limit: Int) { self.limit = limit }

    func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
        let node: Node =
            switch path.last {
            case nil: name.equals("sst") ? .root : .other
            case .root: name.equals("si") ? .item : .other
            case .item: name.equals("t") ? .text : name.equals("r") ? .run : .other
            case .run: name.equals("t") ? .text : .other
            default: .other
            }
        path.append(node)
        if node == .item { start = strings.byteCount }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard let base = bytes.baseAddress, path.last == .text else { return }
        strings.text.append(base, bytes.count)
        guard strings.byteCount <= limit else { throw FileProblem.tooMuchText }
    }

    func end() {
        guard path.popLast() == .item else { return }
        MarkupText.unescape(strings.text, from: start)
        strings.close()
    }
}
