import Rulebook
import Vocabulary

/// Warns of people of a file who are new and look like somebody of the register, or of another line: nothing is refused,
/// and nothing is taken for the same.
struct ListedDoubles {
    private struct Newcomer {
        let draft: Int
        let line: Int
        let neighbourhood: Key
        let traits: PersonTraits
    }

    private let comparison: Comparison

    /// A whole ward's first list is looked through in the register afterwards, not while it is read in.
    private static let most = 5_000

    init(_ comparison: Comparison) {
        self.comparison = comparison
    }

    func warn(_ drafts: inout [HouseholdDraft]) {
        let places = drafts.indices.filter { drafts[$0].faults.isEmpty && drafts[$0].newPeople > 0 }
        guard !places.isEmpty, places.reduce(0, { $0 + drafts[$1].newPeople }) <= Self.most else { return }
        let newcomers = places.flatMap { people(of: drafts[$0], $0) }
        warnOfRegister(newcomers, &drafts)
        warnOfFile(newcomers, &drafts)
    }

    private func people(of draft: HouseholdDraft, _ place: Int) -> [Newcomer] {
        let listed = comparison.table.households[draft.index]
        let step = draft.step
        let isPlain = step.before == nil && step.members.isEmpty
        let people =
            isPlain
            ? step.after.members : step.members.filter { $0.before == nil && !$0.isKnownPerson }.map(\.after)
        return people.map { member in
            let line = listed.members.first { $0.name == member.person.name }?.line ?? listed.line
            return Newcomer(
                draft: place, line: line, neighbourhood: step.after.neighbourhood, traits: PersonTraits(member.person))
        }
    }

    private func warnOfRegister(_ newcomers: [Newcomer], _ drafts: inout [HouseholdDraft]) {
        var index = LikenessIndex()
        var people: [(household: Int, traits: PersonTraits)] = []
        for (household, record) in comparison.known.households.enumerated() {
            for member in record.members {
                let traits = PersonTraits(member.person)
                index.add(traits, as: people.count)
                people.append((household, traits))
            }
        }
        for newcomer in newcomers {
            let alike = index.candidates(for: newcomer.traits).sorted().compactMap {
                place -> (Likeness, String, String)? in
                let (record, traits) = (comparison.known.households[people[place].household], people[place].traits)
                return likeness(newcomer, traits, record.neighbourhood).map { ($0, record.code, traits.name) }
            }.max { $0.0 < $1.0 }
            guard let (likeness, code, name) = alike else { continue }
            warn(newcomer, "\(name), hộ \(code) trong sổ, \(likeness.label)", &drafts)
        }
    }

    private func warnOfFile(_ newcomers: [Newcomer], _ drafts: inout [HouseholdDraft]) {
        var index = LikenessIndex()
        for (place, newcomer) in newcomers.enumerated() {
            let alike = index.candidates(for: newcomer.traits).sorted().compactMap { other -> (Likeness, Int)? in
                let isSame = newcomer.draft == newcomers[other].draft
                return likeness(
                    newcomer, newcomers[other].traits, newcomers[other].neighbourhood, isSameHousehold: isSame
                ).map { ($0, newcomers[other].line) }
            }.max { $0.0 < $1.0 }
            if let (likeness, line) = alike { warn(newcomer, "dòng \(line) của tệp, \(likeness.label)", &drafts) }
            index.add(newcomer.traits, as: place)
        }
    }

    private func likeness(
        _ newcomer: Newcomer, _ other: PersonTraits, _ neighbourhood: Key, isSameHousehold: Bool = false
    ) -> Likeness? {
        guard let likeness = newcomer.traits.likeness(to: other, isSameHousehold: isSameHousehold) else { return nil }
        let isNear = newcomer.neighbourhood == neighbourhood && !likeness.isSupportOnly
        return likeness.isStrong || isNear ? likeness : nil
    }

    private func warn(_ newcomer: Newcomer, _ what: String, _ drafts: inout [HouseholdDraft]) {
        drafts[newcomer.draft].warnings.append(
            ListingFault(
                line: newcomer.line, column: comparison.layout.header(of: .name),
                message:
                    "\(newcomer.traits.name) có thể trùng với \(what). Nhận tệp thì ghi thành người mới; hãy xem lại ở "
                    + "trang Hộ có thể trùng."))
    }
}

extension PersonTraits {
    init(_ person: PersonRecord) {
        self.init(name: person.name, birth: person.birth, sex: person.sex, number: person.number)
    }
}
