import Foundation
import Office
import Rulebook
import Vocabulary

/// A file of a list: on the disk of whoever works at the server, or unsealed in memory.
struct ListFile {
    private let path: String
    /// The name it had with its owner.
    let name: String
    private let size: Int
    private let memory: MemoryFile?
    private let rows: KeptRows?

    /// Rows that were read already, out of a larger file.
    init(rows: KeptRows, name: String) {
        self.rows = rows
        self.name = name
        (path, memory, size) = ("", nil, rows.count * Self.bytesPerRow)
    }

    init(path: String, name: String) {
        self.path = path
        self.name = name
        (memory, rows) = (nil, nil)
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    init(bytes: [UInt8], name: String) throws(FileProblem) {
        let memory = try MemoryFile(bytes)
        self.memory = memory
        rows = nil
        path = memory.path
        self.name = name
        size = bytes.count
    }

    /// Whether it is one ward's part of a larger file.
    var isOfCity: Bool { rows != nil }

    /// Opens the file for one reading.
    func open() throws(FileProblem) -> any TableReader {
        if let rows { return rows }
        return try openTable(path: path, name: name, limits: Self.limits)
    }

    /// Makes out how the file is laid out.
    func layout(
        _ shapes: ToldShapes, leavingOut leftOut: Set<Int> = [], legacy: LegacyText? = nil
    ) throws -> ListLayout {
        try ListLayout.find(
            in: try open(), shapes: shapes, leavingOut: leftOut, texts: CellText(legacy: legacy))
    }

    /// The coding from before Unicode in which the file seems to be typed; nil for one of today.
    func legacy() throws -> LegacyText? { try open().legacy() }

    /// A text of the file that the conversion changes, as it stands there.
    func example(of legacy: LegacyText) throws -> String { try open().example(of: legacy) }

    /// Reads the whole list.
    func read(
        _ layout: ListLayout, _ rules: RuleLibrary, _ standard: Standard, _ choices: ReadingChoices,
        progress: ListingProgress?
    ) throws -> ListedTable {
        // Rows that were read already need no second core.
        let reader: any TableReader = try rows ?? RowsAhead(open())
        return try ListReader(layout, rules: rules, standard: standard, choices: choices)
            .read(reader, estimate: size / Self.bytesPerRow, progress: progress)
    }

    /// What a ward's row of 35 columns takes up in a packed workbook, roughly: for a progress bar.
    private static let bytesPerRow = 110

    /// A list of a ward is a few megabytes; one of a hundred thousand households stays below.
    static let limits = FileLimits(fileBytes: 64 << 20)
}
