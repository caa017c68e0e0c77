/// A table whose rows go along when a register moves to another installation, and the words under which they stand in
/// the file: said by whoever owns the table, beside its schema.
///
/// The rows keep the entries that recorded and retired them, so that the other installation answers *as known on* an
/// earlier day as this one does.
public struct CarriedTable: Sendable {
    /// What a column holds, as far as a reader of the file sees a difference.
    public enum Content: Sendable {
        case key
        /// A key that must stand elsewhere in the file.
        case household, person, area
        case text
        /// Text that may be longer than a cell: it takes two.
        case long
        /// A word of a closed choice, by its words on pages; one that is not among them stands as itself.
        case word([String: String])
        /// A code of a list of the rules.
        case listed(StaticString)
        case day, instant, count, flag
        /// Bytes without a meaning to a reader: digests.
        case bytes
        /// Text sealed under the installation's secret: open in the file, sealed again where it is taken over.
        case sealed

        /// What a key that must stand elsewhere in the file is of.
        public enum Subject: Sendable { case household, person, area }

        public var subject: Subject? {
            switch self {
            case .household: .household
            case .person: .person
            case .area: .area
            default: nil
            }
        }
    }

    /// One column of the table and of the sheet.
    public struct Column: Sendable {
        public let name: StaticString
        public let header: String
        public let content: Content
        /// Whether the column may be NULL: an empty cell then is.
        public let isOptional: Bool

        public init(_ name: StaticString, _ header: String, _ content: Content, isOptional: Bool = false) {
            self.name = name
            self.header = header
            self.content = content
            self.isOptional = isOptional
        }

        public static func optional(_ name: StaticString, _ header: String, _ content: Content) -> Self {
            Self(name, header, content, isOptional: true)
        }

        /// The entry that wrote the row.
        public static let recorded = Self("recorded_in", "Mục nhật ký", .key)
        /// The entry that ended it.
        public static let retired = Self("retired_in", "Thôi ở mục nhật ký", .key, isOptional: true)
    }

    /// Whose rows stand in a commune's file.
    public enum Scope: Sendable {
        /// Those that lead with the commune's key.
        case commune
        /// Those whose first column is an area of the commune.
        case area
        /// All: what is one for the installation. Those whose first column is there already are left out.
        case installation
    }

    public let name: StaticString
    /// The name of the sheet, at most 31 letters.
    public let sheet: String
    public let scope: Scope
    /// Which of these rows; the others stand on a sheet of their own.
    public let condition: SQL
    /// Whether the sheet holds all rows of the table: what an empty installation brought along then gives way.
    public let isWhole: Bool
    /// In the order of the sheet, without the commune.
    public let columns: [Column]
    /// Two exports of one register are the same, row by row.
    public let order: SQL

    /// - Parameter condition: nil for the whole table.
    public init(
        _ name: StaticString, sheet: String, scope: Scope = .commune, where condition: SQL? = nil, order: SQL = "id",
        _ columns: [Column]
    ) {
        self.name = name
        self.sheet = sheet
        self.scope = scope
        self.condition = condition ?? "TRUE"
        isWhole = condition == nil
        self.order = order
        self.columns = columns
    }

    /// The table's name within a statement.
    public var sql: SQL { SQL(stringLiteral: name) }

    /// Its columns, one after the other.
    public var columnList: SQL { .joined(columns.map { SQL(stringLiteral: $0.name) }, by: ", ") }

    /// Whether its rows are ever retired.
    public var retires: Bool { columns.contains { $0.name.description == "retired_in" } }
}
