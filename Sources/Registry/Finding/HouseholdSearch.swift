import Access
import Storage
import Vocabulary

/// Search without accents, in any word order, over our own table of folded name words: the same on both engines.
struct HouseholdSearch {
    let connection: any Connection
    let vault: Vault
    let commune: Key

    init(_ connection: any Connection, _ vault: Vault, _ commune: Key) {
        self.connection = connection
        self.vault = vault
        self.commune = commune
    }

    /// What a text finds: a code, four digits, a whole identity number, or words of a member's name.
    func find(_ text: String) throws -> FoundHouseholds {
        let text = VietnameseText.tidy(text)
        if let number = IdentityNumber(text) { return try households("p.number_hash = \(vault.hash(of: number))") }
        if text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return try households("p.last_four_hash = \(vault.hash(ofLastFour: text))")
        }
        let byCode = try FoundHouseholds(
            connection,
            """
            SELECT c.household, 1, c.members FROM household h
            JOIN household_card c ON c.commune = h.commune AND c.household = h.id
            WHERE h.commune = \(commune) AND h.code = \(text)
            """)
        if !byCode.households.isEmpty { return byCode }
        if let kept = try Lineages.keptFor(connection, commune: commune, code: text) {
            return try FoundHouseholds(
                connection,
                """
                SELECT c.household, 1, c.members FROM household_card c
                WHERE c.commune = \(commune) AND c.household = \(kept)
                """)
        }
        return try households(named: VietnameseText.tokens(text))
    }

    private func households(_ condition: SQL) throws -> FoundHouseholds {
        try FoundHouseholds(
            connection,
            """
            SELECT DISTINCT c.household, 1, c.members FROM person p
            JOIN membership m ON m.commune = p.commune AND m.person = p.id AND m.retired_in IS NULL AND m.to_day IS NULL
            JOIN household_card c ON c.commune = m.commune AND c.household = m.household
            WHERE p.commune = \(commune) AND p.retired_in IS NULL AND \(condition) ORDER BY c.household
            """)
    }

    /// The last word may be half typed: it is matched by its beginning.
    private func households(named words: [String]) throws -> FoundHouseholds {
        guard let last = words.last else { return FoundHouseholds() }
        // "{" follows "z" in both engines' bytewise order: the upper end of everything that begins with the word.
        var found = try bearers("word >= \(last) AND word < \(last + "{")", among: nil)
        for word in Set(words.dropLast()) where !found.households.isEmpty {
            found.keep(foundBy: try bearers("word = \(word)", among: found))
        }
        return found
    }

    /// - Parameter some: where they are few, only they are looked up.
    private func bearers(_ words: SQL, among some: FoundHouseholds?) throws -> FoundHouseholds {
        let keys = some.map { $0.households.map(\.household) }.flatMap { $0.count <= Self.few ? $0 : nil }
        let only: SQL? = keys.map { "AND household IN \(list: $0)" }
        return try FoundHouseholds(
            connection,
            """
            SELECT household, who, members FROM card_word WHERE commune = \(commune) AND \(words) \(only)
            ORDER BY word, household
            """)
    }

    /// A household looked up costs what three or four rows of a word cost that are walked along, and nguyễn, thị, văn
    /// have thousands in a ward.
    private static let few = 1500
}
