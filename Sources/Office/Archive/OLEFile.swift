/// A file of files: what Office used before .xlsx, and what it still puts around an encrypted one.
///
/// Nothing in it is believed: every chain of sectors ends after as many as the file has, and every sector lies within.
final class OLEFile {
    /// A stream or a folder of the file.
    struct Entry {
        let name: String
        let isStream: Bool
        let start: Int
        let size: Int
        fileprivate let (before, after, below): (Int, Int, Int)
    }

    /// What stands at the top; of a directory that is no tree, all of it.
    let entries: [Entry]

    private let source: ByteSource
    private let sectorSize: Int
    private let table: SectorTable
    private let all: [Entry]
    private let miniTable: SectorTable
    private let cutoff: Int

    /// - Throws: `.damagedArchive` where the beginning or the tables of the file make no sense.
    init(_ source: ByteSource) throws(FileProblem) {
        self.source = source
        let header = try source.bytes(at: 0, count: 512)
        guard header.count == 512, [9, 12].contains(header.number(2, at: 30)) else { throw .damagedArchive }
        sectorSize = 1 << header.number(2, at: 30)
        cutoff = min(header.number(4, at: 56), 1 << 20)
        table = try SectorTable(header, source, sectorSize)
        let listed = try OLEFile.directory(table.chain(from: header.number(4, at: 48)), source, sectorSize)
        all = listed
        entries = OLEFile.top(of: listed)
        miniTable = try SectorTable(
            chained: table.chain(from: header.number(4, at: 60)), source, sectorSize)
    }

    /// The top stream of this name, written in small letters.
    func stream(_ name: String) throws(FileProblem) -> OLEStream? {
        guard let entry = entries.first(where: { $0.isStream && $0.name == name }) else { return nil }
        var places: [Int] = []
        var size = sectorSize
        if entry.size < cutoff {
            // Small streams share the sectors of the root, in pieces of 64 bytes.
            guard let root = all.first else { throw .damagedArchive }
            let shared = try table.chain(from: root.start).map { ($0 + 1) * sectorSize }
            for piece in try miniTable.chain(from: entry.start) {
                guard piece * 64 / sectorSize < shared.count else { throw .damagedArchive }
                places.append(shared[piece * 64 / sectorSize] + piece * 64 % sectorSize)
            }
            size = 64
        } else {
            places = try table.chain(from: entry.start).map { ($0 + 1) * sectorSize }
        }
        let needed = (entry.size + size - 1) / size
        guard needed <= places.count, needed == 0 || places[needed - 1] < source.count else { throw .damagedArchive }
        return OLEStream(source, places: Array(places[..<needed]), size: size, count: entry.size)
    }

    private static func directory(
        _ sectors: [Int], _ source: ByteSource, _ size: Int
    ) throws(FileProblem) -> [Entry] {
        var entries: [Entry] = []
        // A workbook has a dozen entries; one with thousands of embedded objects is still read.
        for sector in sectors.prefix(1 << 14) {
            let bytes = try source.bytes(at: (sector + 1) * size, count: size)
            for at in stride(from: 0, to: bytes.count - 127, by: 128) { entries.append(Entry(bytes, at)) }
        }
        return entries
    }

    private static func top(of all: [Entry]) -> [Entry] {
        var (found, waiting, seen) = ([Entry](), [all.first?.below ?? -1], Set<Int>())
        while let index = waiting.popLast() {
            guard all.indices.contains(index), index > 0, seen.insert(index).inserted else { continue }
            found.append(all[index])
            waiting += [all[index].before, all[index].after]
        }
        return found.isEmpty ? all : found
    }
}

extension OLEFile.Entry {
    fileprivate init(_ bytes: [UInt8], _ at: Int) {
        let length = min(62, max(0, bytes.number(2, at: at + 64) - 2)) / 2
        let units = (0..<length).map { UInt16(bytes.number(2, at: at + 2 * $0)) }
        name = String(decoding: units, as: UTF16.self).lowercased()
        isStream = bytes[at + 66] == 2
        start = bytes.number(4, at: at + 116)
        size = bytes.number(4, at: at + 120)
        (before, after) = (bytes.number(4, at: at + 68), bytes.number(4, at: at + 72))
        below = bytes.number(4, at: at + 76)
    }
}

/// Which sector follows which.
private struct SectorTable {
    private let next: [UInt32]

    /// The table of the whole file, whose own sectors are listed in its head and in a chain from there.
    init(_ header: [UInt8], _ source: ByteSource, _ size: Int) throws(FileProblem) {
        var sectors = (0..<109).map { header.number(4, at: 76 + 4 * $0) }.filter { $0 < SectorTable.end }
        var more = header.number(4, at: 68)
        let most = source.count / size + 1
        while more < SectorTable.end, sectors.count <= most {
            let bytes = try source.bytes(at: (more + 1) * size, count: size)
            guard bytes.count == size else { throw .damagedArchive }
            for at in stride(from: 0, to: size - 4, by: 4) where bytes.number(4, at: at) < SectorTable.end {
                sectors.append(bytes.number(4, at: at))
            }
            more = bytes.number(4, at: size - 4)
        }
        guard sectors.count <= most else { throw .damagedArchive }
        try self.init(chained: sectors, source, size)
    }

    init(chained sectors: [Int], _ source: ByteSource, _ size: Int) throws(FileProblem) {
        var next: [UInt32] = []
        next.reserveCapacity(sectors.count * size / 4)
        for sector in sectors {
            let bytes = try source.bytes(at: (sector + 1) * size, count: size)
            for at in stride(from: 0, to: bytes.count - 3, by: 4) { next.append(UInt32(bytes.number(4, at: at))) }
        }
        self.next = next
    }

    /// The sectors from one on to the end of the chain.
    func chain(from start: Int) throws(FileProblem) -> [Int] {
        var (chain, sector) = ([Int](), start)
        while sector < SectorTable.end {
            // A chain that bites its tail is longer than the table.
            guard sector < next.count, chain.count < next.count else { throw .damagedArchive }
            chain.append(sector)
            sector = Int(next[sector])
        }
        return chain
    }

    /// From here on a number means something else than a sector.
    private static let end = 0xFFFF_FFFA
}
