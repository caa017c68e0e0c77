import CLibPQ
import Storage

/// A result of the server, freed when nobody holds it.
final class Answer {
    let result: OpaquePointer

    /// - Throws: the server's error as `StorageError`.
    init(_ result: OpaquePointer?, from server: OpaquePointer?) throws {
        guard let result else { throw StorageError.unavailable(lastMessage(of: server)) }
        self.result = result
        try Answer.check(result, from: server)
    }

    /// - Throws: the server's error as `StorageError`, where the result is one.
    static func check(_ result: OpaquePointer, from server: OpaquePointer?) throws {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_EMPTY_QUERY: break
        default: throw StorageError(result, from: server)
        }
    }

    deinit {
        PQclear(result)
    }

    var changedRows: Int {
        // A query's own rows are counted there too.
        guard PQresultStatus(result) == PGRES_COMMAND_OK, let count = PQcmdTuples(result) else { return 0 }
        return Int(String(cString: count)) ?? 0
    }
}

/// What libpq says of a connection; never a password.
func lastMessage(of server: OpaquePointer?) -> String {
    guard let message = PQerrorMessage(server) else { return "" }
    return String(cString: message).split(separator: "\n").joined(separator: " ")
}

extension StorageError {
    /// The detail of an error holds values of the row, and the message of a class 22 error may: neither is taken.
    fileprivate init(_ result: OpaquePointer, from server: OpaquePointer?) {
        func field(_ code: Character) -> String? {
            code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
        }
        guard let state = field("C") else {
            self = .unavailable(lastMessage(of: server))
            return
        }
        let message = field("M") ?? ""
        switch (state.prefix(2), state) {
        case (_, "23502"): self = .constraint(name: "\(field("t") ?? "").\(field("c") ?? "")")
        case ("23", _): self = .constraint(name: field("n"))
        case (_, "40001"), (_, "40P01"), (_, "55P03"): self = .busy
        case ("08", _), (_, "57P01"), (_, "57P02"), (_, "57P03"), ("53", _): self = .unavailable(message)
        case (_, "25006"): self = .failed(code: state, message: "a write inside a read")
        case ("22", _): self = .failed(code: state, message: "a value that the server cannot take")
        default: self = .failed(code: state, message: message)
        }
    }
}
