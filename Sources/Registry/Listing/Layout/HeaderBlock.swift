import Office
import Vocabulary

/// The first rows of a sheet as texts, from which its headers are made out.
struct FirstRows {
    struct Line {
        let number: Int
        /// Texts alone; what is no text is empty.
        let texts: [String]
        /// Whether every filled cell counts columns: `1`, `(2)`, `A`, `4=3/1`.
        let countsColumns: Bool
        /// Whether it is words over a list and not over columns.
        let isTitle: Bool
        /// Whether it is numbered, or holds numbers and days as rows of a list do.
        let isRow: Bool

        var filled: Int { texts.count { !$0.isEmpty } }
    }

    let lines: [Line]

    /// How far down headers are looked for: an official's title can be long.
    static let depth = 40
    /// Rows of headers above one another.
    static let tallest = 4
    // A header is words, and not thousands of them.
    private static let widest = 400

    init(of sheet: Sheet, in reader: any TableReader, _ texts: CellText) throws {
        var lines: [Line] = []
        try reader.rows(of: sheet) { row in
            guard row.number <= Self.depth + 2 else { throw StopReading() }
            lines.append(Self.line(row, texts))
        }
        self.lines = lines
    }

    /// Every run of rows that may be the headers, in the order of its last row.
    var blocks: [HeaderBlock] {
        lines.indices.flatMap { last in
            guard lines[last].number <= Self.depth, !lines[last].countsColumns else { return [HeaderBlock]() }
            if lines[last].isRow { return [HeaderBlock(self, rows: last...last)] }
            let tallest = (max(0, last - Self.tallest + 1)...last).reversed()
            return tallest.prefix { joins($0, to: last) }.map { HeaderBlock(self, rows: $0...last) }
        }
    }

    /// Whether a row may be headers above those of a lower one: a title is not, nor is a line or two of words over an
    /// empty row. Headers that are merged downwards leave a row empty too, but stand over most columns.
    private func joins(_ row: Int, to last: Int) -> Bool {
        guard row < last else { return true }
        guard !lines[row].isTitle else { return false }
        let hasGap = lines[row + 1].number > lines[row].number + 1
        return !hasGap || lines[row].filled * 2 > lines[last].filled
    }

    private static func line(_ row: borrowing SheetRow, _ cells: CellText) -> Line {
        var texts: [String] = []
        var marks: [String] = []
        var (first, numbers) = (CellKind.empty, 0)
        for place in 0..<min(row.count, widest) {
            texts.append(row.kind(at: place) == .text ? cells.tidy(row, at: place) : "")
            let kind = row.kind(at: place)
            if first == .empty { first = kind }
            if kind == .number || kind == .date { numbers += 1 }
            let plain = row.plain(at: place)
            if !plain.isEmpty { marks.append(plain) }
        }
        return Line(
            number: row.line, texts: texts, countsColumns: marks.count > 2 && marks.allSatisfy(isMark),
            isTitle: isTitle(texts), isRow: first == .number || numbers > 1)
    }

    /// One or two texts that begin as titles do; or one long text in the first column.
    private static func isTitle(_ texts: [String]) -> Bool {
        let filled = texts.filter { !$0.isEmpty }
        guard let first = filled.first, filled.count <= 2 else { return false }
        if filled.contains(where: { text in titles.contains(where: VietnameseText.folded(text).hasPrefix) }) {
            return true
        }
        return filled.count == 1 && !(texts.first ?? "").isEmpty && first.count > 30
    }

    private static let titles = [
        "danh sach", "uy ban nhan dan", "ubnd", "cong hoa xa hoi", "doc lap tu do", "bieu", "mau so", "phu luc",
        "kem theo", "ban chi dao", "don vi",
    ]

    private static func isMark(_ text: String) -> Bool {
        let core = text.filter { !"() []".contains($0) }
        if core.count == 1 { return true }
        return core.count <= 24 && core.first?.isNumber == true
            && core.allSatisfy { $0.isNumber || "=+-/*x×%".contains($0) }
            && (core.contains("=") || core.count <= 2)
    }
}

/// Some neighbouring rows, taken for the headers of a sheet: each column's texts from above.
struct HeaderBlock {
    let lines: ClosedRange<Int>
    let paths: [[String]]

    init(_ first: FirstRows, rows: ClosedRange<Int>) {
        let texts = first.lines[rows].map(\.texts)
        // A row that numbers the columns belongs to the headers.
        let next = rows.upperBound + 1
        let isNumbered = next < first.lines.count && first.lines[next].countsColumns
        lines = first.lines[rows.lowerBound].number...first.lines[isNumbered ? next : rows.upperBound].number
        let width = texts.map(\.count).max() ?? 0
        paths = (0..<width).map { column in Self.path(of: column, in: texts) }
    }

    /// What stands over the rows as one text per column; how a shape is known again.
    var shape: String {
        var headers = paths.map { $0.map(VietnameseText.folded).joined(separator: "/") }
        while headers.last?.isEmpty == true { headers.removeLast() }
        return hexadecimal(Digest.sha256(Array(headers.joined(separator: "\u{1F}").utf8)).prefix(16))
    }

    /// How many columns have a header.
    var filled: Int { paths.count { !$0.isEmpty } }

    /// A cell that is empty because it is merged with the one to its left shares its text.
    private static func path(of column: Int, in texts: [[String]]) -> [String] {
        var path: [String] = []
        for (row, cells) in texts.enumerated() {
            if column < cells.count, !cells[column].isEmpty {
                path.append(cells[column])
                continue
            }
            // Merged downwards, or empty to the end: nothing stands below it.
            guard isFilled(column, below: row, in: texts) else { continue }
            let left = (0..<min(column, cells.count)).last { !cells[$0].isEmpty }
            if let left, isFilled(left, below: row, in: texts) { path.append(cells[left]) }
        }
        return path
    }

    private static func isFilled(_ column: Int, below row: Int, in texts: [[String]]) -> Bool {
        texts[(row + 1)...].contains { column < $0.count && !$0[column].isEmpty }
    }
}
