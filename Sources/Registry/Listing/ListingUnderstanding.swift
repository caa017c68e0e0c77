import Vocabulary

/// How a file was understood, before anything is compared: step 2 of an import.
public struct ListingUnderstanding: Sendable {
    /// A column with a header.
    public struct Column: Sendable {
        /// What it was taken for; nil where nobody knows: its cells are not read.
        public let meaning: ListColumn?
        /// The header as it stands in the file.
        public let header: String
        /// Its place in the sheet, from 0.
        public let index: Int
        public let filled: Int
        public let blanks: Int
        /// Whether the importer has to say what a blank means here: yes and no, with blanks.
        public let asksBlank: Bool
        /// What stands in the first rows.
        public let samples: [String]

        /// `A`, `B`, … as a spreadsheet calls it.
        public var letter: String { SheetLayout.letter(index) }

        /// The column of the template that it is, where it is one.
        public var column: TemplateColumn? {
            guard case .template(let column)? = meaning else { return nil }
            return column
        }
    }

    /// A tổ dân phố that stands in the file.
    public struct Neighbourhood: Sendable {
        public let name: String
        /// Nil where the register does not know it: acceptance enters it.
        public let key: Key?
        public let households: Int
        public let people: Int
    }

    /// A sheet that is read as a list.
    public struct Sheet: Sendable {
        public let index: Int
        /// As on its tab, or the file's name for a text file.
        public let name: String
        public let headerLines: ClosedRange<Int>
        /// In the order of the file; those that nobody knows too.
        public let columns: [Column]
        /// Columns without which no household can be read; empty where the list can be compared.
        public let missing: [TemplateColumn]
        public let households: Int
        public let people: Int
        /// What its title says that all its households are.
        public let category: RecognisedClass?
        /// The tổ dân phố that its title or its tab names.
        public let place: String?
        /// Whether somebody said before what its columns mean.
        public let isTold: Bool

        /// Columns that are read.
        public var known: [Column] { columns.filter { $0.meaning?.isRead ?? false } }
        /// Columns that are known and left where they are, and those that nobody knows.
        public var unread: [Column] { columns.filter { !($0.meaning?.isRead ?? false) } }
    }

    /// A sheet that is not read.
    public struct SkippedSheet: Sendable {
        public let index: Int
        public let name: String
        /// It is a list, and the importer leaves it out.
        public let isLeftOut: Bool
    }

    public let sheets: [Sheet]
    public let skipped: [SkippedSheet]
    public let households: Int
    public let people: Int
    public let neighbourhoods: [Neighbourhood]
    /// Rows that name a tổ dân phố or a class for those below them.
    public let headings: Int
    /// Rows that are nobody, as their line and text: totals, signatures, headers once more.
    public let left: [(line: Int, text: String)]
    public let numbers: NumbersFound
    /// Households of which the file says what they were recognised as.
    public let claims: [RecognisedClass: Int]
    /// The coding from before Unicode in which the file seems to be typed, and a text of it as it stands; nil for a file
    /// of today.
    public let legacy: (coding: LegacyText, example: String)?

    /// Columns of the first sheet that are read.
    public var columns: [Column] { sheets[0].known }
    /// Headers of the first sheet that nobody knows.
    public var ignored: [String] { sheets[0].columns.filter { $0.meaning == nil }.map(\.header) }
    /// Columns without which no household can be read, of any sheet.
    public var missing: [TemplateColumn] {
        TemplateColumn.all.filter { column in sheets.contains { $0.missing.contains(column) } }
    }
    /// Nothing in the file says which tổ dân phố its households belong to.
    public var asksPlace: Bool { missing.isEmpty && people > 0 && neighbourhoods.isEmpty }

    public var canBeCompared: Bool { missing.isEmpty && people > 0 }
}
