import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Keeps the cards true when nothing was written: people grow older, a new year brings its standard, rules are mended.
public struct CardRefresh: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Rewrites the cards of a commune where they were made on another day or by other rules.
    ///
    /// The rules by which they are made anew are kept whole.
    ///
    /// - Returns: whether there was anything to do.
    @discardableResult
    public func ifNeeded(in commune: Key, on day: Day, at instant: Instant = .now()) async throws -> Bool {
        let version = premises.rules.version
        return try await premises.database.write { connection in
            // The lock of the commune's chain: whoever writes to a household rewrites its card too.
            try connection.lock(commune)
            let isTrue = try connection.exists(
                """
                SELECT 1 FROM card_refresh
                WHERE commune = \(commune) AND day = \(day) AND rules_version = \(version)
                """)
            guard !isTrue else { return false }
            try rewrite(in: commune, on: day, connection, at: instant)
            return true
        }
    }

    /// Rewrites the cards of a commune inside a caller's transaction, which holds the lock of its chain.
    func rewrite(in commune: Key, on day: Day, _ connection: any Connection, at instant: Instant) throws {
        let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune)
        let cards = try Cards(connection, premises, commune: commune, day: day)
        try cards.removeAll()
        try cards.add(records)
        try KeptRules.keep(connection, premises.rules, at: instant)
        try connection.run("DELETE FROM card_refresh WHERE commune = \(commune)")
        try connection.run(
            """
            INSERT INTO card_refresh (commune, day, rules_version)
            VALUES (\(commune), \(day), \(premises.rules.version))
            """)
    }

    /// How many communes have households whose cards are still those of other rules: their turn comes in the background.
    public func waiting(on day: Day, by asking: Asking) async throws -> Int {
        try asking.must(.readFigures)
        let version = premises.rules.version
        return try await premises.database.read { connection in
            // A commune has a row there from its first household on.
            Int(
                try connection.count(
                    """
                    SELECT count(*) FROM household_code_issued i WHERE NOT EXISTS (
                        SELECT 1 FROM card_refresh r WHERE r.commune = i.commune AND r.rules_version = \(version))
                    """))
        }
    }

    /// The same in every commune that has households, one after the other: pages are answered in between.
    ///
    /// - Returns: the communes whose cards were made anew.
    @discardableResult
    public func everywhere(on day: Day, at instant: Instant = .now()) async throws -> [Key] {
        let communes = try await premises.database.read { connection in
            try Areas.communes(connection, on: day).map(\.key).filter { commune in
                try connection.exists("SELECT 1 FROM household WHERE commune = \(commune) LIMIT 1")
            }
        }
        var made: [Key] = []
        for commune in communes where try await ifNeeded(in: commune, on: day, at: instant) { made.append(commune) }
        return made
    }
}
