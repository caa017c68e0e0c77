import Registry
import Vocabulary

/// A table of the review in its printed layout: columns with numbers, rows for the areas, each cell with what is behind it.
public struct OfficialTable: Sendable {
    public struct Column: Sendable {
        /// `1`, `4`: the number printed under the header.
        public let number: Int
        /// `4 = 3/1×100`
        public let formula: String
        /// The header above a group of columns; equal neighbours are printed as one.
        public let group: String
        public let header: String

        public init(_ number: Int, _ group: String, _ header: String, formula: String? = nil) {
            self.number = number
            self.group = group
            self.header = header
            self.formula = formula ?? String(number)
        }
    }

    public enum Cell: Sendable {
        /// Counted from the register: the rows behind it are households.
        case counted(Int64)
        /// A total somebody typed or imported: behind it stands its source.
        case typed(Int64)
        /// Computed from two cells of the same row.
        case rate(Ratio)
        /// No total is known yet.
        case missing

        public var number: Int64? {
            switch self {
            case .counted(let value), .typed(let value): value
            case .rate, .missing: nil
            }
        }

        public var shown: String {
            switch self {
            case .counted(let value), .typed(let value): Shown.number(value)
            case .rate(let ratio): ratio.percent.replacing(" %", with: "")
            case .missing: "…"
            }
        }
    }

    public enum Kind: String, Sendable, CaseIterable {
        case households, people

        public var label: String { self == .households ? "Hộ" : "Nhân khẩu" }
    }

    public struct Row: Sendable {
        /// `nil` for the whole commune.
        public let place: Key?
        public let label: String
        /// Tables 2 and 3 have a row of households and one of people for each area; table 1 has neither.
        public let kind: Kind?
        public let cells: [Cell]
    }

    public let number: Int
    public let title: String
    public let year: Int
    public let area: String
    public let day: Day
    /// Whether the review of the year is closed: *số cuối kỳ*; otherwise the managed list of `day`.
    public let isFinal: Bool
    public let columns: [Column]
    public let rows: [Row]
    /// Breaches of the identities that truly hold; empty unless something is broken.
    public let breaches: [String]

    /// `Biểu 2`
    public var name: String { "Biểu \(number)" }

    /// What the figures are, under the title.
    public var standing: String {
        isFinal
            ? "Số cuối kỳ rà soát năm \(year), khép ngày \(day.shown)"
            : "Danh sách đang quản lý đến ngày \(day.shown) (rà soát năm \(year) chưa khép)"
    }
}

/// Where a number stands, so that it can open what is behind it.
public struct CellAddress: Sendable, Hashable {
    public let table: Int
    public let year: Int
    public let place: Key?
    public let column: Int
    public let kind: OfficialTable.Kind

    public init(table: Int, year: Int, place: Key?, column: Int, kind: OfficialTable.Kind) {
        self.table = table
        self.year = year
        self.place = place
        self.column = column
        self.kind = kind
    }
}
