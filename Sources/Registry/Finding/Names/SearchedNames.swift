import Storage
import Vocabulary

/// What a search by name needs of a commune, read from its cards.
struct SearchedNames: Sendable {
    let version: CardVersion
    let index: NameIndex
    /// Codes without a digit, of households that live here or were merged into one that does: of all other texts without
    /// a digit it is known that they are no code.
    let plainCodes: Set<String>

    /// Everything anew.
    init(_ connection: any Connection, _ commune: Key, _ version: CardVersion) throws {
        var (maker, codes) = (NameIndexMaker(), try Self.mergedCodes(connection, commune))
        try connection.each(
            "SELECT household, members, words, code FROM household_card WHERE commune = \(commune) ORDER BY sort_key, code"
        ) { row in
            maker.add(row.key(0), members: Int32(row.int(1)))
            CardWords.each(in: row.text(2)) { maker.add($0, who: $1) }
            let code = row.text(3)
            if !code.hasDigit { codes.insert(code) }
        }
        self.init(version, maker.made(), codes)
    }

    /// The same commune after some of its cards were written.
    ///
    /// - Returns: nil where so many were that it is quicker to read all.
    func after(_ version: CardVersion, _ connection: any Connection, _ commune: Key) throws -> SearchedNames? {
        guard version.tellsMoves(since: self.version) else { return nil }
        let moved = try CardMoves(connection, commune).since(self.version.number)
        guard moved.count <= Self.most else { return nil }
        var codes = plainCodes.union(try Self.mergedCodes(connection, commune))
        let cards = try connection.all(
            """
            SELECT household, members, words, code, sort_key FROM household_card
            WHERE commune = \(commune) AND household IN \(list: moved.sorted()) ORDER BY sort_key, code
            """
        ) { row in
            var words: [(word: [UInt8], who: UInt64)] = []
            CardWords.each(in: row.text(2)) { words.append((Array($0), $1)) }
            if !row.text(3).hasDigit { codes.insert(row.text(3)) }
            return (
                household: row.key(0), members: Int32(row.int(1)), words: words, code: row.text(3),
                sortKey: row.bytes(4)
            )
        }
        let newcomers = try cards.map { card in
            NameIndex.Newcomer(
                household: card.household, members: card.members, words: card.words,
                after: try connection.first(
                    """
                    SELECT household FROM household_card
                    WHERE commune = \(commune) AND (sort_key, code) < (\(card.sortKey), \(card.code))
                    ORDER BY sort_key DESC, code DESC LIMIT 1
                    """
                ) { $0.key(0) })
        }
        return index.changed(moved, newcomers).map { SearchedNames(version, $0, codes) }
    }

    private init(_ version: CardVersion, _ index: NameIndex, _ plainCodes: Set<String>) {
        self.version = version
        self.index = index
        self.plainCodes = plainCodes
    }

    /// Whether a text may be the code of a household.
    func mayBeCode(_ text: String) -> Bool { text.hasDigit || plainCodes.contains(text) }

    private static func mergedCodes(_ connection: any Connection, _ commune: Key) throws -> Set<String> {
        Set(try Lineages.codes(connection, commune: commune).keys.filter { !$0.hasDigit })
    }

    /// Each asks the database once.
    private static let most = 50
}

extension String {
    fileprivate var hasDigit: Bool { utf8.contains { (48...57).contains($0) } }
}
