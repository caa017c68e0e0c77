import Markup

/// A list or a table of numbers: caption, headers with scope, rows, and words for when there are none.
///
/// It scrolls within its own region where it is wider than the screen.
public struct DataTable: HTMLPart {
    /// One column: its words, what it holds, and how the list is sorted by it.
    public struct Column: Sendable {
        /// Text to the left, numbers to the right in tabular figures; the header of a row names the row. A code, a
        /// day or a number of a paper is never broken over two lines. What can be done with a row is not printed.
        public enum Kind: Sendable { case rowHeader, text, number, code, actions }

        let label: String
        let kind: Kind
        let group: String?
        let sort: Sort?

        /// - Parameter group: words over this and the neighbouring columns that have the same.
        public init(_ label: String, _ kind: Kind = .text, group: String? = nil, sort: Sort? = nil) {
            self.label = label
            self.kind = kind
            self.group = group
            self.sort = sort
        }
    }

    /// Where a header leads to sort by its column, and how the list is sorted by it now.
    public struct Sort: Sendable {
        /// Upwards or downwards.
        public enum Order: String, Sendable { case ascending, descending }

        let address: Address
        let current: Order?

        public init(_ address: Address, current: Order? = nil) {
            self.address = address
            self.current = current
        }
    }

    let caption: String
    let columns: [Column]
    /// The rows as they are sent; empty where there are none.
    let rows: HTML
    let totals: [HTML]?
    let numbers: [String]
    let isCaptionHidden: Bool
    let empty: HTML

    /// A table in the layout of a decree has many narrow columns: its rows are compact, its paper lies sideways.
    var isOfficial: Bool { !numbers.isEmpty }

    /// - Parameters:
    ///   - rows: as many cells as there are columns.
    ///   - totals: a last row of sums.
    ///   - numbers: what stands under each header, as official tables have it: `A`, `1`, `4=3/1×100`; empty for none.
    ///   - isCaptionHidden: where a heading right above says the same to the eye.
    ///   - empty: what will stand here and how to begin; said in place of the table where there are no rows.
    public init(
        _ caption: String, _ columns: [Column], rows: [[HTML]], totals: [HTML]? = nil, numbers: [String] = [],
        isCaptionHidden: Bool = false, empty: HTML
    ) {
        self.init(
            caption, columns, of: rows, totals: totals, numbers: numbers, isCaptionHidden: isCaptionHidden, empty: empty
        ) { cells, row in
            for cell in cells { row.add(cell) }
        }
    }

    /// A long list, whose rows are written in one go: none of its cells is a piece of its own.
    ///
    /// - Parameter write: adds as many cells as there are columns.
    public init<Line>(
        _ caption: String, _ columns: [Column], of lines: [Line], totals: [HTML]? = nil, numbers: [String] = [],
        isCaptionHidden: Bool = false, empty: HTML, write: (Line, inout Row) -> Void
    ) {
        self.caption = caption
        self.columns = columns
        var row = Row(columns, lines: lines.count)
        for line in lines { row.write(line, write) }
        rows = HTML(stringInterpolation: row.markup)
        self.totals = totals
        self.numbers = numbers
        self.isCaptionHidden = isCaptionHidden
        self.empty = empty
    }
}
