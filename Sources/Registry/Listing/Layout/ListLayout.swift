import Office
import Rulebook
import Vocabulary

/// How a file is laid out: which sheets are lists, where their headers stand, what the columns say.
struct ListLayout: Sendable {
    /// A sheet that is no list, or that the importer leaves out.
    struct Skipped: Sendable {
        let sheet: Sheet
        let isLeftOut: Bool
    }

    private(set) var sheets: [SheetLayout] = []
    private(set) var skipped: [Skipped] = []
    let texts: CellText

    private init(texts: CellText) {
        self.texts = texts
    }

    /// The first sheet, whose headers stand for all where one word is needed.
    var first: SheetLayout { sheets[0] }

    /// The header as the file writes it, for messages.
    func header(of column: TemplateColumn) -> String { headers(of: column).first ?? column.header }

    /// Every header under which a column stands in some sheet; of a birth those of Nam and Nữ too.
    func headers(of column: TemplateColumn) -> [String] {
        let own: Set<ListColumn> =
            column == .birth
            ? [.template(.birth), .birthOf(.male), .birthOf(.female)]
            : column == .name ? [.template(.name), .headName] : [.template(column)]
        let headers = sheets.flatMap { $0.places.filter { own.contains($0.column) }.map(\.header) }
        return headers.isEmpty ? [column.header] : headers
    }

    /// Columns that some sheet lacks.
    var missing: [TemplateColumn] {
        TemplateColumn.all.filter { column in sheets.contains { $0.missing.contains(column) } }
    }

    /// Makes out the layout of a file.
    ///
    /// - Parameters:
    ///   - shapes: what was said of shapes of headers before.
    ///   - leftOut: indices of sheets that are not to be read.
    ///   - texts: how the file's letters are read.
    /// - Throws: `ListingRefusal.noHeader` where no sheet in sight has headers.
    static func find(
        in reader: any TableReader, shapes: ToldShapes, leavingOut leftOut: Set<Int> = [],
        texts: CellText = CellText(legacy: nil)
    ) throws -> ListLayout {
        var layout = ListLayout(texts: texts)
        var guesses: [SheetLayout] = []
        for sheet in reader.sheets where !sheet.isHidden {
            let found = try best(of: try FirstRows(of: sheet, in: reader, texts), sheet, shapes).map { layout in
                try settled(layout, reader, texts)
            }
            if let found, found.isList || found.isTold, !leftOut.contains(sheet.index) {
                layout.sheets.append(found)
            } else {
                layout.skipped.append(Skipped(sheet: sheet, isLeftOut: found?.isList ?? false))
                if let found, !leftOut.contains(sheet.index) { guesses.append(found) }
            }
        }
        // Where no sheet speaks our words, the one that speaks most has to be asked about.
        if layout.sheets.isEmpty {
            guard let guess = guesses.max(by: { ($0.weight, -$0.sheet.index) < ($1.weight, -$1.sheet.index) }) else {
                throw ListingRefusal.noHeader
            }
            layout.sheets = [guess]
            layout.skipped.removeAll { $0.sheet == guess.sheet }
        }
        return layout
    }

    /// With the meaning of those columns of which only the rows tell it.
    private static func settled(
        _ layout: SheetLayout, _ reader: any TableReader, _ texts: CellText
    ) throws -> SheetLayout {
        var layout = layout
        if let column = try ClassColumn.find(in: layout, reader, texts) { layout = layout.with(column, as: .category) }
        guard layout.has(.ordinal) else { return layout }
        return layout.with(.ordinal, as: try OrdinalColumn.meaning(in: layout, reader, texts))
    }

    private static func best(of first: FirstRows, _ sheet: Sheet, _ shapes: ToldShapes) -> SheetLayout? {
        var best: SheetLayout?
        var guess: HeaderBlock?
        for block in first.blocks {
            let told = shapes.columns(of: block)
            let layout = SheetLayout(sheet, block, told: told)
            if layout.isTold { return layout.titled(first.texts(above: block)) }
            if layout.weight > best?.weight ?? 0 { best = layout }
            if block.filled >= 3, block.filled > guess?.filled ?? 0 { guess = block }
        }
        if let best, best.weight >= 3 { return best.titled(first.texts(above: best.block)) }
        return guess.map { SheetLayout(sheet, $0, told: nil).titled(first.texts(above: $0)) }
    }
}

extension FirstRows {
    /// The filled cells above a block, from the top.
    func texts(above block: HeaderBlock) -> [String] {
        lines.filter { $0.number < block.lines.lowerBound }.flatMap { $0.texts.filter { !$0.isEmpty } }
    }
}

/// What officers said the columns of a shape of headers mean.
struct ToldShapes: Sendable {
    private let byShape: [String: [Int: ListColumn]]

    init(_ byShape: [String: [Int: ListColumn]] = [:]) {
        self.byShape = byShape
    }

    /// A shape is only made out where any was told of.
    func columns(of block: HeaderBlock) -> [Int: ListColumn]? { byShape.isEmpty ? nil : byShape[block.shape] }
}

extension SheetLayout {
    /// `A`, `B`, …, `AA`: the column as a spreadsheet calls it.
    static func letter(_ index: Int) -> String {
        let (rest, letter) = index.quotientAndRemainder(dividingBy: 26)
        let own = String(UnicodeScalar(UInt8(65 + letter)))
        return rest == 0 ? own : self.letter(rest - 1) + own
    }
}
