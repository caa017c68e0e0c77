/// Reads an .xlsx file row by row, in memory that does not grow with the rows.
///
/// Parts in the usual form are read by scanners; every other form by expat, with the same cells.
public final class WorkbookReader: TableReader {
    /// The sheets that hold rows, hidden ones too, in the order of the workbook.
    public let sheets: [Sheet]
    /// Whether days are counted from 1904, as old Macintosh workbooks do.
    public let usesDate1904: Bool

    /// Which reader of markup is used; tests hold one against the other.
    enum Markup { case fastest, expatOnly }

    /// How many parts had to be read by expat.
    private(set) var partsLeftToExpat = 0

    private let archive: ZipArchive
    private let parts: [ZipEntry]
    private let dates: DateStyles
    private let sharedPart: ZipEntry?
    private let markup: Markup
    private let encoding: TextEncoding
    private var shared: SharedStrings?

    /// - Throws: `FileProblem` saying what the file is, or what it lacks.
    public convenience init(
        path: String, limits: FileLimits = .standard, encoding: TextEncoding = .unicode
    ) throws(FileProblem) {
        try self.init(ByteSource(path: path), limits: limits, encoding: encoding)
    }

    /// Reads a workbook that is in memory already.
    public convenience init(bytes: [UInt8], limits: FileLimits = .standard) throws(FileProblem) {
        try self.init(ByteSource(bytes: bytes), limits: limits)
    }

    init(
        _ source: ByteSource, limits: FileLimits, markup: Markup = .fastest, encoding: TextEncoding = .unicode
    ) throws(FileProblem) {
        guard source.count > 0 else { throw .empty }
        guard source.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
        let start = try source.bytes(at: 0, count: 4096)
        if let problem = FileKind.problem(of: start) { throw problem }
        archive = try ZipArchive(source, limits: limits)
        let package = try WorkbookPackage(archive)
        (sheets, parts) = (package.sheets, package.parts)
        (dates, sharedPart, usesDate1904) = (package.dates, package.sharedStrings, package.usesDate1904)
        self.markup = markup
        self.encoding = encoding
    }

    /// Gives every row that has a filled cell; see `TableReader`.
    public func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws {
        guard sheets.contains(sheet) else { throw FileProblem.noSuchSheet }
        let shared = try sharedStrings()
        let buffer = RowBuffer(shared: shared, usesDate1904: usesDate1904)
        let row = SheetRow(buffer: buffer)
        var delivered = 0
        do {
            try withoutActuallyEscaping(body) { body in
                try read(sheet, buffer, &delivered) {
                    buffer.decode(self.encoding)
                    try body(row)
                }
            }
        } catch is StopReading {}
    }

    private func read(
        _ sheet: Sheet, _ buffer: RowBuffer, _ delivered: inout Int, _ deliver: @escaping () throws -> Void
    ) throws {
        let part = parts[sheet.index]
        if markup == .fastest {
            let reader = try archive.reader(part)
            let isLarge = part.unpackedBytes >= WorkbookReader.worthAnotherThread
            let window = PartWindow(isLarge ? ReadAhead(reader) : reader, limit: archive.limits.rowBytes)
            var scanner = SheetScanner(window, buffer, dates: dates, limits: archive.limits, sheet: sheet.name)
            do {
                return try scanner.run {
                    delivered += 1
                    try deliver()
                }
            } catch is SheetScanner.Unusual {}
        }
        partsLeftToExpat += 1
        let reader = try archive.reader(part)
        let parser = SheetParser(
            buffer, dates: dates, limits: archive.limits, sheet: sheet.name, skipping: delivered, deliver)
        do {
            try XMLPart.read(parser) { try reader.read(into: $0) }
        } catch is BrokenMarkup {
            throw FileProblem.brokenMarkup(sheet: sheet.name, row: parser.position)
        }
        try reader.finish()
    }

    private static let worthAnotherThread = 4 << 20

    /// The table of shared texts, read at the first need.
    private func sharedStrings() throws -> SharedStrings {
        if let shared { return shared }
        guard let sharedPart else { return SharedStrings() }
        let strings = try read(sharedPart).decoded(encoding)
        shared = strings
        return strings
    }

    private func read(_ part: ZipEntry) throws -> SharedStrings {
        let limit = archive.limits.sharedTextBytes
        if markup == .fastest {
            var scanner = SharedStringsScanner(PartWindow(try archive.reader(part), limit: limit), limit: limit)
            do { return try scanner.read() } catch is SheetScanner.Unusual {}
        }
        partsLeftToExpat += 1
        let reader = try archive.reader(part)
        let parser = SharedStringsParser(limit: limit)
        do {
            try XMLPart.read(parser) { try reader.read(into: $0) }
        } catch is BrokenMarkup {
            throw FileProblem.brokenMarkup(sheet: nil, row: nil)
        }
        try reader.finish()
        return parser.strings
    }
}
