import Access
import Storage
import Vocabulary

/// Puts a copy into an empty database of either engine.
public struct CopyLoading: Sendable {
    let path: String
    let key: BackupKey
    /// All steps of the schema that this program knows.
    let migrations: [Migration]

    public init(path: String, key: BackupKey, migrations: [Migration]) {
        self.path = path
        self.key = key
        self.migrations = migrations
    }

    /// Reads the whole copy without keeping anything: every frame, every row, every count and digest.
    ///
    /// - Throws: `SafekeepingRefusal` where anything is not as it was written, or was written by a later program.
    public func look() throws -> CopySummary {
        try CopyReading(path: path, key: key).readAll(begin: { _ = try steps(of: $0) })
    }

    /// Loads everything in one transaction, and compares there what stands in the tables with what stood in the tables
    /// that were copied; the chain of the trace is walked before anything is kept. Then the schema is brought up to date.
    public func load(into database: any Database) async throws -> CopySummary {
        let head = try CopyReading(path: path, key: key).head()
        try await database.migrate(try steps(of: head))
        let (path, key) = (path, key)
        let summary = try await database.write { connection in
            let targets = try connection.tables()
            for table in targets.reversed() { try connection.empty(table) }
            let byName = Dictionary(uniqueKeysWithValues: targets.map { ($0.name, $0) })
            let summary = try CopyReading(path: path, key: key).readAll(take: { table in
                guard let target = byName[table.name] else { throw SafekeepingRefusal.different(table: table.name) }
                try table.load(into: target, of: connection)
            })
            for (found, wanted) in zip(try TableMark.all(in: connection), summary.end.tables) where found != wanted {
                throw SafekeepingRefusal.different(table: wanted.name)
            }
            guard summary.end.tables.count == targets.count else {
                throw SafekeepingRefusal.different(table: "schema_migration")
            }
            guard try Audit.firstBroken(connection) == nil else { throw SafekeepingRefusal.chainBroken }
            try connection.learnSizes()
            return summary
        }
        try await database.migrate(migrations)
        return summary
    }

    /// The steps that the copied database had, in its own order.
    private func steps(of head: CopyHead) throws -> [Migration] {
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.id, $0) })
        return try head.migrations.map { id in
            guard let step = known[id] else { throw SafekeepingRefusal.laterVersion(id) }
            return step
        }
    }
}

extension CopiedTable {
    fileprivate func load(into target: StoredTable, of connection: any Connection) throws {
        guard columns.map(\.name) == target.columns.map(\.name),
            columns.map(\.tag) == target.columns.map({ CopiedRows.tag(of: $0.kind) })
        else { throw SafekeepingRefusal.different(table: name) }
        let kinds = target.columns.map(\.kind)
        try connection.load(target) { sink in while try next(into: (sink, kinds)) {} }
    }
}
