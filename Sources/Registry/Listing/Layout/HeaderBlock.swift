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
            return (max(0, last - Self.tallest + 1)...last).reversed().map { HeaderBlock(self, rows: $0...last) }
        }
    }

    private static func line(_ row: borrowing SheetRow, _ cells: CellText) -> Line {
        var texts: [String] = []
        var marks: [String] = []
        for place in 0..<min(row.count, widest) {
            texts.append(row.kind(at: place) == .text ? cells.tidy(row, at: place) : "")
            let plain = row.plain(at: place)
            if !plain.isEmpty { marks.append(plain) }
        }
        return Line(number: row.line, texts: texts, countsColumns: marks.count > 2 && marks.allSatisfy(isMark))
    }

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
        let digest = Digest.sha256(Array(headers.joined(separator: "\u{1F}").utf8))
        return digest.prefix(16).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
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
