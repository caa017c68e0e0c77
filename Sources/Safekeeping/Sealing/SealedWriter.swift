import Foundation
import Vocabulary

/// Writes a sealed file piece by piece. It lies under a name of its own until it is whole.
final class SealedWriter {
    private let path: String
    private let descriptor: Int32
    private let key: [UInt8]
    private let head: [UInt8]
    private var number: UInt64 = 0
    private var plain: [UInt8] = []
    private(set) var size = 0
    private var isOpen = true

    /// - Throws: `SafekeepingRefusal.cannotWrite`, also where the file is there.
    init(path: String, key: BackupKey) throws {
        self.path = path
        let salt = SecureRandom.bytes(16)
        self.key = try key.derived(salt: salt)
        head = SealedFrames.head(key.kind, salt: salt, key: self.key)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SafekeepingRefusal.cannotWrite(path, code: errno) }
        plain.reserveCapacity(SealedFrames.most)
        do {
            try put(head)
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    func write(_ bytes: some Collection<UInt8>) throws {
        var rest = bytes[...]
        while plain.count + rest.count > SealedFrames.most {
            let part = rest.prefix(SealedFrames.most - plain.count)
            plain.append(contentsOf: part)
            rest = rest.dropFirst(part.count)
            try putFrame(isLast: false)
        }
        plain.append(contentsOf: rest)
    }

    /// Writes what is left, marks it as the last, and waits until all of it is on the disk.
    func finish() throws {
        try putFrame(isLast: true)
        guard fsync(descriptor) == 0 else { throw SafekeepingRefusal.cannotWrite(path, code: errno) }
        close()
    }

    private func putFrame(isLast: Bool) throws {
        let sealed = SealedFrames.seal(
            SealedFrames.packed(plain), key: key, nonce: SealedFrames.nonce(number),
            bound: SealedFrames.bound(head, number, isLast: isLast))
        try put(SealedFrames.bytes(UInt32(sealed.count)) + sealed)
        number += 1
        plain.removeAll(keepingCapacity: true)
    }

    private func put(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SafekeepingRefusal.cannotWrite(path, code: errno) }
            written += count
        }
        size += bytes.count
    }

    private func close() {
        guard isOpen else { return }
        isOpen = false
        Foundation.close(descriptor)
    }
}
