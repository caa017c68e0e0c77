import CLibPQ
import Dispatch
import Storage

/// One connection to the server, with a queue of its own: libpq blocks, and Swift's few threads must not.
///
/// `@unchecked Sendable`: everything but `queue` is touched on `queue` alone.
final class Session: @unchecked Sendable {
    /// What a transaction is for.
    enum Transaction {
        case read, write

        fileprivate var begin: String {
            self == .read ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN"
        }
    }

    /// The connection cannot be used any more.
    struct Broken: Error {
        let error: StorageError
        /// Whether the transaction had begun, so that its fate is not ours to know.
        let hadBegun: Bool
    }

    private let queue = DispatchQueue(label: "vuon.postgresql", qos: .userInitiated)
    private let statements = PreparedStatements()
    private var server: OpaquePointer?

    private init() {}

    deinit {
        PQfinish(server)
    }

    static func connected(to url: String) async throws -> Session {
        let session = Session()
        try await session.perform { try session.connect(to: url) }
        return session
    }

    func transact<T: Sendable>(
        _ kind: Transaction, _ body: @escaping @Sendable (PostgreSQLConnection) throws -> T
    ) async throws -> T {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await perform { try self.transactNow(kind, cancellation, body) }
        } onCancel: {
            cancellation.ask()
        }
    }

    func close() async {
        try? await perform {
            PQfinish(self.server)
            self.server = nil
        }
    }
}

extension Session {
    private func perform<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func connect(to url: String) throws {
        // Later words win: the address may change the first two and not the last.
        let words: [(String, String)] = [
            ("connect_timeout", "10"), ("fallback_application_name", "vuon"), ("dbname", url),
            ("client_encoding", "UTF8"),
        ]
        server = withCStrings(words.map(\.0)) { names in
            withCStrings(words.map(\.1)) { PQconnectdbParams(names, $0, 1) }
        }
        guard PQstatus(server) == CONNECTION_OK else { throw StorageError.unavailable(lastMessage(of: server)) }
        PQsetNoticeProcessor(server, { _, _ in }, nil)
        try command(Session.setUp)
    }

    /// Whatever the server's default, a commit is on the disk before it is acknowledged. Compiling queries to machine
    /// code costs more than our short ones take.
    private static let setUp = """
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        SET client_min_messages = warning;
        SET jit = off
        """

    private func transactNow<T>(
        _ kind: Transaction, _ cancellation: Cancellation, _ body: (PostgreSQLConnection) throws -> T
    ) throws -> T {
        try cancellation.check()
        guard let server else { throw Broken(error: .unavailable("the connection is closed"), hadBegun: false) }
        do {
            try command(kind.begin)
        } catch {
            throw isLost(after: error) ? Broken(error: storageError(error), hadBegun: false) : error
        }
        do {
            let connection = PostgreSQLConnection(server, statements, cancellation)
            let result = try body(connection)
            if let failure = connection.failure { throw failure }
            try cancellation.check()
            try command("COMMIT")
            return result
        } catch {
            // On a dead connection this fails too, and so tells us that it is dead.
            if PQtransactionStatus(server) != PQTRANS_IDLE { try? command("ROLLBACK") }
            throw isLost(after: error) ? Broken(error: storageError(error), hadBegun: true) : error
        }
    }

    private func command(_ text: String) throws {
        _ = try Answer(PQexec(server, text), from: server)
    }

    private func isLost(after error: any Error) -> Bool {
        if case .unavailable = error as? StorageError { return true }
        return PQstatus(server) != CONNECTION_OK
    }

    private func storageError(_ error: any Error) -> StorageError {
        error as? StorageError ?? .unavailable(lastMessage(of: server))
    }
}
