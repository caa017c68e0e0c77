import Vocabulary

/// Reads the rows of one block.
struct RowParser {
    enum Outcome {
        case row(LooseRow)
        case problem(LooseRows.Problem)
    }

    /// Lines passed so far.
    private(set) var line = 0
    private var place = 0
    private let bytes: UnsafeBufferPointer<UInt8>
    private let header: LooseHeader
    private let fields: FieldReader

    init(_ bytes: UnsafeBufferPointer<UInt8>, header: LooseHeader, limits: Limits, every: UInt16) {
        self.bytes = bytes
        self.header = header
        fields = FieldReader(bytes: bytes, header: header, limits: limits, every: every)
    }

    /// The next row or what is wrong with it; nil at the end. Empty lines are passed over.
    mutating func next() -> Outcome? {
        while place < bytes.count {
            let (start, first) = (place, line)
            var row = LooseRow(id: UnsafeBufferPointer(start: nil, count: 0))
            row.unknown = fields.every
            var (column, fault): (Int, RowFault?) = (0, nil)
            var end = Ending.separator
            while end == .separator {
                var field = FieldSpan(start: place)
                end = scan(&field)
                if end == .unclosed {
                    return unclosed(from: start, first, column)
                }
                if fault == nil, column < header.roles.count {
                    fault = fields.read(field, as: header.roles[column], into: &row)
                        .map { RowFault(column: column, why: $0) }
                }
                column += 1
            }
            if column == 1, isBlank(from: start) { continue }
            if fault == nil { fault = fields.check(row, columns: column) }
            if let fault {
                return .problem(.init(line: first, column: name(fault.column), why: fault.why))
            }
            return .row(row)
        }
        return nil
    }

    private enum Ending {
        case separator, row, unclosed
    }

    private func name(_ column: Int) -> String {
        header.names.indices.contains(column) ? header.names[column] : "\(column + 1)"
    }

    /// Moves to the beginning of the next field or row.
    private mutating func scan(_ field: inout FieldSpan) -> Ending {
        if place < bytes.count, bytes[place] == .quote { return scanQuoted(&field) }
        let separator = header.separator
        while place < bytes.count {
            let byte = bytes[place]
            if byte == separator {
                field.end = place
                place += 1
                return .separator
            }
            if byte == .newline { break }
            place += 1
        }
        return endRow(&field, at: place)
    }

    private mutating func scanQuoted(_ field: inout FieldSpan) -> Ending {
        field.isQuoted = true
        place += 1
        field.start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == .quote {
                guard place + 1 < bytes.count, bytes[place + 1] == .quote else { break }
                place += 1
            } else if byte == .newline {
                line += 1
            }
            place += 1
        }
        guard place < bytes.count else { return .unclosed }
        field.end = place
        place += 1
        while place < bytes.count, bytes[place] != header.separator, bytes[place] != .newline {
            if bytes[place] != .space, bytes[place] != .carriageReturn { field.hasTail = true }
            place += 1
        }
        if place < bytes.count, bytes[place] == header.separator {
            place += 1
            return .separator
        }
        let end = field.end
        let ending = endRow(&field, at: place)
        field.end = end
        return ending
    }

    private mutating func endRow(_ field: inout FieldSpan, at end: Int) -> Ending {
        field.end = end > field.start && bytes[end - 1] == .carriageReturn ? end - 1 : end
        if place < bytes.count { place += 1 }
        line += 1
        return .row
    }

    /// Goes on after the first line of a row whose quote is never closed.
    private mutating func unclosed(from start: Int, _ first: Int, _ column: Int) -> Outcome {
        let end = bytes[start...].firstIndex(of: .newline).map { $0 + 1 } ?? bytes.count
        (place, line) = (end, first + 1)
        return .problem(
            .init(line: first, column: name(column), why: "dấu ngoặc kép mở ra mà không đóng lại."))
    }

    private func isBlank(from start: Int) -> Bool {
        bytes[start..<place].allSatisfy { $0 == .space || $0 == .carriageReturn || $0 == .newline }
    }
}
