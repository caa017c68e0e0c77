import Office

/// A sheet of the exported register: its name and columns, the same for writing and for reading back.
struct ExportedSheet: Sendable {
    struct Column: Sendable {
        let header: String
        let width: Double
        let style: CellStyle
    }

    let name: String
    let columns: [Column]

    init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
    }
}

extension ExportedSheet.Column {
    static func text(_ header: String, _ width: Double = 16) -> Self {
        Self(header: header, width: width, style: .text)
    }
    static func key(_ header: String) -> Self { Self(header: header, width: 38, style: .text) }
    /// The entry of the journal that wrote the line.
    static let entry = Self.key("Mục nhật ký")
    static func day(_ header: String) -> Self { Self(header: header, width: 12, style: .day) }
    static func count(_ header: String, _ width: Double = 10) -> Self {
        Self(header: header, width: width, style: .integer)
    }
}

/// One line of an exported sheet: read from the register, written into cells, and read back from them.
protocol ExportedRow: Sendable {
    static var sheet: ExportedSheet { get }

    /// In the order of the sheet's columns.
    func cells(_ words: ExportWords) -> [SheetValue]

    /// Reads the columns in their order.
    ///
    /// - Throws: `CellFault` where a cell cannot be what its column holds.
    init(_ cells: inout ExportedCells, _ words: ExportWords) throws
}
