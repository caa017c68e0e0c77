import Dispatch
import Synchronization
import Vocabulary

/// Keeps the newest head of each chain with the signing key, after every write and before anybody is told of it.
///
/// The kept head may lag behind its chain, where the process was killed between the two; it never leads.
public final class HeadKeeper: Sendable {
    /// What signs entries and heads.
    public let key: SigningKey
    private let file: KeptFile
    private let batches: Batches<(chain: Key, head: AuditHead)>
    private let failure = Mutex<KeyRefusal?>(nil)

    /// Keeps heads in this folder, signed with this key of it.
    public init(_ folder: KeyFolder, _ key: SigningKey) {
        let file = folder.heads(of: key.publicKey)
        (self.key, self.file) = (key, file)
        batches = Batches { heads in
            // Of a chain that was written twice meanwhile the later head stands for both.
            let last = Dictionary(heads.map { ($0.chain, $0.head) }) { $0.seq > $1.seq ? $0 : $1 }
            let lines = last.sorted { $0.key < $1.key }.map { KeptLine.head(chain: $0.key, $0.value) }
            try await Self.write(lines, to: file, by: key)
        }
    }

    /// Why the last heads could not be kept; nil where they were. What was written stands all the same, and the next
    /// head that is kept vouches for it too.
    public var problem: KeyRefusal? { failure.withLock { $0 } }

    func keep(_ heads: [(chain: Key, head: AuditHead)]) async {
        do {
            try await batches.add(heads)
            failure.withLock { $0 = nil }
        } catch {
            failure.withLock { $0 = error as? KeyRefusal ?? .unwritable(file.path) }
        }
    }

    /// Adds lines that are no heads: where signing begins, where a restore went back to.
    func note(_ lines: [KeptLine]) async throws {
        try await Self.write(lines, to: file, by: key)
    }

    private static func write(_ lines: [KeptLine], to file: KeptFile, by key: SigningKey) async throws {
        let now = Instant.now()
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            // Waiting for a disk would hold one of the few threads that all tasks share.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try file.add(lines.map { $0.written(by: key, at: now) }) })
            }
        }
    }
}
