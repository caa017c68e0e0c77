import Foundation
import Vocabulary

/// The key of an installation's backups: `backup.key` in its folder, and on a paper that lies elsewhere.
public struct BackupKeyFile: Sendable {
    public let path: String

    /// Of an installation's folder.
    public init(data: String) {
        path = data + "/backup.key"
    }

    public init(path: String) {
        self.path = path
    }

    public var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Beside the key: when it was last shown to be copied onto paper.
    public var shownNote: String { path + ".giay" }

    /// Whether the key that is there has been shown to be copied.
    public var wasShown: Bool { FileManager.default.fileExists(atPath: shownNote) }

    /// Notes that it has.
    public func noteShown(at instant: Instant) throws {
        try PrivateFile.write(Array(instant.shown.utf8), to: shownNote)
    }

    /// The 32 bytes.
    public func bytes() throws -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count == 32 else {
            throw SafekeepingRefusal.noKey(path)
        }
        return [UInt8](bytes)
    }

    /// The key, made where there is none yet.
    public func readOrMake() throws -> BackupKey {
        if !isThere { try write(SecureRandom.bytes(32)) }
        return .bytes(try bytes())
    }

    public func write(_ bytes: [UInt8]) throws { try PrivateFile.write(bytes, to: path) }
}

/// A small file for its owner alone.
enum PrivateFile {
    /// Puts it in its place, whole or not at all, and onto the disk.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let draft = path + ".\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SafekeepingRefusal.cannotWrite(path, code: errno) }
        let isWritten = Foundation.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isWritten, rename(draft, path) == 0 else {
            unlink(draft)
            throw SafekeepingRefusal.cannotWrite(path, code: code)
        }
    }
}
