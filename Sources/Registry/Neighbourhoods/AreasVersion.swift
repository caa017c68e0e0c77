import Access
import Storage
import Territory
import Vocabulary

/// How far a commune's tổ dân phố and totals had come when a form was filled from them.
public struct AreasVersion: Sendable, Equatable {
    /// Empty where nothing had been written.
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    init(_ connection: any Connection, of commune: Key) throws {
        text = try AreaNews.newest(connection, of: commune)?.description ?? ""
    }

    /// Refuses where somebody wrote since; asked under the lock of the commune's chain.
    func mustStand(_ connection: any Connection, of commune: Key) throws {
        guard try AreasVersion(connection, of: commune) != self else { return }
        throw RegistryRefusal.changedMeanwhile("tổ dân phố hoặc tổng số dân cư đã khác")
    }
}

/// One field of a tổ dân phố that somebody else changed, with who and when.
public struct ChangedArea: Sendable {
    public let line: AreaNews.Line
    public let officer: String
    public let at: Instant
}

extension CommuneAreas {
    /// What a form of this commune's tổ dân phố carries.
    public func version(of commune: Key, by asking: Asking) async throws -> AreasVersion {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try AreasVersion($0, of: commune) }
    }

    /// What others wrote since a form was filled, oldest first.
    public func news(
        since version: AreasVersion, of commune: Key, by asking: Asking
    ) async throws -> [ChangedArea] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { connection in
            let known = Key(version.text) ?? Key(high: 0, low: 0)
            let lines = try AreaNews.since(known, connection, of: commune)
            let entries = try Journal.entries(connection, of: lines.map(\.entry))
            return lines.compactMap { line in
                entries[line.entry].map { ChangedArea(line: line, officer: $0.officerName, at: $0.at) }
            }
        }
    }
}
