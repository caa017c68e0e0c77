import Vocabulary

/// One row while it is being read. It cannot be kept: take out of it what is needed.
///
/// Columns count from 0. A column past the last filled one is empty.
public struct SheetRow: ~Copyable {
    let buffer: RowBuffer

    /// The number that Excel shows beside the row, from 1; in a text file the number of the record.
    public var number: Int { buffer.number }

    /// The line of the file on which the record begins, from 1; in a workbook the same as `number`.
    public var line: Int { buffer.line }

    /// One more than the last column that is filled.
    public var count: Int { buffer.count }

    /// The kind of a cell, without making a value of it.
    public func kind(at column: Int) -> CellKind {
        column >= 0 && column < buffer.count ? buffer.slots[column].kind : .empty
    }

    /// A cell as a value. A number that cannot be read as one is given as the text it is.
    public func cell(at column: Int) -> Cell {
        switch kind(at: column) {
        case .empty: .empty
        case .text: .text(string(at: column))
        case .flag: .flag(isTrue(at: column))
        case .error: .error(string(at: column))
        case .number: number(at: column).map { .number($0, isDate: false) } ?? .text(string(at: column))
        case .date: number(at: column).map { .number($0, isDate: true) } ?? .text(string(at: column))
        }
    }

    /// All cells up to the last filled one.
    public var cells: [Cell] { (0..<count).map { cell(at: $0) } }

    /// The text of a text cell, as written; nil for every other kind.
    public func text(at column: Int) -> String? {
        kind(at: column) == .text ? string(at: column) : nil
    }

    /// The value of a number or a date cell.
    public func number(at column: Int) -> Double? {
        switch kind(at: column) {
        case .number, .date: DecimalText.double(buffer.bytes(at: column))
        default: nil
        }
    }

    /// The value of a number cell that is whole and fits, without a detour over floating point.
    public func integer(at column: Int) -> Int64? {
        guard kind(at: column) == .number else { return nil }
        let bytes = buffer.bytes(at: column)
        return DecimalText.integer(bytes) ?? DecimalText.double(bytes).flatMap { Int64(exactly: $0) }
    }

    /// The value of a TRUE/FALSE cell.
    public func flag(at column: Int) -> Bool? {
        kind(at: column) == .flag ? isTrue(at: column) : nil
    }

    /// The day of a date cell; the hour is left out. A number that no date format shows is not a day.
    public func day(at column: Int) -> Day? {
        guard kind(at: column) == .date, let serial = number(at: column) else { return nil }
        return DateSerial.day(serial, since1904: buffer.usesDate1904)
    }

    /// Any cell as plain text: whole numbers without `.0` or an exponent, a date as `dd/MM/yyyy`, the empty cell as "".
    public func plain(at column: Int) -> String {
        switch kind(at: column) {
        case .empty: ""
        case .text, .error: string(at: column)
        case .flag: isTrue(at: column) ? "TRUE" : "FALSE"
        case .number: DecimalText.plain(buffer.bytes(at: column))
        case .date:
            number(at: column).flatMap { DateSerial.shown($0, since1904: buffer.usesDate1904) } ?? string(at: column)
        }
    }

    /// The bytes of the cell as they stand in the file (UTF-8), without making a `String` of them.
    ///
    /// Of a text the text, of a number its digits, of a flag `1` or `0`; nothing of an empty cell.
    public func withUTF8<Result>(
        at column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try body(kind(at: column) == .empty ? UnsafeBufferPointer(start: nil, count: 0) : buffer.bytes(at: column))
    }

    /// A number that is the same for all cells of the workbook with the same text, where the file shares its texts.
    ///
    /// It lets a reader remember what a text meant (`Nam`, `Kinh`) instead of reading it again in every row.
    public func sharedText(at column: Int) -> Int? {
        guard kind(at: column) == .text, buffer.slots[column].place == .shared else { return nil }
        return buffer.slots[column].start
    }

    private func string(at column: Int) -> String {
        String(decoding: buffer.bytes(at: column), as: UTF8.self)
    }

    private func isTrue(at column: Int) -> Bool {
        let bytes = buffer.bytes(at: column)
        return bytes.count > 0 && (bytes[0] == UInt8(ascii: "1") || bytes[0] == UInt8(ascii: "t"))
    }
}
