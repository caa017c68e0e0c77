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

    /// What a text finds, as a condition on a card `c`: a code, four digits, a whole identity number, or words of a
    /// member's name.
    func condition(_ text: String) throws -> SQL {
        let text = VietnameseText.tidy(text)
        if let number = IdentityNumber(text) { return households("p.number_hash = \(vault.hash(of: number))") }
        if text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return households("p.last_four_hash = \(vault.hash(ofLastFour: text))")
        }
        let isCode = try connection.exists(
            "SELECT 1 FROM household_card WHERE commune = \(commune) AND code = \(text)")
        return isCode ? "c.code = \(text)" : households(named: VietnameseText.tokens(text))
    }

    private func households(_ condition: SQL) -> SQL {
        """
        c.household IN (SELECT m.household FROM person p
        JOIN membership m ON m.commune = p.commune AND m.person = p.id AND m.retired_in IS NULL AND m.to_day IS NULL
        WHERE p.commune = \(commune) AND p.retired_in IS NULL AND \(condition))
        """
    }

    /// The last word may be half typed: it is matched by its beginning.
    private func households(named words: [String]) -> SQL {
        guard let last = words.last else { return "c.household IS NULL" }
        var conditions = words.dropLast().map { word -> SQL in
            "EXISTS (SELECT 1 FROM name_token o WHERE o.commune = \(commune) AND o.token = \(word) AND o.person = t.person)"
        }
        // "{" follows "z" in both engines' bytewise order: the upper end of everything that begins with the word.
        conditions.append("t.token >= \(last) AND t.token < \(last + "{")")
        return """
            c.household IN (SELECT m.household FROM name_token t
            JOIN membership m ON m.commune = t.commune AND m.person = t.person AND m.retired_in IS NULL AND m.to_day IS NULL
            WHERE t.commune = \(commune) AND \(SQL.joined(conditions, by: " AND ")))
            """
    }
}
