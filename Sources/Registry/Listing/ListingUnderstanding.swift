import Vocabulary

/// How a file was understood, before anything is compared: step 2 of an import.
public struct ListingUnderstanding: Sendable {
    /// A column that was recognised by its header.
    public struct Column: Sendable {
        public let column: TemplateColumn
        /// The header as it stands in the file.
        public let header: String
        /// `A`, `B`, … as a spreadsheet calls it.
        public let letter: String
        public let filled: Int
        public let blanks: Int
        /// Whether the importer has to say what a blank means here: yes and no, with blanks.
        public let asksBlank: Bool
    }

    /// A tổ dân phố that stands in the file.
    public struct Neighbourhood: Sendable {
        public let name: String
        /// Nil where the register does not know it: acceptance enters it.
        public let key: Key?
        public let households: Int
        public let people: Int
    }

    /// The sheet's name, or the file's for a text file.
    public let sheet: String
    public let headerLine: Int
    public let columns: [Column]
    /// Headers that the template does not have; their columns are not read.
    public let ignored: [String]
    /// Columns without which no household can be read; empty where the list can be compared.
    public let missing: [TemplateColumn]
    /// Up to three rows, in the order of `columns`, as text.
    public let samples: [[String]]
    public let households: Int
    public let people: Int
    public let neighbourhoods: [Neighbourhood]

    public var canBeCompared: Bool { missing.isEmpty && people > 0 }
}
