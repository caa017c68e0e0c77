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

    /// Versions never change, so what was read once stays.
    private static let read = Mutex<[String: RuleLibrary]>([:])
}
