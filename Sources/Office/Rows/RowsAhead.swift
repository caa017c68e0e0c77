/// Reads the rows of a file on another core, some hundreds ahead of whoever takes them.
///
/// For whoever has more to do with each row than reading it costs.
public final class RowsAhead: TableReader {
    private let reader: any TableReader

    /// The reader belongs to this one as long as rows are being read.
    public init(_ reader: any TableReader) {
        self.reader = reader
    }

    /// The sheets of the file.
    public var sheets: [Sheet] { reader.sheets }

    /// Gives the rows of a sheet; see `TableReader`.
    public func rows(of sheet: Sheet, _ body: (borrowing SheetRow) throws -> Void) throws {
        let ring = Ring((0..<4).map { _ in KeptRows(of: [sheet]) })
        let reader = reader
        ring.start("vuon.reading") { ring in try Self.fill(ring, from: reader, sheet) }
        // Whoever goes on with the file must not meet the other thread in it.
        defer { ring.stopAndWait() }
        do {
            var delivery: RowBuffer?
            while let rows = try ring.take() { try rows.deliver(ofSheet: 0, into: &delivery, body) }
        } catch is StopReading {}
    }

    private static func fill(_ ring: Ring<KeptRows>, from reader: any TableReader, _ sheet: Sheet) throws {
        guard var rows = ring.nextFree() else { return }
        rows.removeAll()
        try reader.rows(of: sheet) { row in
            rows.keep(row, ofSheet: 0)
            guard rows.count == rowsTogether else { return }
            ring.handOver()
            guard let next = ring.nextFree() else { throw StopReading() }
            rows = next
            rows.removeAll()
        }
        if rows.count > 0 { ring.handOver() }
    }

    private static let rowsTogether = 256
}
