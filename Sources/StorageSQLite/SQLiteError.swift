import GRDB
import GRDBSQLite
import Storage

/// Does the work and rethrows the engine's errors as `StorageError`.
func translatingErrors<T>(_ work: () throws -> T) throws -> T {
    do {
        return try work()
    } catch let error as DatabaseError {
        throw StorageError(error)
    }
}

/// Does the work and rethrows the engine's errors as `StorageError`.
func translatingErrors<T>(_ work: () async throws -> T) async throws -> T {
    do {
        return try await work()
    } catch let error as DatabaseError {
        throw StorageError(error)
    }
}

extension StorageError {
    /// GRDB's description of an error may hold the bound values; its message does not.
    fileprivate init(_ error: DatabaseError) {
        self.init(sqlite: error.extendedResultCode.rawValue, error.message ?? "", isReading: false)
    }

    /// - Parameter code: sqlite3's extended result code.
    init(sqlite code: Int32, _ message: String, isReading: Bool) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT:
            self = .constraint(name: constraintName(message))
        case SQLITE_BUSY, SQLITE_LOCKED:
            self = .busy
        case SQLITE_READONLY where isReading:
            self = .failed(code: "\(code)", message: "a write inside a read")
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_PERM, SQLITE_NOTADB, SQLITE_CORRUPT:
            self = .unavailable(message)
        default:
            self = .failed(code: "\(code)", message: message)
        }
    }
}

/// "UNIQUE constraint failed: household.code" names the columns, "CHECK constraint failed: points_limit" the
/// constraint, "FOREIGN KEY constraint failed" nothing.
private func constraintName(_ message: String) -> String? {
    guard let colon = message.firstRange(of: "constraint failed: ") else { return nil }
    return String(message[colon.upperBound...])
}
