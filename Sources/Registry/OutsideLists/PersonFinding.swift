import Rulebook
import Vocabulary

/// Finds in the register whom a row of an outside list means: by number, by the household's code and the name, or by
/// name and birth where one alone answers to them.
struct PersonFinding {
    enum Found {
        case one(KnownRegister.Place)
        case several(Int)
        case none
    }

    private let known: KnownRegister
    private var names: [String: [KnownRegister.Place]] = [:]
    private var index = LikenessIndex()
    private var people: [(place: KnownRegister.Place, traits: PersonTraits)] = []

    init(_ known: KnownRegister) {
        self.known = known
        for (household, record) in known.households.enumerated() {
            for (member, each) in record.members.enumerated() {
                let place = KnownRegister.Place(household: household, member: member)
                let traits = PersonTraits(each.person)
                names[traits.folded, default: []].append(place)
                index.add(traits, as: people.count)
                people.append((place, traits))
            }
        }
    }

    func find(_ member: ListedMember, code: String, neighbourhood: Key?) -> Found {
        if let place = member.number.flatMap({ known.numbers[$0] }) { return .one(place) }
        let folded = VietnameseText.folded(member.name)
        let possible = (names[folded] ?? []).filter { mayBe(member, person(at: $0)) }
        if let household = known.codes[code] {
            let own = possible.filter { $0.household == household }
            if own.count == 1 { return .one(own[0]) }
        }
        // Without a birth a name says little: only where the place says the same.
        let sure = member.birth == nil ? possible.filter { place(at: $0) == neighbourhood } : possible
        if sure.count > 1, let neighbourhood {
            let near = sure.filter { place(at: $0) == neighbourhood }
            if near.count == 1 { return .one(near[0]) }
        }
        return sure.count == 1 ? .one(sure[0]) : sure.isEmpty ? .none : .several(sure.count)
    }

    /// Whom the register has that is nearly the same, in words; empty where nobody is.
    func nearest(to member: ListedMember) -> String {
        let traits = PersonTraits(name: member.name, birth: member.birth, sex: member.sex, number: member.number)
        let alike = index.candidates(for: traits).sorted().compactMap { place in
            people[place].traits.likeness(to: traits).map { (likeness: $0, place: people[place].place) }
        }.filter { !$0.likeness.isSupportOnly }.max { $0.likeness < $1.likeness }
        guard let alike else { return "" }
        let record = known.households[alike.place.household]
        return "Gần giống \(person(at: alike.place).name), hộ \(record.code): \(alike.likeness.label)"
    }

    private func person(at place: KnownRegister.Place) -> PersonRecord {
        known.households[place.household].members[place.member].person
    }

    private func place(at place: KnownRegister.Place) -> Key { known.households[place.household].neighbourhood }

    private func mayBe(_ listed: ListedMember, _ person: PersonRecord) -> Bool {
        if let one = listed.number, let other = person.number, one != other { return false }
        if let one = listed.sex, let other = person.sex, one != other { return false }
        guard let one = listed.birth, let other = person.birth else { return true }
        return one.range.overlaps(other.range)
    }
}
