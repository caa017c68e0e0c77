/// How much of a file is read before it is taken for a mistake or an attack.
public struct FileLimits: Hashable, Sendable {
    /// The file on the disk, in bytes.
    public var fileBytes: Int
    /// Everything unpacked from it together, in bytes.
    public var unpackedBytes: Int
    /// How many times larger than packed a part may be; asked only of parts past 16 MiB.
    public var ratio: Int
    /// Parts in the archive.
    public var entries: Int
    /// The texts that a workbook keeps in common, in bytes; they are the one thing held in memory.
    public var sharedTextBytes: Int
    /// One row, in bytes.
    public var rowBytes: Int
    /// Rows of one sheet, counted by their number.
    public var rows: Int
    /// Columns of one sheet.
    public var columns: Int

    /// The limits that hold where the caller names none.
    public init(
        fileBytes: Int = 512 << 20, unpackedBytes: Int = 8 << 30, ratio: Int = 300, entries: Int = 10_000,
        sharedTextBytes: Int = 1 << 30, rowBytes: Int = 32 << 20, rows: Int = 1_048_576, columns: Int = 16_384
    ) {
        self.fileBytes = fileBytes
        self.unpackedBytes = unpackedBytes
        self.ratio = ratio
        self.entries = entries
        self.sharedTextBytes = sharedTextBytes
        self.rowBytes = rowBytes
        self.rows = rows
        self.columns = min(columns, FileLimits.columnsOfExcel)
    }

    /// What any office file of a ward or a city keeps to.
    public static let standard = FileLimits()

    static let columnsOfExcel = 16_384
}
