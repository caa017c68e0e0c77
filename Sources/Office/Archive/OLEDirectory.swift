/// The directory of an OLE file: what Office used before .xlsx, and what it still puts around an encrypted one.
enum OLEDirectory {
    /// What the file is, by the names of its streams.
    static func problem(of source: ByteSource) throws(FileProblem) -> FileProblem {
        let names = try names(in: source)
        if names.contains("encryptedpackage") || names.contains("encryptioninfo") { return .passwordProtected }
        if names.contains("workbook") || names.contains("book") { return .oldExcel }
        if names.contains("worddocument") { return .otherKind(what: "một tệp Word đời cũ (.doc)") }
        if names.contains("powerpoint document") { return .otherKind(what: "một tệp PowerPoint đời cũ (.ppt)") }
        return .otherKind(what: "một tệp Office đời cũ")
    }

    private static func names(in source: ByteSource) throws(FileProblem) -> Set<String> {
        let header = try source.bytes(at: 0, count: 512)
        guard header.count == 512, (9...12).contains(header.number(2, at: 30)) else { return [] }
        let size = 1 << header.number(2, at: 30)
        var (names, sector) = (Set<String>(), header.number(4, at: 48))
        // A chain that bites its tail ends after so many sectors.
        for _ in 0..<256 where sector < 0xFFFF_FFF0 {
            let bytes = try source.bytes(at: (sector + 1) * size, count: size)
            for entry in stride(from: 0, to: bytes.count - 127, by: 128) { names.insert(name(bytes, entry)) }
            guard let next = try follow(sector, header, size, source) else { break }
            sector = next
        }
        return names
    }

    private static func name(_ bytes: [UInt8], _ entry: Int) -> String {
        let length = min(62, max(0, bytes.number(2, at: entry + 64) - 2)) / 2
        let units = (0..<length).map { UInt16(bytes.number(2, at: entry + 2 * $0)) }
        return String(decoding: units, as: UTF16.self).lowercased()
    }

    /// The sector after one, by the allocation table; only the 109 pieces of it that the header names.
    private static func follow(
        _ sector: Int, _ header: [UInt8], _ size: Int, _ source: ByteSource
    ) throws(FileProblem) -> Int? {
        let piece = sector / (size / 4)
        guard piece < 109 else { return nil }
        let table = header.number(4, at: 76 + 4 * piece)
        guard table < 0xFFFF_FFF0 else { return nil }
        let bytes = try source.bytes(at: (table + 1) * size + sector % (size / 4) * 4, count: 4)
        return bytes.count == 4 ? bytes.number(4, at: 0) : nil
    }
}
