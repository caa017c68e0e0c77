import Storage
import Vocabulary

/// How often the cards of a commune were written, and whose: by it whoever keeps something of them in memory knows what
/// has moved since.
///
/// The numbers of a commune are given by one writer after the other: its row is held until the transaction ends.
struct CardVersion: Sendable, Equatable {
    /// Nought where no card was ever written.
    var number: Int64 = 0
    /// The last number at which more households were written than are told one by one.
    var whole: Int64 = 0

    static func of(_ commune: Key, _ connection: any Connection) throws -> CardVersion {
        try connection.first("SELECT number, whole FROM card_version WHERE commune = \(commune)") {
            CardVersion(number: $0.int(0), whole: $0.int(1))
        } ?? CardVersion()
    }

    /// Of all communes that have cards.
    static func all(_ connection: any Connection) throws -> [Key: CardVersion] {
        var versions: [Key: CardVersion] = [:]
        try connection.each("SELECT commune, number, whole FROM card_version") {
            versions[$0.key(0)] = CardVersion(number: $0.int(1), whole: $0.int(2))
        }
        return versions
    }

    /// Whether it is still told whose cards were written after another version.
    func tellsMoves(since version: CardVersion) -> Bool {
        whole <= version.number && number - version.number <= CardMoves.kept
    }
}

/// Whose cards were written, told by whoever writes them.
struct CardMoves {
    let connection: any Connection
    let commune: Key

    /// Households that are told one by one; of more, the whole commune is read again.
    private static let most = 100
    /// Numbers whose households are kept: about a day's work of a ward.
    static let kept: Int64 = 200

    init(_ connection: any Connection, _ commune: Key) {
        self.connection = connection
        self.commune = commune
    }

    /// The cards of these households were written or taken away.
    func tell(of households: [Key]) throws {
        guard households.count <= Self.most else { return try tellOfAll() }
        let number = try count(isWhole: false)
        try connection.load("card_move", ["commune", "number", "household"]) { sink in
            for household in Set(households).sorted() {
                sink.put(commune)
                sink.put(number)
                sink.put(household)
                try sink.endRow()
            }
        }
        try connection.run("DELETE FROM card_move WHERE commune = \(commune) AND number <= \(number - Self.kept)")
    }

    /// So many were written that whoever remembers them reads the commune again.
    func tellOfAll() throws {
        _ = try count(isWhole: true)
        try connection.run("DELETE FROM card_move WHERE commune = \(commune)")
    }

    /// Whose cards were written after a number.
    func since(_ number: Int64) throws -> Set<Key> {
        Set(
            try connection.all("SELECT household FROM card_move WHERE commune = \(commune) AND number > \(number)") {
                $0.key(0)
            })
    }

    private func count(isWhole: Bool) throws -> Int64 {
        let whole: SQL? = isWhole ? ", whole = card_version.number + 1" : nil
        try connection.run(
            """
            INSERT INTO card_version (commune, number, whole) VALUES (\(commune), 1, 1)
            ON CONFLICT (commune) DO UPDATE SET number = card_version.number + 1\(whole)
            """)
        return try CardVersion.of(commune, connection).number
    }
}
