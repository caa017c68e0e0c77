import Access
import Vocabulary

/// What a copy says of itself at its beginning.
public struct CopyHead: Sendable, Codable, Equatable {
    /// Of the program that made it.
    public let program: String
    /// Milliseconds since 1970.
    public let madeAt: Int64
    /// The engine that it was made from: `sqlite`, `postgresql`. A copy goes into either.
    public let engine: String
    public let areaCode: String
    public let areaName: String
    public let isSample: Bool
    /// The version of the rules in use.
    public let rules: String
    /// The steps of the schema, in the order in which the database had them.
    public let migrations: [String]

    public init(
        program: String, madeAt: Instant, engine: String, areaCode: String, areaName: String, isSample: Bool,
        rules: String, migrations: [String]
    ) {
        self.program = program
        self.madeAt = madeAt.milliseconds
        self.engine = engine
        self.areaCode = areaCode
        self.areaName = areaName
        self.isSample = isSample
        self.rules = rules
        self.migrations = migrations
    }

    public var instant: Instant { Instant(milliseconds: madeAt) }
}

/// The newest entry of a chain of the trace, as a copy and its note keep it.
public struct CopiedHead: Sendable, Codable, Equatable {
    public let chain: String
    public let seq: Int64
    public let hash: String

    init(chain: Key, _ head: AuditHead) {
        self.chain = chain.description
        seq = head.seq
        hash = hexadecimal(head.hash)
    }
}

/// What a copy says at its end, when all of it has been written: a copy without it is none.
public struct CopyEnd: Sendable, Codable, Equatable {
    public let tables: [TableMark]
    public let heads: [CopiedHead]

    public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
}

/// What was read of a copy from beginning to end.
public struct CopySummary: Sendable, Equatable {
    public let head: CopyHead
    public let end: CopyEnd
    /// Files of the installation that lie in it, by name.
    public let files: [String: [UInt8]]
}
