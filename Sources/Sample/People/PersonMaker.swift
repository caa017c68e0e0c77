import Registry
import Rulebook
import Vocabulary

/// Gives the members of a family their names, births, numbers and answers.
struct PersonMaker {
    let asOf: Day
    let seed: UInt64
    let ethnicity: Ethnicity
    /// The place of the first member among all people of the ward.
    let first: Int

    func members(of tree: FamilyTree, _ random: inout SplitMix64) -> [SampleMember] {
        let head = FamilyName.draw(ethnicity, &random)
        let partner = FamilyName.draw(ethnicity, &random)
        var names: Set<String> = []
        return tree.members.enumerated().map { place, kin in
            let family =
                switch kin.line {
                case .head: head
                case .partner: partner
                case .own: FamilyName.draw(ethnicity, &random)
                }
            return member(kin, family, place: place, &names, &random)
        }
    }

    private func member(
        _ kin: Kin, _ family: FamilyName, place: Int, _ names: inout Set<String>, _ random: inout SplitMix64
    ) -> SampleMember {
        let born = asOf.adding(months: -12 * kin.age).adding(days: -random.below(365))
        var name = ""
        // Two of one house are not called the same.
        repeat {
            name = family.borne(by: kin.sex) + " " + GivenName.draw(kin.sex, birthYear: born.year, &random)
        } while !names.insert(name).inserted
        let birth = birth(born, kin.age, &random)
        var facts = Life(age: kin.age, sex: kin.sex).facts(&random)
        (facts.birth, facts.sex, facts.name) = (birth, kin.sex, name)
        return SampleMember(
            name: name, relation: kin.relation, birth: birth, sex: kin.sex,
            number: number(place, born.year, kin, &random), ethnicity: ethnicity.rawValue,
            residence: kin.relation != "head" && random.chance(25) ? .temporary : .registered,
            facts: facts, age: kin.age)
    }

    /// Papers of old people often name only the year.
    private func birth(_ day: Day, _ age: Int, _ random: inout SplitMix64) -> Birth {
        guard age >= 62 else { return .day(day) }
        let (year, month, _) = day.components
        switch random.below(100) {
        case ..<22: return .year(year)
        case ..<26: return .month(year: year, month: month)
        default: return .day(day)
        }
    }

    private func number(_ place: Int, _ year: Int, _ kin: Kin, _ random: inout SplitMix64) -> IdentityNumber? {
        if kin.age >= 72, random.chance(70) { return nil }
        return SampleNumber.number(person: first + place, seed: seed, birthYear: year, sex: kin.sex, &random)
    }
}

/// Identity numbers with a province code from 900: no such code is ever issued.
enum SampleNumber {
    /// - Parameter person: the place among all people; no two places give the same number.
    static func number(
        person: Int, seed: UInt64, birthYear: Int, sex: Sex, _ random: inout SplitMix64
    ) -> IdentityNumber? {
        // A step that shares no factor with the million visits every ending once; each further million has codes of
        // its own, since the last digits of the five codes differ.
        let ending = (person * 387_421 + Int(seed % 1_000_000)) % 1_000_000
        let province = 900 + (codes.pick(&random) + person / 1_000_000 * 10) % 100
        let mark = (birthYear / 100 - 19) * 2 + (sex == .female ? 1 : 0)
        return IdentityNumber(
            padded(province, 3) + String(mark) + padded(birthYear % 100, 2) + padded(ending, 6))
    }

    private static let codes = Weighted([46: 930, 45: 30, 48: 20, 44: 12, 42: 8])

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
