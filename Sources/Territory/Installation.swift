import Storage
import Vocabulary

/// One installation: a real one or one of sample data, and the commune or province it was made for.
public struct Installation: Sendable {
    public let key: Key
    public let isSample: Bool
    public let home: Key

    /// The installation of a database, or nil where nothing was set up yet.
    public static func current(_ connection: any Connection) throws -> Installation? {
        try connection.first("SELECT id, is_sample, home FROM installation") {
            Installation(key: $0.key(0), isSample: $0.flag(1), home: $0.key(2))
        }
    }

    /// Makes the one installation of a database.
    public static func create(_ connection: any Connection, isSample: Bool, home: Key, at: Instant) throws
        -> Installation
    {
        let installation = Installation(key: Key.make(at: at), isSample: isSample, home: home)
        try connection.run(
            """
            INSERT INTO installation (id, is_sample, home, created_at)
            VALUES (\(installation.key), \(isSample), \(home), \(at))
            """)
        return installation
    }

    /// Marks an installation as holding sample data: for good, since nobody could tell the two apart again.
    ///
    /// - Returns: the installation's record before and after, for the entry that marked it; nil where it was so already.
    public static func markAsSample(_ connection: any Connection) throws -> Marked? {
        guard let installation = try current(connection), !installation.isSample else { return nil }
        try connection.run("UPDATE installation SET is_sample = \(true)")
        return Marked(key: installation.key, before: record(isSample: false), after: record(isSample: true))
    }

    /// What marking changed, as an audit entry is told.
    public struct Marked {
        public let key: Key
        public let before: [UInt8]
        public let after: [UInt8]
    }

    private static func record(isSample: Bool) -> [UInt8] { Array("is_sample=\(isSample ? "yes" : "no")\n".utf8) }
}
