import CLibPQ
import Foundation

/// The PostgreSQL server that `make test` starts for the tests.
struct TestServer {
    let address: String

    static func fromEnvironment() throws -> TestServer {
        guard let address = ProcessInfo.processInfo.environment["VUON_TEST_POSTGRES"] else { throw Missing() }
        return TestServer(address: address)
    }

    /// The same server's address with another database.
    func address(of database: String) throws -> String {
        guard var parts = URLComponents(string: address) else { throw Failed(message: "not an address: \(address)") }
        parts.path = "/" + database
        guard let changed = parts.string else { throw Failed(message: "not an address: \(address)") }
        return changed
    }

    /// Runs a statement that cannot stand in a transaction.
    func run(_ statement: String) throws {
        let connection = PQconnectdb(address)
        defer { PQfinish(connection) }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw Failed(message: PQerrorMessage(connection).map { String(cString: $0) } ?? "")
        }
    }

    struct Missing: Error, CustomStringConvertible {
        let description = """
            The tests on PostgreSQL need a server. Run `make test`, which starts one, or set VUON_TEST_POSTGRES to the \
            address of a server on which databases may be made and dropped: \
            postgresql://postgres@127.0.0.1:5432/postgres
            """
    }

    struct Failed: Error {
        let message: String
    }
}
