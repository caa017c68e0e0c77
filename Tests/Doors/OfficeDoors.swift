import Foundation

@testable import Office

extension Door {
    /// Lists as officers send them: whole files of every kind, and the markup within a workbook.
    static let office = [
        Door(name: "workbook") { try readWhole($0, named: "a.xlsx") },
        Door(name: "old-workbook") { try readWhole($0, named: "a.xls") },
        Door(name: "text-table") { bytes in
            // The first byte chooses how its owner said that the letters are kept.
            let encoding = TextEncoding.allCases[Int(bytes.first ?? 0) % TextEncoding.allCases.count]
            try readWhole(Array(bytes.dropFirst()), named: "a.csv", encoding)
        },
        Door(name: "sheet", enter: compareReaders),
    ]
}

/// Reads a file by the one way in which the program opens lists.
private func readWhole(_ bytes: [UInt8], named name: String, _ encoding: TextEncoding = .unicode) throws {
    let file = try MemoryFile(bytes)
    do {
        let table = try openTable(path: file.path, name: name, limits: .fuzzed, encoding: encoding)
        _ = try table.suspectedEncoding()
        for sheet in table.sheets { try table.rows(of: sheet) { row in _ = row.cells } }
    } catch is FileProblem {
        return
    }
}

/// The scanners must read what expat reads, wherever expat reads anything: shared texts and a sheet, parted by a zero.
private func compareReaders(_ bytes: [UInt8]) throws {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
    let file = plainWorkbook(sheet: parts[0], shared: parts.count > 1 ? parts[1] : Array("<sst/>".utf8))
    let wanted = try cells(file, .expatOnly)
    let seen = try cells(file, .fastest)
    if let wanted, wanted != seen {
        throw BrokenPromise("expat read \(wanted), the scanners \(seen.map { "\($0)" } ?? "refused")")
    }
}

private func cells(_ file: [UInt8], _ markup: WorkbookReader.Markup) throws -> [[Cell]]? {
    do {
        let reader = try WorkbookReader(ByteSource(bytes: file), limits: .fuzzed, markup: markup)
        var rows: [[Cell]] = []
        for sheet in reader.sheets {
            try reader.rows(of: sheet) { rows.append([.number(Double($0.number), isDate: false)] + $0.cells) }
        }
        return rows
    } catch is FileProblem {
        return nil
    }
}

extension FileLimits {
    /// Small enough that a file which is slow by its size alone is not taken for one that hangs.
    fileprivate static let fuzzed: FileLimits = {
        var limits = FileLimits.standard
        limits.unpackedBytes = 4 << 20
        limits.rows = 20_000
        return limits
    }()
}

/// A file that stands nowhere on the disk.
private final class MemoryFile {
    let path: String
    private let descriptor: Int32

    init(_ bytes: [UInt8]) throws {
        var name = Array("/dev/shm/vuon-list-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        unlink(name)
        path = "/proc/self/fd/\(descriptor)"
        guard descriptor >= 0, bytes.isEmpty || write(descriptor, bytes, bytes.count) == bytes.count else {
            throw BrokenPromise("no file in memory: error \(errno)")
        }
    }

    deinit { close(descriptor) }
}
