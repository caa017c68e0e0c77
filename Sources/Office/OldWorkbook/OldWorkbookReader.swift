import Vocabulary

/// Reads an .xls file (Excel 5 to 2003) row by row: the values as they were saved, formulas too.
///
/// It reads the records itself and believes none of their lengths; decision 0020 says why libfreexl does not do it.
final class OldWorkbookReader: TableReader {
    /// The sheets that hold rows, hidden ones too.
    let sheets: [Sheet]

    private let stream: OLEStream
    private let book: BIFFBook
    private let limits: FileLimits
    private let encoding: TextEncoding
    private var shared: SharedStrings?

    /// - Parameters:
    ///   - stream: the records of the workbook.
    ///   - name: what a sheet is called that stands alone in its file.
    init(_ stream: OLEStream, name: String, limits: FileLimits, encoding: TextEncoding) throws(FileProblem) {
        self.stream = stream
        self.limits = limits
        self.encoding = encoding
        book = try BIFFBook(stream, name: name)
        guard !book.sheets.isEmpty else { throw .partMissing }
        sheets = book.sheets.enumerated().map {
            // Excel draws tabs in a font of its own, so that most are in Unicode even here.
            let isOld = encoding.coding?.isSpoken(by: $1.name) ?? false
            return Sheet(name: isOld ? encoding.unicode($1.name) : $1.name, index: $0, isHidden: $1.isHidden)
        }
    }

    /// Opens an OLE file as a workbook.
    ///
    /// - Parameter ending: of the name that the file had, in small letters.
    static func open(
        _ source: ByteSource, ending: String, limits: FileLimits, encoding: TextEncoding
    ) throws(FileProblem) -> OldWorkbookReader {
        let file: OLEFile
        do throws(FileProblem) { file = try OLEFile(source) } catch {
            // A beginning without a directory could have been anything; its name may tell.
            throw ending == "xls" ? error : .otherKind(what: "một tệp Office đời cũ")
        }
        if let problem = OldWorkbookReader.problem(file) { throw problem }
        var found = try file.stream("workbook")
        // Excel 5 and 95 called it so.
        if found == nil { found = try file.stream("book") }
        guard let stream = found else { throw .damagedArchive }
        return try OldWorkbookReader(stream, name: "Sheet1", limits: limits, encoding: encoding)
    }

    /// What the file is, by the names of its streams, where it is no workbook that is read.
    private static func problem(_ file: OLEFile) -> FileProblem? {
        let names = Set(file.entries.map(\.name))
        if names.contains("encryptedpackage") || names.contains("encryptioninfo") { return .passwordProtected }
        if names.contains("workbook") || names.contains("book") {
            return names.contains("_vba_project_cur") ? .macros : nil
        }
        if names.contains("worddocument") { return .otherKind(what: "một tệp Word đời cũ (.doc)") }
        if names.contains("powerpoint document") { return .otherKind(what: "một tệp PowerPoint đời cũ (.ppt)") }
        return .otherKind(what: "một tệp Office đời cũ")
    }

    func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws {
        guard sheets.contains(sheet) else { throw FileProblem.noSuchSheet }
        let buffer = RowBuffer(shared: try sharedStrings(), usesDate1904: book.usesDate1904)
        let row = SheetRow(buffer: buffer)
        let cells = BIFFCells(row: buffer, book: book, sheet: sheet.name, limits: limits)
        do {
            let places = try BIFFOrder(stream, from: book.sheets[sheet.index].start).places
            try BIFFRows(cells, BIFFRecords(stream, from: book.sheets[sheet.index].start), places).run {
                buffer.decode(encoding)
                try body(row)
            }
        } catch is StopReading {
        } catch is CutRecord {
            throw FileProblem.brokenMarkup(sheet: sheet.name, row: buffer.number > 0 ? buffer.number : nil)
        }
    }

    /// The table of shared texts, read at the first need.
    private func sharedStrings() throws -> SharedStrings {
        if let shared { return shared }
        let strings = SharedStrings()
        if let place = book.sharedPlace {
            do { try read(into: strings, at: place) } catch is CutRecord {
                throw FileProblem.brokenMarkup(sheet: nil, row: nil)
            }
        }
        shared = strings.decoded(encoding)
        return shared ?? strings
    }

    private func read(into strings: SharedStrings, at place: Int) throws {
        let records = BIFFRecords(stream, from: place)
        guard try records.next() else { return }
        let count = try records.number(4, at: 4)
        var text = BIFFText(records, at: 8)
        // A table that says too much ends with its last text; a cell that points past it is found out.
        while strings.count < count, try !text.isAtEnd() {
            try text.take(width: 2, into: strings.text)
            strings.close()
            guard strings.byteCount <= limits.sharedTextBytes else { throw FileProblem.tooMuchText }
        }
    }
}
