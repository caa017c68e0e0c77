import Vocabulary

/// One installation's database. The same program, SQL, migrations and tests on either engine.
public protocol Database: Sendable {
    var engine: Engine { get }

    /// Reads within one snapshot: what is written meanwhile is not seen.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Reads a few rows that an index finds, as `read` does: SQLite answers on the caller's own thread, since handing over
    /// to another one takes longer than such a question. Never for what may take more than a millisecond or two.
    func glance<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Writes in one transaction: everything or, where `body` throws, nothing.
    ///
    /// When it returns, what was written survives a killed process and a power failure.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Applies, once and in order, under a lock, the migrations that this database has not had.
    func migrate(_ migrations: [Migration]) async throws

    func close() async
}

/// A step of the schema. Its text is one for both engines, with type words in braces.
///
/// `{key}` 16-byte id, `{text}` sorted bytewise, `{int64}`, `{flag}`, `{bytes}`; a table's closing `){table}` makes it
/// STRICT on SQLite, `){keyed}` STRICT and clustered by its primary key (WITHOUT ROWID).
public struct Migration: Sendable {
    /// Never changes once released: `0001-territory`.
    public let id: String
    public let statements: [String]

    public init(_ id: StaticString, _ statements: [StaticString]) {
        self.id = id.description
        self.statements = statements.map(\.description)
    }

    /// The statements in an engine's spelling.
    public func spelled(for engine: Engine) -> [String] {
        statements.map { statement in
            let spelled = Migration.words.reduce(statement) { text, word in
                text.replacing(word.key, with: engine == .sqlite ? word.sqlite : word.postgresql)
            }
            return engine == .sqlite ? Migration.compared(spelled) : spelled
        }
    }

    /// SQLite fills a table of its own with the values of a longer list for every single row that it checks; it only
    /// compares where the values stand one by one. A third of the time of a membership's row.
    private static func compared(_ statement: String) -> String {
        guard statement.contains("CHECK") else { return statement }
        return statement.replacing(/CHECK \((\w+) IN \(('\w+'(?:, '\w+')+)\)\)/) { found in
            let values = found.output.2.split(separator: ", ").map { "\(found.output.1) = \($0)" }
            return "CHECK (\(values.joined(separator: " OR ")))"
        }
    }

    private static let words: [(key: String, sqlite: String, postgresql: String)] = [
        ("{key}", "BLOB", "uuid"),
        ("{text}", "TEXT", "text COLLATE \"C\""),
        ("{int64}", "INTEGER", "bigint"),
        ("{flag}", "INTEGER", "boolean"),
        ("{bytes}", "BLOB", "bytea"),
        ("){table}", ") STRICT", ")"),
        ("){keyed}", ") STRICT, WITHOUT ROWID", ")"),
    ]
}

/// What goes wrong below us. Descriptions never hold bound values: personal data must not reach a log.
public enum StorageError: Error, Sendable, CustomStringConvertible {
    /// A constraint of the schema refused the row; `name` where the engine tells it.
    case constraint(name: String?)
    /// The server cannot be reached or the file cannot be opened or written.
    case unavailable(String)
    /// Two transactions stood in each other's way; the write may be tried again.
    case busy
    /// Anything else, with the engine's code.
    case failed(code: String, message: String)

    public var description: String {
        switch self {
        case .constraint(let name): "a constraint refused the row: \(name ?? "unnamed")"
        case .unavailable(let message): "the database is not available: \(message)"
        case .busy: "the database is busy"
        case .failed(let code, let message): "database error \(code): \(message)"
        }
    }
}

extension StorageError: Outage {
    /// A transaction is stored whole or not at all: whatever was the matter, nothing is half there.
    public var outage: String? {
        switch self {
        case .unavailable(let message):
            let message = message.lowercased()
            if message.contains("full") || message.contains("no space") {
                return
                    "Ổ đĩa của máy chủ đã đầy, nên việc vừa làm chưa được lưu; không có gì bị lưu dở, mọi việc trước đó còn "
                    + "nguyên. Hãy báo quản trị dọn chỗ trống, rồi quay lại trang trước và gửi lại."
            }
            if message.contains("readonly") || message.contains("read-only") {
                return
                    "Ổ đĩa của máy chủ đang không cho ghi, nên việc vừa làm chưa được lưu; mọi việc trước đó còn nguyên. "
                    + "Hãy báo quản trị kiểm tra ổ đĩa, rồi quay lại trang trước và gửi lại."
            }
            return
                "Cơ sở dữ liệu đang không trả lời, nên việc vừa làm có thể chưa được lưu; không có gì bị lưu dở. Trang này "
                + "chạy lại ngay khi cơ sở dữ liệu trở lại. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo quản trị."
        case .busy:
            return "Cơ sở dữ liệu đang bận vì việc khác đang ghi. Hãy quay lại trang trước và gửi lại sau ít giây."
        case .constraint, .failed: return nil
        }
    }
}
