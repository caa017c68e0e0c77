import Foundation
import Hummingbird
import Office
import Site
import Vocabulary

/// A file that an officer is sending: it has no name on the disk, so it is gone with the request that brought it, and
/// with the server.
final class ReceivedFile {
    private let descriptor: Int32
    /// The name it has with its owner; only to be shown. Nil until something has come.
    private(set) var fileName: String?

    /// - Parameter folder: the installation's own, made here where it is missing.
    init(in folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder + "/" + Key.make().description
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem.unreadable }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Good as long as this object lives.
    var path: String { "/proc/self/fd/\(descriptor)" }

    var bytes: [UInt8] {
        get throws { [UInt8](try Data(contentsOf: URL(filePath: path))) }
    }

    /// Takes the next piece; pieces of a second file are left alone.
    func take(_ chunk: UploadedChunk) throws {
        if chunk.isFirst {
            guard fileName == nil else { throw UploadRefusal.tooManyParts }
            fileName = chunk.fileName
        }
        try append(chunk.bytes)
    }

    /// What was kept elsewhere, to be read as a file.
    func append(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if wrote < 0 && errno == EINTR { continue }
            guard wrote > 0 else { throw DiskFull() }
            done += wrote
        }
    }
}

/// The installation's disk took no more.
struct DiskFull: Error {}

extension Request {
    /// Reads a form with one file.
    ///
    /// - Parameter limit: bytes of the file.
    func received(in folder: String, limit: Int) async throws -> (form: Form, file: ReceivedFile) {
        let file = try ReceivedFile(in: folder)
        let form = try await upload(limits: UploadLimits(files: limit)) { try file.take($0) }
        return (form, file)
    }
}
