import Office
import Rulebook
import Vocabulary

/// The row of headers, wherever it stands: columns are known by their words, in any order.
struct HeaderRow {
    struct Place {
        let column: TemplateColumn
        let index: Int
        let header: String
    }

    let sheet: Sheet
    let line: Int
    let places: [Place]
    /// Headers that the template does not have.
    let ignored: [String]

    /// Columns without which no household can be told from another.
    var missing: [TemplateColumn] {
        let found = Set(places.map(\.column))
        var missing = Self.required.filter { !found.contains($0) }
        if !found.contains(.householdNumber), !found.contains(.householdCode) {
            missing.insert(.householdNumber, at: 0)
        }
        return missing
    }

    func index(of column: TemplateColumn) -> Int? { places.first { $0.column == column }?.index }

    /// The header as the file writes it, for messages.
    func header(of column: TemplateColumn) -> String {
        places.first { $0.column == column }?.header ?? column.header
    }

    /// The row with the most known headers among the first rows of the sheets that are in sight.
    static func find(in reader: any TableReader) throws -> HeaderRow {
        for sheet in reader.sheets where !sheet.isHidden {
            var best: HeaderRow?
            for (line, cells) in try firstRows(of: sheet, in: reader) {
                let row = HeaderRow(sheet, line, cells)
                if row.places.count > best?.places.count ?? 3 { best = row }
            }
            if let best { return best }
        }
        throw ListingRefusal.noHeader
    }

    private init(_ sheet: Sheet, _ line: Int, _ cells: [String]) {
        self.sheet = sheet
        self.line = line
        var places: [Place] = []
        var ignored: [String] = []
        for (index, text) in cells.enumerated() where !text.isEmpty {
            let header = VietnameseText.tidy(text)
            if let column = Self.column(header), !places.contains(where: { $0.column == column }) {
                places.append(Place(column: column, index: index, header: header))
            } else if !header.isEmpty {
                ignored.append(header)
            }
        }
        self.places = places
        self.ignored = ignored
    }

    private static func firstRows(of sheet: Sheet, in reader: any TableReader) throws -> [(Int, [String])] {
        var rows: [(Int, [String])] = []
        try reader.rows(of: sheet) { row in
            guard row.number <= 30 else { throw StopReading() }
            var cells: [String] = []
            // A header is words, and not thousands of them.
            for place in 0..<min(row.count, 400) {
                cells.append(row.kind(at: place) == .text ? row.plain(at: place) : "")
            }
            rows.append((row.line, cells))
        }
        return rows
    }

    private static func column(_ header: String) -> TemplateColumn? {
        let folded = VietnameseText.folded(header)
        if let column = words[folded] { return column }
        let outside = header.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false).first.map(
            String.init)
        return outside.flatMap { words[VietnameseText.folded($0)] }
    }

    private static let required: [TemplateColumn] = [.neighbourhood, .name, .relation, .birth]

    private static let words: [String: TemplateColumn] = {
        var words: [String: TemplateColumn] = [:]
        for column in TemplateColumn.all {
            words[VietnameseText.folded(column.header)] = column
            words[VietnameseText.folded(column.id)] = column
            let short = column.header.split(separator: "(").first.map { VietnameseText.folded(String($0)) } ?? ""
            words[short] = column
        }
        let others: [String: TemplateColumn] = [
            "stt ho gia dinh": .householdNumber, "ma ho gia dinh": .householdCode, "to dan pho thon": .neighbourhood,
            "to dan pho so": .neighbourhood, "ho ten": .name, "ho va ten thanh vien": .name,
            "quan he chu ho": .relation,
            "ngay thang nam sinh": .birth, "nam sinh": .birth, "so dinh danh ca nhan": .number, "cccd": .number,
            "so cccd": .number, "so dinh danh ca nhan cccd": .number, "tinh trang cu tru": .residence,
            "bhyt": .member(.healthInsurance), "dien tich nha o m2": .household(.livingArea),
        ]
        return words.merging(others) { own, _ in own }
    }()
}

extension HeaderRow {
    /// `A`, `B`, …, `AA`: the column as a spreadsheet calls it.
    static func letter(_ index: Int) -> String {
        let (rest, letter) = index.quotientAndRemainder(dividingBy: 26)
        let own = String(UnicodeScalar(UInt8(65 + letter)))
        return rest == 0 ? own : self.letter(rest - 1) + own
    }
}
