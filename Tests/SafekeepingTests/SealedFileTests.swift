import Foundation
import Testing
import Vocabulary

@testable import Safekeeping

struct SealedFileTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "sealed_\(Key.make())").path

    private func write(_ bytes: [UInt8], _ key: BackupKey) throws -> [UInt8] {
        let writer = try SealedWriter(path: path, key: key)
        for start in stride(from: 0, to: bytes.count, by: 70_001) {
            try writer.write(bytes[start..<min(bytes.count, start + 70_001)])
        }
        try writer.finish()
        return try #require(FileManager.default.contents(atPath: path).map { [UInt8]($0) })
    }

    private func read(_ bytes: [UInt8], _ key: BackupKey) throws -> [UInt8] {
        try Data(bytes).write(to: URL(filePath: path))
        let reader = try SealedReader(path: path, key: key)
        var all: [UInt8] = []
        while let next = try reader.next() { all += next }
        return all
    }

    @Test(arguments: [0, 1, 1 << 20, 3 << 20 | 17])
    func `what was sealed comes back, whatever its length`(_ count: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = SecureRandom.bytes(count)
        let key = BackupKey.random()

        #expect(try read(write(bytes, key), key) == bytes)
    }

    @Test func `frames that were swapped, left out, repeated, cut off or added are noticed`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let key = BackupKey.random()
        let sealed = try write(SecureRandom.bytes(3 << 20 | 17), key)
        var frames: [[UInt8]] = []
        var place = SealedFrames.headLength
        while place < sealed.count {
            let end = place + 4 + SealedFrames.number(sealed[place..<(place + 4)])
            frames.append(Array(sealed[place..<end]))
            place = end
        }
        let head = Array(sealed.prefix(SealedFrames.headLength))
        try #require(frames.count == 4)

        let wrong = [
            [0, 2, 1, 3], [0, 1, 3], [0, 1, 1, 2, 3], [0, 1, 2], [0, 1, 2, 3, 3], [3], [],
        ]
        for order in wrong {
            #expect(throws: SafekeepingRefusal.self, "\(order)") {
                try read(head + order.flatMap { frames[$0] }, key)
            }
        }
        #expect(throws: SafekeepingRefusal.wrongKey) { try read(sealed, .random()) }
        #expect(throws: SafekeepingRefusal.wantsKey) { try read(sealed, .passphrase("x")) }
        for bit in stride(from: 0, to: sealed.count * 8, by: sealed.count * 8 / 97) {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SafekeepingRefusal.self, "bit \(bit)") { try read(changed, key) }
        }
        #expect(try read(sealed, key).count == 3 << 20 | 17)
    }
}
