import Office

/// Reads a list as an import reads it, and prints what a reader that skipped or changed a cell would print otherwise.
enum TableReading {
    static func run(_ path: String) throws {
        let reader = try openTable(path: path, limits: FileLimits(fileBytes: 2 << 30, unpackedBytes: 16 << 30))
        var (cells, text, sum) = (0, 0, 0.0)
        for sheet in reader.sheets {
            try reader.rows(of: sheet) { row in
                for column in 0..<row.count {
                    switch row.kind(at: column) {
                    case .empty: continue
                    case .text: text += row.withUTF8(at: column) { $0.count }
                    case .number, .date: sum += row.number(at: column) ?? 0
                    case .flag, .error: break
                    }
                    cells += 1
                }
            }
        }
        print(cells, text, Int(sum.rounded()))
    }
}
