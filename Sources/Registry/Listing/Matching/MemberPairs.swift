import Vocabulary

/// Which member of the register each row of a household is: by number, else by name and year of birth.
struct MemberPairs {
    /// The place among the known members, by row; nil for somebody new.
    private(set) var known: [Int?]
    /// The places that were found.
    private(set) var found: Set<Int> = []

    /// - Parameter standsElsewhere: whether a number stands in another household of the file.
    init(_ listed: [ListedMember], _ members: [MemberRecord], standsElsewhere: (IdentityNumber) -> Bool) {
        known = Array(repeating: nil, count: listed.count)
        pair(listed, members) { $0.number != nil && $0.number == $1.person.number }
        guard found.count < members.count, known.contains(nil) else { return }
        let names = members.map { VietnameseText.folded($0.person.name) }
        let elsewhere = members.map { $0.person.number.map(standsElsewhere) ?? false }
        for (row, member) in listed.enumerated() where known[row] == nil {
            let name = VietnameseText.folded(member.name)
            let place = members.indices.first { place in
                !found.contains(place) && !elsewhere[place] && names[place] == name
                    && Self.mayBe(member.birth, members[place].person.birth)
            }
            if let place { take(row, place) }
        }
    }

    private mutating func pair(
        _ listed: [ListedMember], _ members: [MemberRecord], _ isSame: (ListedMember, MemberRecord) -> Bool
    ) {
        for (row, member) in listed.enumerated() where known[row] == nil {
            let place = members.indices.first { !found.contains($0) && isSame(member, members[$0]) }
            if let place { take(row, place) }
        }
    }

    private mutating func take(_ row: Int, _ place: Int) {
        known[row] = place
        found.insert(place)
    }

    /// A birth that one side does not know speaks for nothing and against nothing.
    private static func mayBe(_ listed: Birth?, _ known: Birth?) -> Bool {
        guard let listed, let known else { return true }
        return listed.year == known.year
    }
}
