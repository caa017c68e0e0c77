import Access
import Foundation
import Storage
import Vocabulary

/// Copies of one installation, made while it goes on: sealed, read back, kept for a time.
public struct Backups: Sendable {
    let database: any Database
    let origin: Origin
    let clock: Clock

    /// What a copy tells of where it came from.
    public struct Origin: Sendable {
        /// The installation's folder.
        public let data: String
        /// The version of the program.
        public let program: String
        public let areaCode: String
        public let areaName: String
        public let isSample: Bool
        /// The version of the rules in use now.
        public let rules: @Sendable () -> String
        /// Files of the folder that a copy takes along, by name: the secret first of all.
        public let files: [String]

        public init(
            data: String, program: String, areaCode: String, areaName: String, isSample: Bool, files: [String],
            rules: @escaping @Sendable () -> String
        ) {
            self.data = data
            self.program = program
            self.areaCode = areaCode
            self.areaName = areaName
            self.isSample = isSample
            self.files = files
            self.rules = rules
        }
    }

    public init(database: any Database, origin: Origin, clock: Clock) {
        self.database = database
        self.origin = origin
        self.clock = clock
    }

    /// How this installation is backed up.
    public func settings() throws -> BackupSettings {
        try BackupSettings.read(in: origin.data, isSample: origin.isSample)
    }

    /// Where its backups go, unless somebody names another place.
    public func folder(_ settings: BackupSettings) -> BackupFolder {
        BackupFolder(path: settings.folder ?? origin.data + "/sao-luu", areaCode: origin.areaCode)
    }

    /// What was made, and what went since it is kept no longer.
    public struct Made: Sendable {
        public let file: BackupFolder.File
        public let end: CopyEnd
        public let removed: [String]
    }

    /// Makes one from a single snapshot, reads it back from the disk to its last byte, and only then gives it its name.
    ///
    /// - Parameters:
    ///   - folder: nil for where the settings say.
    ///   - key: nil for the installation's own.
    ///   - keeping: what stays of earlier ones; nil where nothing is removed.
    public func make(
        in folder: BackupFolder? = nil, key: BackupKey? = nil, keeping: Retention?, by asking: Asking
    ) async throws -> Made {
        try asking.must(.keepSafe)
        let began = clock.now()
        let folder = try folder ?? self.folder(settings())
        let name = folder.name(at: began)
        do {
            let (end, size) = try await write(
                to: folder, name, try key ?? BackupKeyFile(data: origin.data).readOrMake())
            let removed = keeping.map(folder.thin) ?? []
            let file = BackupFolder.File(name: name, path: folder.path + "/" + name, madeAt: began, size: size)
            try await note(
                Run(kind: .backup, began: began, file: name, place: folder.path, bytes: size, rows: end.rows),
                by: asking)
            return Made(file: file, end: end, removed: removed)
        } catch {
            // Where the database cannot be written either, the page still sees that no good one has come.
            try? await note(
                Run(
                    kind: .backup, began: began, file: name, place: folder.path, bytes: 0, rows: 0,
                    problem: Run.problem(of: error)), by: asking)
            throw error
        }
    }

    func write(to folder: BackupFolder, _ name: String, _ key: BackupKey) async throws -> (CopyEnd, Int) {
        try folder.prepare()
        folder.sweep()
        let draft = folder.draft(of: name)
        defer { unlink(draft) }
        let writing = CopyWriting(path: draft, key: key, files: try files(), head: head())
        let (end, size) = try await database.read { try writing.write($0) }
        let found = try CopyReading(path: draft, key: key).readAll()
        guard found.end == end else { throw SafekeepingRefusal.broken("đọc lại") }
        try folder.settle(draft, as: name)
        return (end, size)
    }

    private func files() throws -> [(name: String, bytes: [UInt8])] {
        try origin.files.compactMap { name in
            let path = origin.data + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw SafekeepingRefusal.cannotRead(path)
            }
            return (name, [UInt8](bytes))
        }
    }

    private func head() -> @Sendable (any Connection) throws -> CopyHead {
        let (origin, at, engine) = (origin, clock.now(), database.engine)
        return { connection in
            CopyHead(
                program: origin.program, madeAt: at, engine: engine.rawValue, areaCode: origin.areaCode,
                areaName: origin.areaName, isSample: origin.isSample, rules: origin.rules(),
                migrations: try connection.all("SELECT id FROM schema_migration ORDER BY applied_at, id") { $0.text(0) }
            )
        }
    }
}

extension Backups {
    /// A copy on its way to another place: of nothing but the snapshot, noted nowhere.
    public func copy(to folder: BackupFolder, key: BackupKey, by asking: Asking) async throws -> BackupFolder.File {
        try asking.must(.keepSafe)
        let name = folder.name(at: clock.now())
        let (_, size) = try await write(to: folder, name, key)
        return BackupFolder.File(name: name, path: folder.path + "/" + name, madeAt: clock.now(), size: size)
    }

    /// Whether every table still is what was copied.
    public func isUnchanged(since end: CopyEnd, by asking: Asking) async throws -> Bool {
        try asking.must(.keepSafe)
        return try await database.read { try TableMark.all(in: $0) } == end.tables
    }
}
