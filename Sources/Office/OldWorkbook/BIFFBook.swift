/// What an old workbook says of itself before its first sheet.
struct BIFFBook {
    struct SheetPlace {
        let name: String
        let isHidden: Bool
        /// Where the sheet's records begin in the stream.
        let start: Int
    }

    private(set) var sheets: [SheetPlace] = []
    private(set) var usesDate1904 = false
    private(set) var letters = BIFFLetters()
    private(set) var dates = DateStyles()
    /// Where the table of shared texts stands.
    private(set) var sharedPlace: Int?
    /// Whether texts are in Unicode: since Excel 97.
    private(set) var isUnicode = true

    private var formats: [Int: String] = [:]
    private var styles: [Int] = []

    /// - Throws: `FileProblem` where the workbook is locked, older than Excel 5, or cut.
    init(_ stream: OLEStream, name: String) throws(FileProblem) {
        do {
            try read(BIFFRecords(stream), name)
        } catch let problem as FileProblem {
            throw problem
        } catch {
            throw .damagedArchive
        }
        dates = DateStyles(formats: styles, codes: formats)
    }

    private mutating func read(_ records: BIFFRecords, _ name: String) throws {
        guard try records.next() else { throw FileProblem.damagedArchive }
        guard records.kind == BIFFKind.beginning else { throw FileProblem.oldExcel }
        isUnicode = try records.number(2, at: 0) >= 0x0600
        if try records.number(2, at: 2) == 0x0010 {
            // A sheet alone, as programs wrote it that knew only the records.
            sheets = [SheetPlace(name: name, isHidden: false, start: 0)]
        }
        while try records.next(), records.kind != BIFFKind.end { try take(records) }
    }

    private mutating func take(_ records: BIFFRecords) throws {
        switch records.kind {
        case BIFFKind.password: throw FileProblem.passwordProtected
        case BIFFKind.dateMode: usesDate1904 = try records.number(2, at: 0) == 1
        case BIFFKind.codePage: letters.page = try records.number(2, at: 0)
        case BIFFKind.cellFormat: styles.append(try records.number(2, at: 2))
        case BIFFKind.format: formats[try records.number(2, at: 0)] = try text(records, at: 2, width: isUnicode ? 2 : 1)
        case BIFFKind.sharedTexts: sharedPlace = records.place
        case BIFFKind.sheet: try takeSheet(records)
        default: break
        }
    }

    private mutating func takeSheet(_ records: BIFFRecords) throws {
        let (start, state, kind) = (
            try records.number(4, at: 0), try records.number(1, at: 4), try records.number(1, at: 5)
        )
        // Others are charts and modules of macros.
        guard kind == 0 else { return }
        let name = try text(records, at: 6, width: 1)
        sheets.append(SheetPlace(name: name, isHidden: state & 3 != 0, start: start))
    }

    private func text(_ records: BIFFRecords, at offset: Int, width: Int) throws -> String {
        let arena = ByteArena(capacity: 256)
        if isUnicode {
            var text = BIFFText(records, at: offset)
            try text.take(width: width, into: arena)
        } else {
            let length = try records.number(width, at: offset)
            arena.append(letters.text(try records.bytes(from: offset + width, length)))
        }
        return String(decoding: arena.bytes(from: 0, arena.count), as: UTF8.self)
    }
}
