import CLibPQ
import Storage

/// A statement the server has parsed, and the types of its parameters.
struct PreparedStatement {
    let name: String
    let types: [Oid]

    /// Whether values can be sent to it as they are; NULL goes with any type.
    func takes(_ values: [Value]) -> Bool {
        for (value, type) in zip(values, types) where value != .null && value.type != type { return false }
        return true
    }
}

/// The statements of one connection. One text may be there several times, with different types.
final class PreparedStatements {
    private var kept: [String: [PreparedStatement]] = [:]
    private var count = 0
    private var isOncePrepared = false

    /// Statements with a long list of values come in countless lengths.
    private static let mostValuesOfKept = 128
    private static let mostKept = 500
    private static let once = "once"

    /// The statement for a text and these values, prepared where it has not been.
    func statement(_ text: String, _ values: [Value], on server: OpaquePointer) throws -> PreparedStatement {
        if let known = kept[text]?.first(where: { $0.takes(values) }) { return known }
        guard values.count <= PreparedStatements.mostValuesOfKept else {
            if isOncePrepared { try command("DEALLOCATE \(PreparedStatements.once)", on: server) }
            isOncePrepared = false
            let statement = try prepare(PreparedStatements.once, text, values, on: server)
            isOncePrepared = true
            return statement
        }
        if count == PreparedStatements.mostKept { try forgetAll(on: server) }
        let statement = try prepare("s\(count)", text, values, on: server)
        count += 1
        kept[text, default: []].append(statement)
        return statement
    }
}

extension PreparedStatements {
    private func forgetAll(on server: OpaquePointer) throws {
        try command("DEALLOCATE ALL", on: server)
        kept = [:]
        count = 0
        isOncePrepared = false
    }

    private func prepare(
        _ name: String, _ text: String, _ values: [Value], on server: OpaquePointer
    ) throws -> PreparedStatement {
        let types = values.map(\.type)
        guard values.contains(.null) else {
            try parse(name, text, types, on: server)
            return PreparedStatement(name: name, types: types)
        }
        try parseWithNulls(name, text, types, on: server)
        let description = try Answer(PQdescribePrepared(server, name), from: server)
        let found = (0..<PQnparams(description.result)).map { PQparamtype(description.result, $0) }
        return PreparedStatement(name: name, types: found)
    }

    /// The type of a NULL is left to the server. Where nothing tells it (`$1 IS NULL`), it is a text.
    private func parseWithNulls(_ name: String, _ text: String, _ types: [Oid], on server: OpaquePointer) throws {
        var types = types
        // An error would end the transaction.
        try command("SAVEPOINT parsing", on: server)
        while true {
            do {
                try parse(name, text, types, on: server)
                return try command("RELEASE SAVEPOINT parsing", on: server)
            } catch StorageError.failed(code: "42P18", let message) {
                let place = message.split(separator: "$").last.flatMap { Int($0.prefix(while: \.isNumber)) } ?? 0
                guard types.indices.contains(place - 1), types[place - 1] == 0 else {
                    throw StorageError.failed(code: "42P18", message: message)
                }
                types[place - 1] = PostgreSQLType.text
                try command("ROLLBACK TO SAVEPOINT parsing", on: server)
            }
        }
    }

    private func parse(_ name: String, _ text: String, _ types: [Oid], on server: OpaquePointer) throws {
        _ = try Answer(PQprepare(server, name, text, Int32(types.count), types), from: server)
    }

    private func command(_ text: String, on server: OpaquePointer) throws {
        _ = try Answer(PQexec(server, text), from: server)
    }
}
