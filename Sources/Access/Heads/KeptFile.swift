import Glibc
import Vocabulary

/// The file of kept heads of one key: lines are added to its end, under a lock that other programs respect, and are on
/// the disk before anybody is told that something was written.
struct KeptFile: Sendable {
    let path: String

    /// - Throws: `KeyRefusal.unwritable`.
    func add(_ lines: [String]) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw KeyRefusal.unwritable(path) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0, dropTornLine(descriptor) else { throw KeyRefusal.unwritable(path) }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw KeyRefusal.unwritable(path) }
            written += count
        }
        guard fdatasync(descriptor) == 0 else { throw KeyRefusal.unwritable(path) }
    }

    /// What the file holds; nil where there is none or it cannot be read. A line whose writing was cut short is left out.
    func lines() -> [Substring]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = read(descriptor, &piece, piece.count)
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += piece[..<count]
        }
        guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        return String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n")
    }

    /// Goes to the end of the last whole line, where a killed process left half of one behind.
    private func dropTornLine(_ descriptor: Int32) -> Bool {
        var end = lseek(descriptor, 0, SEEK_END)
        var byte: UInt8 = 0
        while end > 0, pread(descriptor, &byte, 1, end - 1) == 1, byte != UInt8(ascii: "\n") { end -= 1 }
        return end >= 0 && ftruncate(descriptor, end) == 0 && lseek(descriptor, end, SEEK_SET) == end
    }
}
