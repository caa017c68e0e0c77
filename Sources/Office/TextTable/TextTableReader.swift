/// Reads a .csv file record by record: comma, semicolon or tab; with or without a byte order mark; UTF-8 or UTF-16.
///
/// All its cells are texts. Memory does not grow with the file, and there is no limit to its rows.
public final class TextTableReader: TableReader {
    /// One sheet, named like the file.
    public let sheets: [Sheet]

    private let limits: FileLimits
    private let open: () throws -> (UnsafeMutableRawBufferPointer) throws -> Int

    /// - Parameter name: the name that the file had with its owner; its sheet is named like it, without the ending.
    public init(path: String, name: String? = nil, limits: FileLimits = .standard) throws(FileProblem) {
        let source = try ByteSource(path: path)
        guard source.count > 0 else { throw .empty }
        guard source.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
        self.limits = limits
        sheets = [Sheet(name: TextTableReader.sheetName(name ?? path), index: 0)]
        open = {
            var position = 0
            return { target in
                let got = try source.read(at: position, into: target)
                position += got
                return got
            }
        }
    }

    /// Reads what a program writes into a descriptor, such as standard input. Its rows can be asked for once.
    public init(descriptor: Int32, name: String, limits: FileLimits = .standard) {
        self.limits = limits
        sheets = [Sheet(name: name, index: 0)]
        let once = Once()
        open = {
            guard once.take() else { throw FileProblem.unreadable }
            return descriptorSource(descriptor)
        }
    }

    /// Reads text that is in memory already.
    public init(bytes: [UInt8], name: String, limits: FileLimits = .standard) {
        self.limits = limits
        sheets = [Sheet(name: name, index: 0)]
        open = {
            let source = ByteSource(bytes: bytes)
            var position = 0
            return { target in
                let got = try source.read(at: position, into: target)
                position += got
                return got
            }
        }
    }

    /// Gives every record that has a filled field; see `TableReader`.
    public func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws {
        guard sheet == sheets[0] else { throw FileProblem.noSuchSheet }
        let buffer = RowBuffer()
        let row = SheetRow(buffer: buffer)
        var scanner = try TextTableScanner(try TextStream(try open()), buffer, limits: limits, name: sheet.name)
        do {
            while try scanner.next() {
                if buffer.count > 0 { try body(row) }
            }
        } catch is StopReading {}
    }

    private static func sheetName(_ path: String) -> String {
        let file = path.split(separator: "/").last ?? Substring(path)
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
        return String(file[..<dot])
    }
}

private final class Once {
    private var isTaken = false

    func take() -> Bool {
        defer { isTaken = true }
        return !isTaken
    }
}
