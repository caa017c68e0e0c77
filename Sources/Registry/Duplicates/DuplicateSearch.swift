import Access
import Storage
import Vocabulary

/// Looks a commune's register through for doubles: everybody is put under the number, the name and year, and the day of
/// birth, and compared only with who stands under the same.
struct DuplicateSearch {
    let connection: any Connection
    let vault: Vault
    let commune: Key

    func run() throws -> [FoundDuplicate] {
        let people = try ListedPerson.all(connection, vault, in: commune)
        var pairs = Pairs()
        var index = LikenessIndex()
        for (place, person) in people.enumerated() {
            for other in index.candidates(for: person.traits) { pairs.compare(people[other], person) }
            index.add(person.traits, as: place)
        }
        try addOtherCommunes(people, &pairs)
        return pairs.found(vault).filter(\.isShown)
    }

    /// Between two wards of one installation: by number, else by whole name and day of birth where one has no number.
    private func addOtherCommunes(_ people: [ListedPerson], _ pairs: inout Pairs) throws {
        let communes = try connection.all(
            "SELECT commune FROM household_code_issued WHERE commune <> \(commune) ORDER BY commune"
        ) { $0.key(0) }
        guard !communes.isEmpty else { return }
        let own = Dictionary(people.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for other in communes {
            let alike = try alike(in: other).filter { own[$0.own] != nil && $0.own != $0.other }
            guard !alike.isEmpty else { continue }
            var theirs: [Key: ListedPerson] = [:]
            for start in stride(from: 0, to: alike.count, by: 500) {
                let keys = alike[start..<min(start + 500, alike.count)].map(\.other)
                for person in try ListedPerson.all(connection, vault, in: other, among: keys) {
                    theirs[person.key] = person
                }
            }
            for pair in alike {
                if let person = own[pair.own], let second = theirs[pair.other] { pairs.compare(person, second) }
            }
        }
    }

    private func alike(in other: Key) throws -> [(own: Key, other: Key)] {
        let byNumber = try connection.all(
            """
            SELECT a.id, b.id FROM person a
            JOIN person b ON b.commune = \(other) AND b.number_hash = a.number_hash AND b.retired_in IS NULL
            WHERE a.commune = \(commune) AND a.retired_in IS NULL AND a.number_hash IS NOT NULL
            """
        ) { (own: $0.key(0), other: $0.key(1)) }
        return byNumber
            + (try connection.all(
                """
                SELECT a.id, b.id FROM person a
                JOIN person b ON b.commune = \(other) AND b.birth = a.birth AND b.sort_key = a.sort_key
                AND b.retired_in IS NULL
                WHERE a.commune = \(commune) AND a.retired_in IS NULL AND length(a.birth) = 10
                AND (a.number_hash IS NULL OR b.number_hash IS NULL)
                """
            ) { (own: $0.key(0), other: $0.key(1)) })
    }
}

/// People who are alike, gathered by the two households in which they are.
private struct Pairs {
    private struct Sides: Hashable {
        let household: Key
        let other: Key
    }

    private var grounds: [Sides: [(first: ListedPerson, second: ListedPerson, likeness: Likeness)]] = [:]

    mutating func compare(_ one: ListedPerson, _ other: ListedPerson) {
        guard one.key != other.key else { return }
        let isSame = one.household == other.household && one.commune == other.commune
        guard let likeness = one.traits.likeness(to: other.traits, isSameHousehold: isSame) else { return }
        // The older household first; of two communes the one that is looked through.
        let isInOrder = one.commune != other.commune || one.household <= other.household
        let (first, second) = isInOrder ? (one, other) : (other, one)
        grounds[Sides(household: first.household, other: second.household), default: []]
            .append((first, second, likeness))
    }

    func found(_ vault: Vault) -> [FoundDuplicate] {
        grounds.compactMap { sides, alike in
            let strongest = alike.sorted {
                ($1.likeness, $0.first.key, $0.second.key) < ($0.likeness, $1.first.key, $1.second.key)
            }
            guard let first = strongest.first else { return nil }
            // The same text whichever of two communes is looked through.
            let facts = strongest.map {
                [$0.first.facts(vault), $0.second.facts(vault)].sorted().joined(separator: "~")
            }
            .sorted()
            return FoundDuplicate(
                household: sides.household, neighbourhood: first.first.neighbourhood,
                otherCommune: first.second.commune, other: sides.other,
                otherNeighbourhood: first.second.neighbourhood, grounds: Self.oneEach(strongest),
                facts: Digest.sha256(Array(facts.joined(separator: "\n").utf8)))
        }
    }

    /// Each person stands in one ground: the strongest.
    private static func oneEach(
        _ alike: [(first: ListedPerson, second: ListedPerson, likeness: Likeness)]
    ) -> [DuplicateGround] {
        var taken: Set<Key> = []
        return alike.compactMap { pair in
            guard taken.isDisjoint(with: [pair.first.key, pair.second.key]) else { return nil }
            taken.formUnion([pair.first.key, pair.second.key])
            return DuplicateGround(person: pair.first.key, other: pair.second.key, likeness: pair.likeness)
        }
    }
}
