import Access
import Foundation
import Storage
import Vocabulary

/// Writes a copy of an installation into a sealed file: head, files, tables, end.
struct CopyWriting {
    enum Part: UInt8 { case head = 72, file = 70, table = 84, end = 69 }

    let path: String
    let key: BackupKey
    /// Names and bytes of the files that go along: without `secret.key` no identity number is ever read again.
    let files: [(name: String, bytes: [UInt8])]
    /// The head, from within the snapshot: the migrations of the database are asked there.
    let head: @Sendable (any Connection) throws -> CopyHead

    /// Everything from one snapshot.
    ///
    /// - Returns: the end that was written, and the file's size in bytes.
    func write(_ connection: any Connection) throws -> (end: CopyEnd, size: Int) {
        let writer = try SealedWriter(path: path, key: key)
        try put(.head, try JSONEncoder().encode(try head(connection)), writer)
        for file in files {
            try writer.write(
                [Part.file.rawValue] + CopiedRows.lengthed(Array(file.name.utf8)) + CopiedRows.lengthed(file.bytes))
        }
        var marks: [TableMark] = []
        for table in try connection.tables() {
            try writer.write([Part.table.rawValue])
            marks.append(try CopiedRows.each(of: table, in: connection) { try writer.write($0) })
        }
        let heads = try Audit.heads(connection).map { CopiedHead(chain: $0.chain, $0.head) }
        let end = CopyEnd(tables: marks, heads: heads)
        try put(.end, try JSONEncoder().encode(end), writer)
        try writer.finish()
        return (end, writer.size)
    }

    private func put(_ part: Part, _ json: Data, _ writer: SealedWriter) throws {
        try writer.write([part.rawValue] + CopiedRows.lengthed(Array(json)))
    }
}
