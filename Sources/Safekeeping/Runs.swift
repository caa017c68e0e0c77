import Access
import Storage
import Vocabulary

/// One backup, drill, restore or move, as the installation remembers it.
public struct Run: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case backup, drill, restore, move

        /// As it stands at the beginning of a line.
        public var label: String {
            switch self {
            case .backup: "Sao lưu"
            case .drill: "Thử phục hồi"
            case .restore: "Phục hồi"
            case .move: "Chuyển cơ sở dữ liệu"
            }
        }

        var action: AuditAction {
            switch self {
            case .backup: .backedUp
            case .drill: .restoreTried
            case .restore: .restored
            case .move: .engineMoved
            }
        }
    }

    public let kind: Kind
    public let began: Instant
    public let ended: Instant
    /// The backup's name, without its folder.
    public let file: String
    /// The folder it lies in, or where something was moved to.
    public let place: String
    public let bytes: Int
    public let rows: Int
    /// Why it failed; nil where it did not.
    public let problem: String?

    public init(
        kind: Kind, began: Instant, ended: Instant? = nil, file: String, place: String, bytes: Int, rows: Int,
        problem: String? = nil
    ) {
        self.kind = kind
        self.began = began
        self.ended = ended ?? began
        self.file = file
        self.place = place
        self.bytes = bytes
        self.rows = rows
        self.problem = problem
    }

    /// Why one failed, for whoever reads of it later.
    static func problem(of error: any Error) -> String {
        switch error {
        case let refusal as any Refusal: refusal.message
        case is StorageError:
            "Không đọc hoặc không ghi được cơ sở dữ liệu. Hãy kiểm tra ổ đĩa và cơ sở dữ liệu rồi làm lại."
        default: "Lỗi hệ thống (\(type(of: error))). Hãy làm lại; nếu vẫn vậy, hãy báo người hỗ trợ."
        }
    }

    /// For the trace.
    var reason: String {
        if let problem { return "Không xong: \(problem)" }
        return switch kind {
        case .backup: "\(file), \(rows) dòng"
        case .drill: "Phục hồi thử \(file) vào chỗ tạm, \(rows) dòng"
        case .restore: "Từ \(file), \(rows) dòng"
        case .move: "Chuyển sang \(place), \(rows) dòng"
        }
    }

    /// Adds it to a database, with its entry in the installation's chain.
    func write(_ connection: any Connection, ended: Instant, by asking: Asking) throws {
        let asking = Asking(
            officer: asking.officer, name: asking.name, role: asking.role, communes: asking.communes, at: ended)
        try Audit.write(connection, by: asking, in: nil, action: kind.action, reason: reason) { entry in
            let key = Key.make(at: ended)
            try connection.run(
                """
                INSERT INTO safekeeping_run
                (id, kind, began_at, ended_at, file, place, bytes, row_count, problem, recorded_in)
                VALUES (\(key), \(kind.rawValue), \(began), \(ended), \(file), \(place), \(bytes), \(rows), \(problem),
                \(entry.key))
                """)
        }
    }

    static func read(_ row: any Row) -> Run {
        Run(
            kind: Kind(rawValue: row.text(0)) ?? .backup, began: row.instant(1), ended: row.instant(2),
            file: row.text(3), place: row.text(4), bytes: Int(row.int(5)), rows: Int(row.int(6)),
            problem: row.textIfAny(7))
    }

    static let columns: SQL = "kind, began_at, ended_at, file, place, bytes, row_count, problem"
}

/// What the page *Sao lưu* shows.
public struct BackupStanding: Sendable {
    public let settings: BackupSettings
    public let folder: BackupFolder
    /// The newest that went well, of each kind.
    public let lastGood: Run?
    public let lastDrill: Run?
    /// The newest of all, good or not.
    public let runs: [Run]
    /// Whether there is a key that nobody has copied onto paper.
    public let lacksPaper: Bool
    let isSample: Bool

    /// Whether there has been no good one for longer than the settings allow. Sample data can be made again.
    public func isLate(at instant: Instant) -> Bool {
        guard let lastGood else { return !isSample }
        return lastGood.began.adding(seconds: Int64(settings.warnAfterHours) * 3600) < instant
    }

    /// Whether no drill has gone well for as long as the settings allow.
    public func isDrillDue(at instant: Instant) -> Bool {
        guard let lastDrill, lastDrill.began <= instant else { return true }
        return lastDrill.began < instant.adding(seconds: -Int64(settings.drillAfterDays) * 86_400)
    }
}

extension Backups {
    func note(_ run: Run, by asking: Asking) async throws {
        let ended = clock.now()
        try await database.write { try run.write($0, ended: ended, by: asking) }
    }

    /// When the last good one was, and what happened lately.
    public func standing(by asking: Asking) async throws -> BackupStanding {
        try asking.must(.keepSafe)
        let settings = try settings()
        let (folder, key, isSample) = (folder(settings), BackupKeyFile(data: origin.data), origin.isSample)
        return try await database.read { connection in
            func last(_ kind: Run.Kind) throws -> Run? {
                try connection.first(
                    """
                    SELECT \(Run.columns) FROM safekeeping_run
                    WHERE kind = \(kind.rawValue) AND problem IS NULL AND began_at <= \(asking.at)
                    ORDER BY began_at DESC LIMIT 1
                    """, Run.read)
            }
            return BackupStanding(
                settings: settings, folder: folder, lastGood: try last(.backup), lastDrill: try last(.drill),
                runs: try connection.all(
                    "SELECT \(Run.columns) FROM safekeeping_run ORDER BY began_at DESC, id DESC LIMIT 20", Run.read),
                lacksPaper: key.isThere && !key.wasShown, isSample: isSample)
        }
    }
}
