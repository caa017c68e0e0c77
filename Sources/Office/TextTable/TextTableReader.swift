/// Reads a .csv file record by record: comma, semicolon or tab; with or without a byte order mark; UTF-8 or UTF-16.
///
/// All its cells are texts. Memory does not grow with the file, and there is no limit to its rows.
public final class TextTableReader: TableReader {
    /// One sheet, named like the file.
    public let sheets: [Sheet]

    private let limits: FileLimits
    private let encoding: TextEncoding
    /// By which table single bytes are letters; nil where the text is UTF-8 or UTF-16.
    private let codePage: CodePage?
    private let open: () throws -> (UnsafeMutableRawBufferPointer) throws -> Int

    /// - Parameters:
    ///   - name: the name that the file had with its owner; its sheet is named like it, without the ending.
    ///   - encoding: how its letters are kept, where its owner said so.
    public convenience init(
        path: String, name: String? = nil, limits: FileLimits = .standard, encoding: TextEncoding = .unicode
    ) throws(FileProblem) {
        let source = try ByteSource(path: path)
        guard source.count > 0 else { throw .empty }
        guard source.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
        try self.init(source, name: TextTableReader.sheetName(name ?? path), limits: limits, encoding: encoding)
    }

    private init(
        _ source: ByteSource, name: String, limits: FileLimits, encoding: TextEncoding
    ) throws(FileProblem) {
        self.limits = limits
        let beginning = try source.bytes(at: 0, count: 1 << 20)
        let isUnicode = TextBeginning.isUnicode(beginning)
        // Single bytes that make Vietnamese by Windows' own table are that; fonts' letters are given as a workbook
        // has them, and converted only when asked.
        let found = isUnicode || encoding != .unicode ? encoding : TextBeginning.encoding(of: beginning)
        codePage =
            isUnicode ? nil : found.flatMap { $0 == .windows1258 ? .vietnamese : $0 == .unicode ? nil : .western }
        self.encoding = encoding == .unicode && found == .windows1258 ? .windows1258 : encoding
        sheets = [Sheet(name: name, index: 0)]
        open = {
            var position = 0
            return { target in
                let got = try source.read(at: position, into: target)
                position += got
                return got
            }
        }
    }

    /// Reads what a program writes into a descriptor, such as standard input. Its rows can be asked for once.
    public init(descriptor: Int32, name: String, limits: FileLimits = .standard) {
        self.limits = limits
        (encoding, codePage) = (.unicode, nil)
        sheets = [Sheet(name: name, index: 0)]
        let once = Once()
        open = {
            guard once.take() else { throw FileProblem.unreadable }
            return descriptorSource(descriptor)
        }
    }

    /// Reads text that is in memory already.
    public convenience init(
        bytes: [UInt8], name: String, limits: FileLimits = .standard, encoding: TextEncoding = .unicode
    ) throws(FileProblem) {
        try self.init(ByteSource(bytes: bytes), name: name, limits: limits, encoding: encoding)
    }

    /// Gives every record that has a filled field; see `TableReader`.
    public func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws {
        guard sheet == sheets[0] else { throw FileProblem.noSuchSheet }
        let buffer = RowBuffer()
        let row = SheetRow(buffer: buffer)
        var scanner = try TextTableScanner(
            try TextStream(try open(), codePage), buffer, limits: limits, name: sheet.name)
        do {
            while try scanner.next() {
                guard buffer.count > 0 else { continue }
                buffer.decode(encoding)
                try body(row)
            }
        } catch is StopReading {}
    }

    static func sheetName(_ path: String) -> String {
        let file = path.split(separator: "/").last ?? Substring(path)
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
        return String(file[..<dot])
    }
}

private final class Once {
    private var isTaken = false

    func take() -> Bool {
        defer { isTaken = true }
        return !isTaken
    }
}
