import Access
import Storage
import Vocabulary

/// What somebody searches for, understood once for all communes that are searched.
struct SearchedText: Sendable {
    enum Meaning: Sendable {
        case number(hash: [UInt8])
        case lastFour(hash: [UInt8])
        /// A code, or words of one member's name.
        case code(String, orName: NamePattern)
    }

    let meaning: Meaning

    init(_ typed: String, _ vault: Vault) {
        let text = VietnameseText.tidy(typed)
        if let number = IdentityNumber(text) {
            meaning = .number(hash: vault.hash(of: number))
        } else if text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            meaning = .lastFour(hash: vault.hash(ofLastFour: text))
        } else {
            meaning = .code(text, orName: NamePattern(VietnameseText.tokens(text)))
        }
    }
}

/// Search without accents, in any word order, over the folded words of names that the cards keep: the same on both engines.
struct HouseholdSearch {
    let connection: any Connection
    let commune: Key
    let names: SearchedNames

    init(_ connection: any Connection, _ commune: Key, _ names: SearchedNames) {
        self.connection = connection
        self.commune = commune
        self.names = names
    }

    func find(_ text: SearchedText) throws -> FoundHouseholds {
        switch text.meaning {
        case .number(let hash): return try households("p.number_hash = \(hash)")
        case .lastFour(let hash): return try households("p.last_four_hash = \(hash)")
        case .code(let code, let pattern):
            if names.mayBeCode(code), let found = try household(ofCode: code) { return found }
            return FoundHouseholds(names.index, pattern)
        }
    }

    private func household(ofCode code: String) throws -> FoundHouseholds? {
        let byCode = try FoundHouseholds(
            connection,
            """
            SELECT c.household, c.members FROM household h
            JOIN household_card c ON c.commune = h.commune AND c.household = h.id
            WHERE h.commune = \(commune) AND h.code = \(code)
            """)
        if !byCode.households.isEmpty { return byCode }
        guard let kept = try Lineages.keptFor(connection, commune: commune, code: code) else { return nil }
        return try FoundHouseholds(
            connection,
            """
            SELECT c.household, c.members FROM household_card c
            WHERE c.commune = \(commune) AND c.household = \(kept)
            """)
    }

    private func households(_ condition: SQL) throws -> FoundHouseholds {
        try FoundHouseholds(
            connection,
            """
            SELECT c.household, c.members FROM household_card c
            WHERE c.commune = \(commune) AND c.household IN (SELECT m.household FROM person p
            JOIN membership m ON m.commune = p.commune AND m.person = p.id AND m.retired_in IS NULL AND m.to_day IS NULL
            WHERE p.commune = \(commune) AND p.retired_in IS NULL AND \(condition))
            ORDER BY c.sort_key, c.code
            """)
    }
}
