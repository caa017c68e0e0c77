import Foundation
import Testing

@testable import Office

@Suite struct ReadAheadTests {
    @Test(arguments: [0, 1, 256 << 10, (256 << 10) + 1, 3_000_017])
    func `what is unpacked ahead is what was packed, in pieces of any size`(count: Int) throws {
        let bytes = Self.bytes(count)
        for size in [1 << 20, 4096, 70_001] {
            let taken = try Self.taken(ReadAhead(Pieces(bytes, of: 99_991)), size)
            // Not compared inside the expectation, which would print every byte.
            let isSame = taken == bytes
            #expect(isSame)
        }
    }

    @Test func `damage is told where it stands, after everything before it`() throws {
        let ahead = ReadAhead(Pieces(Self.bytes(1_000_000), of: 100_000, breaksAt: 700_000))
        var taken = 0
        #expect(throws: FileProblem.damagedArchive) {
            try Self.each(ahead, 65_536) { taken += $0.count }
        }
        #expect(taken == 700_000)
    }

    @Test func `the rest is read to its end, and held to what was announced`() throws {
        let stream = Pieces(Self.bytes(2_000_000), of: 100_000)
        let ahead = ReadAhead(stream)
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 10, alignment: 1)
        defer { target.deallocate() }
        let got = try ahead.read(into: target)
        #expect(got == 10)
        try ahead.finish()
        #expect(stream.isFinished && stream.position == 2_000_000)
    }

    @Test func `a reader that has seen enough leaves nothing waiting`() throws {
        weak var stream: Pieces?
        do {
            let made = Pieces(Self.bytes(50_000_000), of: 100_000)
            stream = made
            let ahead = ReadAhead(made)
            let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 10, alignment: 1)
            defer { target.deallocate() }
            let got = try ahead.read(into: target)
            #expect(got == 10)
        }
        // The thread that unpacks lets go of it once it has seen that nobody reads on.
        while stream != nil { usleep(1000) }
    }

    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8 ^ $0 >> 16) }
    }

    private static func taken(_ stream: any ByteStream, _ size: Int) throws -> [UInt8] {
        var taken: [UInt8] = []
        try each(stream, size) { taken += $0 }
        return taken
    }

    private static func each(
        _ stream: any ByteStream, _ size: Int, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws {
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { target.deallocate() }
        while true {
            let got = try stream.read(into: target)
            if got == 0 { return }
            body(UnsafeRawBufferPointer(rebasing: target[..<got]))
        }
    }
}

/// Bytes that come in pieces of one size, and break off where they are told to.
private final class Pieces: ByteStream {
    private let bytes: [UInt8]
    private let size: Int
    private let end: Int?
    private(set) var position = 0
    private(set) var isFinished = false

    init(_ bytes: [UInt8], of size: Int, breaksAt end: Int? = nil) {
        (self.bytes, self.size, self.end) = (bytes, size, end)
    }

    func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        if position == end { throw FileProblem.damagedArchive }
        let count = min(size, target.count, (end ?? bytes.count) - position)
        bytes.withUnsafeBytes { all in
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
        }
        position += count
        return count
    }

    func finish() throws { isFinished = true }
}
