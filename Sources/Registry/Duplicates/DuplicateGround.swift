import Vocabulary

/// One person of each side who may be the same, and why.
public struct DuplicateGround: Sendable, Hashable {
    /// The persons' keys.
    public let person: Key
    public let other: Key
    public let likeness: Likeness

    /// `key,key,likeness;…`: how grounds are kept.
    static func text(_ grounds: [DuplicateGround]) -> String {
        grounds.map { "\($0.person),\($0.other),\($0.likeness.rawValue)" }.joined(separator: ";")
    }

    static func read(_ text: String) -> [DuplicateGround] {
        text.split(separator: ";").compactMap { part in
            let sides = part.split(separator: ",")
            guard sides.count == 3, let person = Key(sides[0]), let other = Key(sides[1]),
                let likeness = Likeness(rawValue: String(sides[2]))
            else { return nil }
            return DuplicateGround(person: person, other: other, likeness: likeness)
        }
    }
}

/// Two households of which something speaks for being one, or for having a member in common; or one household with a
/// member twice, where both sides are the same.
struct FoundDuplicate: Sendable {
    let household: Key
    let neighbourhood: Key
    let otherCommune: Key
    let other: Key
    let otherNeighbourhood: Key
    /// Strongest first.
    let grounds: [DuplicateGround]
    /// What the grounds rest on: an officer's verdict holds as long as it is the same.
    let facts: [UInt8]

    /// The same for both sides, and after every search.
    var key: Key { Self.key(household, other) }

    /// Whether it is worth somebody's time.
    var isShown: Bool {
        guard let first = grounds.first?.likeness else { return false }
        if first.isStrong { return true }
        let weighty = grounds.filter { !$0.likeness.isSupportOnly }
        return weighty.count > 1 || (weighty.count == 1 && (neighbourhood == otherNeighbourhood || household == other))
    }

    static func key(_ one: Key, _ other: Key) -> Key {
        Key.named("vuon.duplicate.\(min(one, other)).\(max(one, other))")
    }
}
