import Storage
import Vocabulary

/// The table from words to households that searches read, kept together with the cards.
struct CardWordTable {
    let connection: any Connection
    let commune: Key

    init(_ connection: any Connection, _ commune: Key) {
        self.connection = connection
        self.commune = commune
    }

    func add(_ cards: [CardColumns]) throws {
        // A list of a ward has ninety thousand words, of which two thousand are different.
        var words = ByteWords()
        var found: [(word: String, bearers: [(card: Int, who: Int64)])] = []
        for (place, card) in cards.enumerated() {
            for bearer in card.words.found {
                let index = words.place(ofAdded: bearer.word)
                if index == found.count { found.append((bearer.word, [])) }
                found[index].bearers.append((place, bearer.who))
            }
        }
        try connection.load("card_word", ["commune", "word", "household", "who", "members"]) { sink in
            // In the order of the table's own key, which is the fastest for it.
            for (word, bearers) in found.sorted(by: { $0.word < $1.word }) {
                for (place, who) in bearers {
                    sink.put(commune)
                    sink.put(word)
                    sink.put(cards[place].record.key)
                    sink.put(who)
                    sink.put(cards[place].members)
                    try sink.endRow()
                }
            }
        }
    }

    /// Asked before the cards go: they say which words they are found by.
    func remove(_ households: [Key]) throws {
        let known = try connection.all(
            "SELECT household, words FROM household_card WHERE commune = \(commune) AND household IN \(list: households)"
        ) { (household: $0.key(0), words: $0.text(1).split(separator: " ").map(String.init)) }
        for (household, words) in known {
            try connection.run(
                """
                DELETE FROM card_word
                WHERE commune = \(commune) AND household = \(household) AND word IN \(list: words)
                """)
        }
    }
}
