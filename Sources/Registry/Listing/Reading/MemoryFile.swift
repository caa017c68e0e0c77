import Foundation
import Office
import Vocabulary

/// A file that stands in memory alone: what was sealed is never laid readable on a disk.
final class MemoryFile {
    private let descriptor: Int32

    init(_ bytes: [UInt8]) throws(FileProblem) {
        let name = "/vuon-" + Key.make().description
        descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw .unreadable }
        // Without a name nobody else opens it, and it is gone with the process.
        shm_unlink(name)
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if wrote < 0 && errno == EINTR { continue }
            guard wrote > 0 else { throw .unreadable }
            done += wrote
        }
    }

    deinit { close(descriptor) }

    /// Good as long as this object lives.
    var path: String { "/proc/self/fd/\(descriptor)" }
}
