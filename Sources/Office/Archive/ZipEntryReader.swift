import CZlib

/// Unpacks one part of an archive piece by piece, and holds it to the size and checksum that the directory announced.
final class ZipEntryReader {
    private let archive: ZipArchive
    private let entry: ZipEntry
    private let input: UnsafeMutableRawBufferPointer
    /// Behind a pointer, because zlib remembers the address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var position: Int
    private var packedLeft: Int
    private var unpacked = 0
    private var checksum: UInt
    private var isInflating = false
    private var isEnded = false

    init(_ entry: ZipEntry, in archive: ZipArchive) throws(FileProblem) {
        guard !entry.isEncrypted else { throw .passwordProtected }
        // What comes out is held to the announced size, so the announcement is enough to tell a bomb.
        let ratio = archive.limits.ratio
        guard entry.unpackedBytes < 16 << 20 || entry.unpackedBytes / ratio <= entry.packedBytes else { throw .bomb }
        let header = try archive.source.bytes(at: entry.offset, count: 30)
        guard header.count == 30, header.number(4, at: 0) == 0x0403_4B50, entry.method == 0 || entry.method == 8 else {
            throw .damagedArchive
        }
        position = entry.offset + 30 + header.number(2, at: 26) + header.number(2, at: 28)
        packedLeft = entry.packedBytes
        checksum = crc32(0, nil, 0)
        self.archive = archive
        self.entry = entry
        input = .allocate(byteCount: 1 << 16, alignment: 16)
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        if entry.method == 8 {
            guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
                throw .damagedArchive
            }
            isInflating = true
        }
    }

    deinit {
        if isInflating { inflateEnd(stream) }
        stream.deallocate()
        input.deallocate()
    }

    /// Fills the target as far as the part goes; 0 at its end.
    func read(into target: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
        guard !isEnded, target.count > 0 else { return 0 }
        let got = isInflating ? try inflated(into: target) : try stored(into: target)
        unpacked += got
        guard unpacked <= entry.unpackedBytes else { throw .damagedArchive }
        checksum = crc32(checksum, target.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(got))
        return got
    }

    func read(into bytes: inout [UInt8], from offset: Int) throws(FileProblem) -> Int {
        var result: Result<Int, FileProblem> = .success(0)
        bytes.withUnsafeMutableBytes { all in
            let target = UnsafeMutableRawBufferPointer(rebasing: all[offset...])
            do throws(FileProblem) { result = .success(try read(into: target)) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    /// Reads what is left and holds the whole to its size and checksum.
    func finish() throws(FileProblem) {
        let rest = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { rest.deallocate() }
        while try read(into: rest) > 0 {}
        guard unpacked == entry.unpackedBytes, checksum == UInt(entry.checksum) else { throw .damagedArchive }
    }

    private func stored(into target: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
        let wanted = min(target.count, packedLeft, 1 << 30)
        let got = try archive.source.read(
            at: position, into: UnsafeMutableRawBufferPointer(rebasing: target[..<wanted]))
        position += got
        packedLeft -= got
        if got == 0 { isEnded = true }
        return got
    }

    private func inflated(into target: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
        let room = min(target.count, 1 << 30)
        stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(room)
        while stream.pointee.avail_out > 0 {
            if stream.pointee.avail_in == 0 { try refill() }
            let code = inflate(stream, Z_NO_FLUSH)
            if code == Z_STREAM_END {
                isEnded = true
                break
            }
            guard code == Z_OK else { throw .damagedArchive }
        }
        return room - Int(stream.pointee.avail_out)
    }

    private func refill() throws(FileProblem) {
        let wanted = min(input.count, packedLeft)
        let got = try archive.source.read(at: position, into: UnsafeMutableRawBufferPointer(rebasing: input[..<wanted]))
        // Packed bytes are out before the stream has ended.
        guard got > 0 else { throw .damagedArchive }
        position += got
        packedLeft -= got
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(got)
    }
}
