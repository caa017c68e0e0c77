import Foundation
import Vocabulary

/// Reads a sealed file from its beginning, frame by frame: nothing is handed out that is not as it was written.
final class SealedReader {
    private let path: String
    private let descriptor: Int32
    private let key: [UInt8]
    private let head: [UInt8]
    private var number: UInt64 = 0
    private var hasEnded = false

    init(path: String, key: BackupKey) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SafekeepingRefusal.cannotRead(path) }
        do {
            (head, self.key) = try SealedReader.opened(descriptor, path, by: key)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func opened(
        _ descriptor: Int32, _ path: String, by key: BackupKey
    ) throws -> (head: [UInt8], key: [UInt8]) {
        let head = try take(SealedFrames.headLength, descriptor, path)
        guard head.starts(with: SealedFrames.magic), let kind = BackupKey.Kind(rawValue: head[8]) else {
            throw SafekeepingRefusal.notOurs(path)
        }
        guard kind == key.kind else {
            throw kind == .passphrase ? SafekeepingRefusal.wantsPassphrase : SafekeepingRefusal.wantsKey
        }
        let salt = Array(head[9..<25])
        let derived = try key.derived(salt: salt)
        guard head == SealedFrames.head(kind, salt: salt, key: derived) else { throw SafekeepingRefusal.wrongKey }
        return (head, derived)
    }

    deinit { close(descriptor) }

    /// Which key a file wants; nil where it is no backup.
    static func kind(of path: String) -> BackupKey.Kind? {
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: SealedFrames.headLength), bytes.starts(with: SealedFrames.magic),
            bytes.count == SealedFrames.headLength
        else { return nil }
        return BackupKey.Kind(rawValue: bytes[8])
    }

    /// The next frame's bytes; nil after the one that was written as the last.
    func next() throws -> [UInt8]? {
        guard !hasEnded else {
            var byte: UInt8 = 0
            guard read(descriptor, &byte, 1) == 0 else { throw broken("sau khúc cuối") }
            return nil
        }
        let length = SealedFrames.number(try SealedReader.take(4, descriptor, path))
        guard length >= 16, length <= SealedFrames.most * 2 else { throw broken("khúc \(number + 1)") }
        let sealed = try SealedReader.take(length, descriptor, path)
        for isLast in [false, true] {
            let bound = SealedFrames.bound(head, number, isLast: isLast)
            guard
                let packed = SealedFrames.open(sealed, key: key, nonce: SealedFrames.nonce(number), bound: bound)
            else { continue }
            guard let plain = SealedFrames.unpacked(packed) else { throw broken("khúc \(number + 1)") }
            hasEnded = isLast
            number += 1
            return plain
        }
        throw broken("khúc \(number + 1)")
    }

    private func broken(_ place: String) -> SafekeepingRefusal { .broken(place) }

    private static func take(_ count: Int, _ descriptor: Int32, _ path: String) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var taken = 0
        while taken < count {
            let part = bytes.withUnsafeMutableBytes { buffer in
                read(descriptor, buffer.baseAddress?.advanced(by: taken), count - taken)
            }
            if part < 0, errno == EINTR { continue }
            guard part >= 0 else { throw SafekeepingRefusal.cannotRead(path) }
            guard part > 0 else { throw SafekeepingRefusal.broken("thiếu phần cuối") }
            taken += part
        }
        return bytes
    }
}
