import Access
import Foundation
import Storage
import Vocabulary

/// Makes an installation of a copy, in an empty folder and an empty database.
public struct Restoring: Sendable {
    let path: String
    let loading: CopyLoading
    let clock: Clock

    public init(path: String, key: BackupKey, migrations: [Migration], clock: Clock) {
        self.path = path
        self.clock = clock
        loading = CopyLoading(path: path, key: key, migrations: migrations)
    }

    /// Which key a file wants.
    public static func kindOfKey(_ path: String) throws -> BackupKey.Kind {
        guard FileManager.default.isReadableFile(atPath: path) else { throw SafekeepingRefusal.cannotRead(path) }
        guard let kind = SealedReader.kind(of: path) else { throw SafekeepingRefusal.notOurs(path) }
        return kind
    }

    /// Reads the whole copy and keeps nothing.
    public func look() throws -> CopySummary { try loading.look() }

    /// Puts the files of a copy into a folder, for their owner alone.
    public func put(files: [String: [UInt8]], into folder: String) throws {
        for (name, bytes) in files {
            guard !name.contains("/"), !name.hasPrefix(".") else { throw SafekeepingRefusal.broken("tên tệp \(name)") }
            try PrivateFile.write(bytes, to: folder + "/" + name)
        }
    }

    /// Loads the copy into a database and writes there and into a note what was gone back from.
    public func load(
        into database: any Database, noting kind: Run.Kind, place: String, in folder: String, by asking: Asking
    ) async throws -> CopySummary {
        try asking.must(.keepSafe)
        let summary = try await loading.load(into: database)
        let now = clock.now()
        let run = Run(
            kind: kind, began: now, file: (path as NSString).lastPathComponent, place: place, bytes: 0,
            rows: summary.end.rows)
        try await database.write { try run.write($0, ended: now, by: asking) }
        if kind == .restore {
            let note = RestoreNote(
                restoredAt: now.shown, from: run.file, backupMadeAt: summary.head.instant.shown,
                program: summary.head.program, rows: summary.end.rows, heads: summary.end.heads)
            try note.write(in: folder)
        }
        return summary
    }
}

/// What an installation went back from: beside the entry in its trace, for whoever compares it with heads noted elsewhere.
struct RestoreNote: Codable {
    let restoredAt: String
    let from: String
    let backupMadeAt: String
    let program: String
    let rows: Int
    let heads: [CopiedHead]

    func write(in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try PrivateFile.write([UInt8](encoder.encode(self)), to: folder + "/phuc-hoi.json")
    }
}
