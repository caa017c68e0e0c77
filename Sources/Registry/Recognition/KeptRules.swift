import Rulebook
import Storage
import Synchronization
import Territory
import Vocabulary

/// The versions of the rules that were used, kept whole under their hash.
public enum KeptRules {
    /// The rules of a version; nil where it was not kept, or where this program cannot read it any more.
    ///
    /// - Parameter current: the rules in use, which need no reading.
    public static func library(
        _ connection: any Connection, version: String, current: RuleLibrary
    ) throws -> RuleLibrary? {
        if version == current.version { return current }
        if let known = read.withLock({ $0[version] }) { return known }
        let archive = try connection.first("SELECT content FROM rules_used WHERE version = \(version)") {
            $0.bytesIfAny(0)
        }
        guard let bytes = archive.flatMap(\.self), let library = try? RuleLibrary.load(archive: bytes),
            library.version == version
        else { return nil }
        read.withLock { $0[version] = library }
        return library
    }

    /// The version in use by the end of the last day that is known.
    ///
    /// - Returns: nil where none had been, or where all that is known now is asked for.
    public static func version(_ connection: any Connection, at moment: RegisterMoment) throws -> String? {
        guard let until = moment.firstUnknown?.madeAt.milliseconds else { return nil }
        return try connection.first(
            "SELECT version FROM rules_in_use WHERE since < \(until) ORDER BY since DESC, version LIMIT 1"
        ) { $0.text(0) }
    }

    /// Keeps the rules by which something was decided or proposed.
    static func keep(_ connection: any Connection, _ rules: RuleLibrary, at instant: Instant) throws {
        try connection.run(
            """
            INSERT INTO rules_used (version, content, first_used_at)
            VALUES (\(rules.version), \(rules.archive), \(instant)) ON CONFLICT (version) DO NOTHING
            """)
        let current = try connection.first("SELECT version FROM rules_in_use ORDER BY since DESC, version LIMIT 1") {
            $0.text(0)
        }
        guard current != rules.version else { return }
        try connection.run(
            """
            INSERT INTO rules_in_use (since, version) VALUES (\(instant), \(rules.version))
            ON CONFLICT (since, version) DO NOTHING
            """)
    }

    /// Every version that was kept, oldest first.
    static func all(
        _ connection: any Connection
    ) throws -> [(version: String, content: [UInt8], firstUsed: Int64)] {
        try connection.all("SELECT version, content, first_used_at FROM rules_used ORDER BY first_used_at, version") {
            ($0.text(0), $0.bytes(1), $0.int(2))
        }
    }

    /// Since when which version was in use, oldest first.
    static func uses(_ connection: any Connection) throws -> [(since: Int64, version: String)] {
        try connection.all("SELECT since, version FROM rules_in_use ORDER BY since, version") {
            ($0.int(0), $0.text(1))
        }
    }

    /// Keeps the versions that a register from elsewhere was judged by, and when they were in use there.
    ///
    /// - Parameter isFirst: nothing was ever judged in this installation: what it put in use before says nothing.
    static func takeOver(
        _ connection: any Connection, _ kept: [(version: String, content: [UInt8], firstUsed: Int64)],
        _ uses: [(since: Int64, version: String)], isFirst: Bool
    ) throws {
        if isFirst, !kept.isEmpty {
            try connection.run("DELETE FROM rules_in_use")
            try connection.run("DELETE FROM rules_used")
        }
        for rules in kept {
            try connection.run(
                """
                INSERT INTO rules_used (version, content, first_used_at)
                VALUES (\(rules.version), \(rules.content), \(rules.firstUsed)) ON CONFLICT (version) DO NOTHING
                """)
        }
        for use in uses {
            try connection.run(
                """
                INSERT INTO rules_in_use (since, version) VALUES (\(use.since), \(use.version))
                ON CONFLICT (since, version) DO NOTHING
                """)
        }
    }

    /// Versions never change, so what was read once stays.
    private static let read = Mutex<[String: RuleLibrary]>([:])
}
