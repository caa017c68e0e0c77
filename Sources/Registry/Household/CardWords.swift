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

    /// As the card keeps them: each word, a colon, and who bears it as a hexadecimal number. `nguyen:3 van:1 thi:2`.
    var text: String {
        found.map { "\($0.word):\(String($0.who, radix: 16))" }.joined(separator: " ")
    }

    /// Hands out the words of such a text. One without a number, of a card of an earlier version, is borne by everybody.
    static func each(in text: String, _ body: (UnsafeBufferPointer<UInt8>, UInt64) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            for piece in bytes.split(separator: UInt8(ascii: " ")) {
                guard let colon = piece.lastIndex(of: UInt8(ascii: ":")) else {
                    body(UnsafeBufferPointer(rebasing: piece), .max)
                    continue
                }
                let who = piece[(colon + 1)...].reduce(into: UInt64(0)) { number, digit in
                    number = number << 4 | UInt64(digit < 58 ? digit - 48 : digit - 87)
                }
                body(UnsafeBufferPointer(rebasing: piece[..<colon]), who)
            }
        }
    }

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
