/// One part of an archive, as its directory describes it.
struct ZipEntry {
    let name: String
    let method: Int
    let isEncrypted: Bool
    let checksum: UInt32
    let packedBytes: Int
    let unpackedBytes: Int
    /// Where its local header begins.
    let offset: Int
}

/// The directory of a ZIP file (with or without ZIP64).
final class ZipArchive {
    let source: ByteSource
    let limits: FileLimits
    let entries: [ZipEntry]
    private let places: [String: Int]

    /// - Throws: `damagedArchive` where there is no whole directory; `bomb` where it announces more than the limits.
    init(_ source: ByteSource, limits: FileLimits) throws(FileProblem) {
        let directory = try ZipDirectory.find(in: source)
        guard directory.entries <= limits.entries else { throw .tooManyEntries }
        let entries = try directory.read(from: source)
        var (places, total) = ([String: Int](), 0)
        for (index, entry) in entries.enumerated() {
            // The first of two parts with one name counts, whoever else might read the second.
            if places[entry.name.lowercased()] == nil { places[entry.name.lowercased()] = index }
            total += entry.unpackedBytes
            guard total <= limits.unpackedBytes, entry.unpackedBytes <= limits.unpackedBytes else { throw .bomb }
        }
        self.source = source
        self.limits = limits
        self.entries = entries
        self.places = places
    }

    /// The part with this name; letter case does not count, as in all Office files.
    func entry(_ name: String) -> ZipEntry? {
        places[name.lowercased()].map { entries[$0] }
    }

    func reader(_ entry: ZipEntry) throws(FileProblem) -> ZipEntryReader {
        try ZipEntryReader(entry, in: self)
    }

    /// A small part whole; nil where there is none.
    func bytes(_ name: String, limit: Int = 64 << 20) throws(FileProblem) -> [UInt8]? {
        guard let entry = entry(name) else { return nil }
        guard entry.unpackedBytes <= limit else { throw .bomb }
        let reader = try reader(entry)
        var bytes = [UInt8](repeating: 0, count: entry.unpackedBytes)
        var used = 0
        while used < bytes.count {
            let got = try reader.read(into: &bytes, from: used)
            if got == 0 { break }
            used += got
        }
        try reader.finish()
        return bytes
    }
}

/// Where the directory stands and what it says.
struct ZipDirectory {
    let offset: Int
    let size: Int
    let entries: Int

    static func find(in source: ByteSource) throws(FileProblem) -> ZipDirectory {
        // The end record is followed by a comment of at most 65,535 bytes.
        let tailStart = max(0, source.count - 65_557)
        let tail = try source.bytes(at: tailStart, count: 65_557)
        guard let end = endRecord(in: tail) else { throw .damagedArchive }
        var directory = ZipDirectory(
            offset: tail.number(4, at: end + 16), size: tail.number(4, at: end + 12),
            entries: tail.number(2, at: end + 10))
        let locator = end - 20
        if locator >= 0, tail.number(4, at: locator) == 0x0706_4B50 {
            directory = try zip64(at: tail.number(8, at: locator + 8), in: source)
        }
        guard directory.entries >= 0, directory.offset >= 0, directory.size >= 0, directory.size <= 256 << 20,
            directory.offset <= source.count - directory.size
        else { throw .damagedArchive }
        return directory
    }

    func read(from source: ByteSource) throws(FileProblem) -> [ZipEntry] {
        let bytes = try source.bytes(at: offset, count: size)
        var (entries, position) = ([ZipEntry](), 0)
        for _ in 0..<self.entries {
            guard position + 46 <= bytes.count, bytes.number(4, at: position) == 0x0201_4B50 else {
                throw .damagedArchive
            }
            let nameEnd = position + 46 + bytes.number(2, at: position + 28)
            let extraEnd = nameEnd + bytes.number(2, at: position + 30)
            guard extraEnd <= bytes.count else { throw .damagedArchive }
            entries.append(try entry(bytes, position, nameEnd, extraEnd))
            position = extraEnd + bytes.number(2, at: position + 32)
        }
        return entries
    }

    private func entry(_ bytes: [UInt8], _ at: Int, _ nameEnd: Int, _ extraEnd: Int) throws(FileProblem) -> ZipEntry {
        var sizes = [bytes.number(4, at: at + 24), bytes.number(4, at: at + 20), bytes.number(4, at: at + 42)]
        var position = nameEnd
        while position + 4 <= extraEnd {
            let length = bytes.number(2, at: position + 2)
            guard position + 4 + length <= extraEnd else { break }
            // The ZIP64 field holds, in this order, only those of the numbers that did not fit above.
            if bytes.number(2, at: position) == 1 {
                var field = position + 4
                for index in 0..<3 where sizes[index] == 0xFFFF_FFFF && field + 8 <= position + 4 + length {
                    sizes[index] = bytes.number(8, at: field)
                    field += 8
                }
            }
            position += 4 + length
        }
        guard sizes.allSatisfy({ $0 >= 0 && $0 < 1 << 50 }) else { throw .damagedArchive }
        let name = String(decoding: bytes[(at + 46)..<nameEnd], as: UTF8.self).replacing("\\", with: "/")
        return ZipEntry(
            name: name.hasPrefix("/") ? String(name.dropFirst()) : name, method: bytes.number(2, at: at + 10),
            isEncrypted: bytes.number(2, at: at + 8) & 1 == 1, checksum: UInt32(bytes.number(4, at: at + 16)),
            packedBytes: sizes[1], unpackedBytes: sizes[0], offset: sizes[2])
    }

    private static func endRecord(in tail: [UInt8]) -> Int? {
        var position = tail.count - 22
        while position >= 0 {
            if tail[position] == 0x50, tail.number(4, at: position) == 0x0605_4B50,
                position + 22 + tail.number(2, at: position + 20) <= tail.count
            {
                return position
            }
            position -= 1
        }
        return nil
    }

    private static func zip64(at offset: Int, in source: ByteSource) throws(FileProblem) -> ZipDirectory {
        guard offset >= 0, offset <= source.count - 56 else { throw .damagedArchive }
        let record = try source.bytes(at: offset, count: 56)
        guard record.count == 56, record.number(4, at: 0) == 0x0606_4B50 else { throw .damagedArchive }
        return ZipDirectory(
            offset: record.number(8, at: 48), size: record.number(8, at: 40), entries: record.number(8, at: 32))
    }
}

extension [UInt8] {
    /// A little-endian number of up to 8 bytes; one that does not fit is -1.
    func number(_ width: Int, at offset: Int) -> Int {
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(self[offset + index]) << UInt64(8 * index) }
        return Int(exactly: value) ?? -1
    }
}
