import Vocabulary

/// The words by which a search finds a household, each with the members in whose names it stands.
///
/// Nguyễn and Thị stand in nearly every household; only together in one name are they somebody.
struct CardWords: Sendable {
    struct Found: Sendable {
        let word: String
        /// A bit for each member who bears the word, in the order of the members.
        var who: Int64
    }

    private(set) var found: [Found] = []

    /// As the card keeps them, so that they are found again when it is rewritten.
    var text: String { found.map(\.word).joined(separator: " ") }

    init() {}

    /// - Parameter earlier: names that people bore before they were corrected: a search for how one stood on last year's
    ///   paper still finds them.
    init(_ members: [MemberRecord], earlier: [Key: [String]] = [:]) {
        found.reserveCapacity(members.count * 3)
        for (position, member) in members.enumerated() {
            // Whoever comes after the sixty-second member shares a bit; a household of so many is found more easily.
            let bit = Int64(1) << Int64(min(position, Self.most - 1))
            add(member.person.name, bit)
            for name in earlier[member.person.key] ?? [] { add(name, bit) }
        }
    }

    private mutating func add(_ name: String, _ bit: Int64) {
        for word in VietnameseText.tokens(name) {
            if let place = found.firstIndex(where: { $0.word == word }) {
                found[place].who |= bit
            } else {
                found.append(Found(word: word, who: bit))
            }
        }
    }

    private static let most = 63
}
