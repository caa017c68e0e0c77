import Rulebook
import Vocabulary

/// Invented households, the same for the same seed, crowded around the limits and full of holes.
struct RandomHouseholds {
    private var state: UInt64
    private let day: Day

    init(seed: UInt64, day: Day) {
        state = seed
        self.day = day
    }

    mutating func next() -> HouseholdFacts {
        var facts = HouseholdFacts(zone: Zone.allCases[below(2)])
        facts.members = (0..<below(7)).map { _ in member() }
        // One in five has a form with points alone, so that points B2 are used.
        if below(5) > 0 {
            for fact in HouseholdFact.allCases { facts[fact] = answer(fact.shape, of: fact, facts) }
        } else {
            facts.members = []
            facts[.b2] = .number(Int64(10 * below(13)))
        }
        facts[.income] = oneIn(4) ? unknown() : .number(income())
        facts[.b1] = oneIn(2) ? unknown() : .number(Int64(137 + below(42)))
        if oneIn(4) { facts.stated = (0..<12).map { _ in [.no, .no, .unknown, .yes][below(4)] } }
        return facts
    }

    private mutating func member() -> MemberFacts {
        var member = MemberFacts(birth: birth())
        for fact in MemberFact.allCases { member[fact] = answer(fact.shape) }
        return member
    }

    /// A third around the ages at which a rule begins or ends.
    private mutating func birth() -> Birth? {
        let age = oneIn(3) ? [3, 6, 12, 15, 16, 18, 31, 60][below(8)] : below(85)
        let born = day.adding(months: -12 * age).adding(days: oneIn(2) ? below(3) - 1 : -below(365))
        let (year, month, _) = born.components
        if born > day { return .day(day) }
        return switch below(20) {
        case 0: nil
        case 1, 2, 3: .year(min(year, day.year - 1))
        case 4, 5: .month(year: min(year, day.year - 1), month: month)
        default: .day(born)
        }
    }

    private mutating func income() -> Int64 {
        let lines: [Int64] = [1_500_000, 2_000_000, 2_200_000, 2_250_000, 2_800_000, 3_000_000]
        return oneIn(3) ? Int64(below(4_000_000)) : lines[below(6)] + Int64(below(3)) - 1
    }

    private mutating func answer(_ shape: FactShape) -> Answer {
        if oneIn(12) { return unknown() }
        switch shape {
        case .flag: return .flag(oneIn(2))
        case .code(let list):
            let items = Rules.library.list(list)?.items ?? []
            return .code(items[below(items.count)].code)
        case .number: return .number(Int64(below(100)))
        }
    }

    private mutating func answer(_ shape: FactShape, of fact: HouseholdFact, _ facts: HouseholdFacts) -> Answer {
        switch fact {
        case .livingArea where !oneIn(12):
            .number(Int64(800 * max(facts.members.count, 1) + below(3) - 1 + (oneIn(2) ? 4000 : 0)))
        case .b2: .number(Int64(10 * below(13)))
        default: answer(shape)
        }
    }

    private mutating func unknown() -> Answer { .unknown(Unknown.allCases[below(4)]) }

    private mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
