import Access
import Storage
import Vocabulary

/// Search without accents, in any word order, over the folded words of names that the cards keep: the same on both engines.
struct HouseholdSearch {
    let connection: any Connection
    let vault: Vault
    let commune: Key
    let names: SearchedNames

    init(_ connection: any Connection, _ premises: Premises, _ commune: Key, _ names: SearchedNames) {
        self.connection = connection
        vault = premises.vault
        self.commune = commune
        self.names = names
    }

    /// What a text finds: a code, four digits, a whole identity number, or words of a member's name.
    ///
    /// - Parameter text: tidied.
    func find(_ text: String) throws -> FoundHouseholds {
        if let number = IdentityNumber(text) { return try households("p.number_hash = \(vault.hash(of: number))") }
        if text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return try households("p.last_four_hash = \(vault.hash(ofLastFour: text))")
        }
        if names.mayBeCode(text), let found = try household(ofCode: text) { return found }
        return FoundHouseholds(names.index, VietnameseText.tokens(text))
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
