import Foundation
import Storage
import Vocabulary

/// Reads a copy from its beginning; whoever wants its rows is handed them table by table.
final class CopyReading {
    private let reader: SealedReader
    private var bytes: [UInt8] = []
    private var place = 0
    /// From where on the bytes have not gone into the digest of a table.
    private var undigested: Int?
    private var digest = RunningDigest()

    init(path: String, key: BackupKey) throws {
        reader = try SealedReader(path: path, key: key)
    }

    /// Reads the beginning alone, which says by which program the copy was made.
    func head() throws -> CopyHead {
        guard try part() == .head else { throw SafekeepingRefusal.broken("đầu bản sao") }
        return try JSONDecoder().decode(CopyHead.self, from: Data(try lengthed()))
    }

    /// Reads all of it, and compares every table with what the end says of it.
    ///
    /// - Parameters:
    ///   - begin: called with the head, before any table.
    ///   - take: what to do with a table; it must read all rows. Nil where they are only to be looked at.
    func readAll(
        begin: (CopyHead) throws -> Void = { _ in }, take: ((CopiedTable) throws -> Void)? = nil
    ) throws -> CopySummary {
        let head = try head()
        try begin(head)
        var files: [String: [UInt8]] = [:]
        var marks: [TableMark] = []
        while true {
            switch try part() {
            case .file:
                let name = String(decoding: try lengthed(), as: UTF8.self)
                files[name] = try lengthed()
            case .table: marks.append(try table(take))
            case .end:
                let end = try JSONDecoder().decode(CopyEnd.self, from: Data(try lengthed()))
                guard place == bytes.count, try reader.next() == nil else {
                    throw SafekeepingRefusal.broken("sau phần cuối")
                }
                guard end.tables == marks else { throw SafekeepingRefusal.broken("số dòng các bảng") }
                return CopySummary(head: head, end: end, files: files)
            case .head: throw SafekeepingRefusal.broken("đầu bản sao")
            }
        }
    }

    private func table(_ take: ((CopiedTable) throws -> Void)?) throws -> TableMark {
        digest = RunningDigest()
        undigested = place
        let name = String(decoding: try lengthed(), as: UTF8.self)
        let columns = try (0..<(try number())).map { _ in
            (name: String(decoding: try lengthed(), as: UTF8.self), tag: try tag())
        }
        let table = CopiedTable(name: name, columns: columns, reading: self)
        if let take { try take(table) } else { while try table.next(into: nil) {} }
        guard table.hasEnded else { throw SafekeepingRefusal.broken("bảng \(name)") }
        digestTaken()
        undigested = nil
        return TableMark(name: name, rows: table.rows, digest: hexadecimal(digest.end()))
    }

    private func part() throws -> CopyWriting.Part {
        guard let part = CopyWriting.Part(rawValue: try byte()) else { throw SafekeepingRefusal.broken("một phần lạ") }
        return part
    }

    func tag() throws -> CopiedRows.Tag {
        guard let tag = CopiedRows.Tag(rawValue: try byte()) else { throw SafekeepingRefusal.broken("một giá trị lạ") }
        return tag
    }

    func lengthed() throws -> [UInt8] { try take(try number()) }

    func int() throws -> Int64 {
        try need(8)
        defer { place += 8 }
        return bytes.withUnsafeBytes { Int64(bigEndian: $0.loadUnaligned(fromByteOffset: place, as: Int64.self)) }
    }

    func byte() throws -> UInt8 {
        try need(1)
        defer { place += 1 }
        return bytes[place]
    }

    private func number() throws -> Int {
        try need(4)
        defer { place += 4 }
        return bytes.withUnsafeBytes {
            Int(UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        }
    }

    private func take(_ count: Int) throws -> [UInt8] {
        try need(count)
        defer { place += count }
        return Array(bytes[place..<(place + count)])
    }

    /// Frames are taken up until so many bytes lie ready.
    private func need(_ count: Int) throws {
        guard bytes.count - place < count else { return }
        digestTaken()
        bytes.removeSubrange(..<place)
        place = 0
        if undigested != nil { undigested = 0 }
        while bytes.count < count {
            guard let more = try reader.next() else { throw SafekeepingRefusal.broken("thiếu phần cuối") }
            bytes += more
        }
    }

    private func digestTaken() {
        guard let start = undigested else { return }
        digest.add(Array(bytes[start..<place]))
        undigested = place
    }
}

/// A table in a copy, whose rows are read one after the other.
final class CopiedTable {
    let name: String
    let columns: [(name: String, tag: CopiedRows.Tag)]
    private let reading: CopyReading
    private(set) var rows = 0
    private(set) var hasEnded = false

    init(name: String, columns: [(name: String, tag: CopiedRows.Tag)], reading: CopyReading) {
        self.name = name
        self.columns = columns
        self.reading = reading
    }

    /// Puts the next row, each value as the column of the target holds it.
    ///
    /// - Returns: false after the last.
    func next(into target: (sink: any RowSink, kinds: [StoredTable.Kind])?) throws -> Bool {
        guard try reading.byte() == 1 else {
            hasEnded = true
            return false
        }
        rows += 1
        for place in columns.indices { try value(target.map { ($0.sink, $0.kinds[place]) }) }
        try target?.sink.endRow()
        return true
    }

    private func value(_ target: (sink: any RowSink, kind: StoredTable.Kind)?) throws {
        switch try reading.tag() {
        case .null: target?.sink.putNull()
        case .number:
            let number = try reading.int()
            if target?.kind == .flag { target?.sink.put(number != 0) } else { target?.sink.put(number) }
        case .text:
            let bytes = try reading.lengthed()
            if let target { target.sink.put(String(decoding: bytes, as: UTF8.self)) }
        case .bytes:
            let bytes = try reading.lengthed()
            guard let target else { return }
            guard target.kind == .key else { return target.sink.put(bytes) }
            guard let key = Key(bytes: bytes) else { throw SafekeepingRefusal.broken("bảng \(name)") }
            target.sink.put(key)
        }
    }
}
