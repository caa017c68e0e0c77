import Foundation

/// The bytes of a file, read where they are asked for.
final class ByteSource {
    let count: Int
    private let descriptor: Int32
    private let memory: [UInt8]

    init(path: String) throws(FileProblem) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            if descriptor >= 0 { close(descriptor) }
            throw .unreadable
        }
        count = Int(status.st_size)
        memory = []
    }

    init(bytes: [UInt8]) {
        descriptor = -1
        memory = bytes
        count = bytes.count
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads up to the size of `target` from `offset`; less only at the end.
    func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
        guard offset >= 0, offset < count, let base = target.baseAddress else { return 0 }
        let wanted = min(target.count, count - offset)
        if descriptor < 0 {
            memory.withUnsafeBytes { all in
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + wanted]))
            }
            return wanted
        }
        var done = 0
        while done < wanted {
            let got = pread(descriptor, base + done, wanted - done, off_t(offset + done))
            if got < 0 && errno == EINTR { continue }
            // A file that became shorter while it is read ends here; its reader finds it damaged.
            if got == 0 { break }
            guard got > 0 else { throw .unreadable }
            done += got
        }
        return done
    }

    /// The bytes of a range, fewer where the file ends before.
    func bytes(at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, self.count - offset)))
        var problem: FileProblem?
        let got = bytes.withUnsafeMutableBytes { target -> Int in
            do throws(FileProblem) { return try read(at: offset, into: target) } catch {
                problem = error
                return 0
            }
        }
        if let problem { throw problem }
        return got == bytes.count ? bytes : Array(bytes[..<got])
    }
}
