import Access
import Foundation
import Storage
import Vocabulary

/// What a drill needs that only the program has.
public struct DrillGround: Sendable {
    let migrations: [Migration]
    let database: @Sendable (_ folder: String) async throws -> any Database
    let opensPage: @Sendable (_ folder: String) async throws -> Bool

    /// - Parameters:
    ///   - database: makes an empty one in a folder.
    ///   - opensPage: starts the program on a folder and asks it for a page; false where it does not come.
    public init(
        migrations: [Migration], database: @escaping @Sendable (_ folder: String) async throws -> any Database,
        opensPage: @escaping @Sendable (_ folder: String) async throws -> Bool
    ) {
        self.migrations = migrations
        self.database = database
        self.opensPage = opensPage
    }
}

/// How a drill went.
public struct DrillOutcome: Sendable {
    public let file: BackupFolder.File
    public let summary: CopySummary
    /// Seconds until everything stood in a database again and its chain was walked; then until a page was open.
    public let secondsToRestore: Double
    public let secondsToPage: Double
}

extension Backups {
    /// Restores the newest backup into a temporary installation, compares every table, walks the chain, opens a page of
    /// it, and takes all of it away again.
    public func drill(on ground: DrillGround, key: BackupKey? = nil, by asking: Asking) async throws -> DrillOutcome {
        try asking.must(.keepSafe)
        let began = clock.now()
        let folder = try folder(settings())
        guard let newest = folder.files().first else { throw SafekeepingRefusal.noBackup(folder.path) }
        do {
            let outcome = try await tried(newest, on: ground, key: key, by: asking)
            try await note(
                Run(
                    kind: .drill, began: began, file: newest.name, place: folder.path, bytes: newest.size,
                    rows: outcome.summary.end.rows), by: asking)
            return outcome
        } catch {
            try? await note(
                Run(
                    kind: .drill, began: began, file: newest.name, place: folder.path, bytes: newest.size, rows: 0,
                    problem: Run.problem(of: error)), by: asking)
            throw error
        }
    }

    private func tried(
        _ file: BackupFolder.File, on ground: DrillGround, key: BackupKey?, by asking: Asking
    ) async throws -> DrillOutcome {
        let place = origin.data + "/tam/phuc-hoi-thu-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: place) }
        do {
            try FileManager.default.createDirectory(
                atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw SafekeepingRefusal.cannotWrite(place, code: 0)
        }
        let started = ContinuousClock.now
        let restoring = Restoring(
            path: file.path, key: try key ?? .bytes(BackupKeyFile(data: origin.data).bytes()),
            migrations: ground.migrations, clock: clock)
        let database = try await ground.database(place)
        let summary: CopySummary
        do {
            summary = try await restoring.loading.load(into: database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
        try restoring.put(files: summary.files, into: place)
        let restored = ContinuousClock.now
        guard try await ground.opensPage(place) else { throw SafekeepingRefusal.noPage }
        return DrillOutcome(
            file: file, summary: summary, secondsToRestore: (restored - started).inSeconds,
            secondsToPage: (ContinuousClock.now - restored).inSeconds)
    }
}

extension Duration {
    fileprivate var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
