import Vocabulary

/// Writes a .csv file (RFC 4180, CRLF), record by record.
///
/// Its bytes go to `sink` in pieces; call `finish()` after the last record.
public struct TextTableWriter {
    /// What becomes of a text that a spreadsheet would take for a formula when the file is opened.
    public enum FormulaPolicy: Sendable {
        /// Written as it is: for files that programs read.
        case keep
        /// A text beginning with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe before it.
        case guarded
    }

    private let separator: UInt8
    private let formulas: FormulaPolicy
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private var bytes: [UInt8] = []

    /// - Parameter mark: whether the file begins with the byte order mark that lets Excel see UTF-8.
    public init(
        separator: Character = ",", mark: Bool = false, formulas: FormulaPolicy,
        sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        precondition(separator.isASCII, "the separator of a text table is one byte")
        self.separator = separator.asciiValue ?? UInt8(ascii: ",")
        self.formulas = formulas
        self.sink = sink
        bytes.reserveCapacity(TextTableWriter.piece + 4096)
        if mark { bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    }

    /// Writes one record.
    public mutating func row(_ fields: some Sequence<String>) throws {
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(separator) }
            isFirst = false
            append(field)
        }
        bytes.append(13)
        bytes.append(10)
        if bytes.count >= TextTableWriter.piece { try flush() }
    }

    /// Hands over what is left.
    public mutating func finish() throws { try flush() }

    private mutating func flush() throws {
        try bytes.withUnsafeBytes { try sink($0) }
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ field: String) {
        let isFormula = formulas == .guarded && TextTableWriter.looksLikeFormula(field.utf8.first)
        let needsQuotes = field.utf8.contains { $0 == separator || $0 == 34 || $0 == 10 || $0 == 13 }
        if needsQuotes { bytes.append(34) }
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in field.utf8 {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        if needsQuotes { bytes.append(34) }
    }

    private static func looksLikeFormula(_ first: UInt8?) -> Bool {
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 10, 13: true
        default: false
        }
    }

    private static let piece = 1 << 16
}
