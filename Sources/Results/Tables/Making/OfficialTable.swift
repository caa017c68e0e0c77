import Registry
import Rulebook
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
        /// Not in the printed form: what is not known, there only where something is not.
        public let isExtra: Bool
        let value: ColumnValue

        init(
            _ number: Int, _ group: String, _ header: String, formula: String?, value: ColumnValue, isExtra: Bool
        ) {
            self.number = number
            self.group = group
            self.header = header
            self.formula = formula ?? String(number)
            self.value = value
            self.isExtra = isExtra
        }

        /// Whether it counts the households of a class that have a trait.
        public func counts(_ category: RecognisedClass, having trait: TableForm.Trait) -> Bool {
            value.counted.map { $0.category == category && $0.trait == trait } ?? false
        }

        /// What its numbers are of, in a row of households or of people: `hộ`, `nhân khẩu`, `trẻ em`, `lượt thiếu hụt`.
        public func unit(_ kind: Kind?) -> String {
            let ofRow = kind == .people ? "nhân khẩu" : "hộ"
            switch value {
            case .residents(let residents): return residents.rawValue.hasSuffix("people") ? "nhân khẩu" : "hộ"
            case .count(let counted), .share(let counted, _): return counted.unit.words ?? ofRow
            case .movement, .rate: return ofRow
            }
        }
    }

    public enum Cell: Sendable, Hashable {
        /// Counted from the register: the rows behind it are households.
        case counted(Int64)
        /// A total somebody typed or imported: behind it stands its source.
        case typed(Int64)
        /// Computed from two cells of the same row.
        case rate(Ratio)
        /// A share whose numerator stands in no column: behind it are the households of the numerator.
        case share(Ratio)
        /// No total is known yet.
        case missing
        /// The line says nothing of this column.
        case blank

        public var number: Int64? {
            switch self {
            case .counted(let value), .typed(let value): value
            case .rate, .share, .missing, .blank: nil
            }
        }

        public var shown: String {
            switch self {
            case .counted(let value), .typed(let value): Shown.number(value)
            case .rate(let ratio), .share(let ratio): ratio.percent.replacing(" %", with: "")
            case .missing: "…"
            case .blank: ""
            }
        }
    }

    public enum Kind: String, Sendable, CaseIterable {
        case households, people

        public var label: String { self == .households ? "Hộ" : "Nhân khẩu" }
    }

    /// What a row is beside the areas' own figures.
    public enum Line: String, Sendable, CaseIterable {
        case figures
        /// For each indicator, the households of which it is not known.
        case unknown
        /// What of the changes came from another standard, and is neither thoát nor tái nor phát sinh.
        case standardChange = "standard_change"
    }

    /// An identity that does not hold, and the households of which it does not.
    public struct Breach: Sendable, Equatable {
        public let sentence: String
        public let households: [Key]
    }

    public struct Row: Sendable {
        /// `nil` for the whole commune.
        public let place: Key?
        public let label: String
        /// Tables 2 and 3 have a row of households and one of people for each area; table 1 has neither.
        public let kind: Kind?
        public let line: Line
        public let cells: [Cell]
    }

    public let number: Int
    public let title: String
    public let question: TableQuestion
    public let area: String
    public let day: Day
    /// Whether the review of the year is closed: *số cuối kỳ*; otherwise the managed list of `day`.
    public let isFinal: Bool
    public let columns: [Column]
    public let rows: [Row]
    /// Breaches of the identities that truly hold; empty unless something is broken.
    public let breaches: [Breach]
    /// What must be known to read the figures: facts that are missing, rules that were used, another standard.
    public let notes: [String]
    /// The sentence for the report, made of the numbers.
    public let sentence: String
    /// The standards by which households are listed; more than one: each has its own tables.
    public let standards: [String]
    /// Where the form comes from.
    public let source: Provenance

    public var year: Int { question.year }
    /// Whether each area has a row of households and one of people.
    public var hasTwoRows: Bool { rows.contains { $0.kind != nil } }
    /// The row of the whole commune.
    public func total(_ kind: Kind = .households) -> Row? {
        rows.last { $0.place == nil && $0.line == .figures && ($0.kind ?? kind) == kind }
    }

    /// `Biểu 2`
    public var name: String { "Biểu \(number)" }

    /// What the figures are, under the title.
    public let standing: String
}

extension TableForm.Unit {
    /// Nil where the row says it.
    fileprivate var words: String? {
        switch self {
        case .row: nil
        case .households: "hộ"
        case .people: "nhân khẩu"
        case .lacks: "lượt thiếu hụt"
        case .children, .childrenUninsured, .childrenMalnourished, .childrenOutOfSchool, .childrenUnclear: "trẻ em"
        }
    }
}

extension OfficialTable {
    /// Only the rows of one tổ dân phố: its notes, its sentence and its identities are those of the whole.
    public func only(_ place: Key) -> OfficialTable {
        OfficialTable(
            number: number, title: title, question: question, area: area, day: day, isFinal: isFinal, columns: columns,
            rows: rows.filter { $0.place == place }, breaches: breaches, notes: notes, sentence: "",
            standards: standards, source: source, standing: standing)
    }
}

/// Where a number stands, so that it can open what is behind it.
public struct CellAddress: Sendable, Hashable {
    public let table: Int
    public let question: TableQuestion
    public let place: Key?
    public let column: Int
    public let kind: OfficialTable.Kind
    public let line: OfficialTable.Line

    public init(
        table: Int, question: TableQuestion, place: Key?, column: Int, kind: OfficialTable.Kind,
        line: OfficialTable.Line = .figures
    ) {
        self.table = table
        self.question = question
        self.place = place
        self.column = column
        self.kind = kind
        self.line = line
    }

    public init(table: Int, year: Int, place: Key?, column: Int, kind: OfficialTable.Kind) {
        self.init(table: table, question: TableQuestion(year: year), place: place, column: column, kind: kind)
    }

    public var year: Int { question.year }
}
