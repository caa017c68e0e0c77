import Registry
import Rulebook
import Vocabulary

/// Makes the households of a plan, each from its own stream of numbers.
struct HouseholdMaker: Sendable {
    let seed: UInt64
    let asOf: Day
    let plan: WardPlan
    let measure: Measure
    let codes: CodeLists
    let origin: SampleOrigin

    init(
        seed: UInt64, asOf: Day, plan: WardPlan, measure: Measure, lists: [String: RuleList], origin: SampleOrigin
    ) {
        self.origin = origin
        self.seed = seed
        self.asOf = asOf
        self.plan = plan
        self.measure = measure
        codes = CodeLists(lists)
    }

    func household(at index: Int) -> SampleHousehold {
        var random = SplitMix64(seed, .household, index)
        for _ in 0..<1000 {
            if let household = attempt(index, &random) { return household }
        }
        preconditionFailure("a household of every class can be made under a standard that tells every indicator")
    }

    /// Nil where chance made something else than the plan says.
    private func attempt(_ index: Int, _ random: inout SplitMix64) -> SampleHousehold? {
        let role = plan.role(of: index)
        var household = complete(index, role, &random)
        let born = measure.lacks(in: judged(household).lacking)
        var lacks = LackMaker(codes: codes, random: random)
        lacks.add(wantedLacks(role.facts, &lacks.random), to: &household, having: born)
        random = lacks.random
        let result = judged(household)
        guard result.category == household.meant, result.unknown == 0 else { return nil }
        household.answers[.b2] = .number(Int64(result.lacks * measure.pointsPerLack))
        return household
    }

    private func complete(_ index: Int, _ role: Role, _ random: inout SplitMix64) -> SampleHousehold {
        let size = Int(plan.sizes[index])
        let isAverage = role.reviews[Role.lastReview] == .farmingAverage
        let neighbourhood = plan.neighbourhood(of: index)
        let persons = PersonMaker(
            asOf: asOf, seed: origin.seed, ethnicity: plan.ethnicity[index],
            first: origin.peopleBefore + plan.firstMembers[index])
        return SampleHousehold(
            index: index, code: code(index), neighbourhood: neighbourhood, address: address(&random),
            members: persons.members(of: FamilyTree(size: size, &random), &random),
            answers: Dwelling(codes: codes, measure: measure)
                .answers(people: size, facts: role.facts, isAverage: isAverage, &random),
            causes: role.facts == .over ? nil : causes(&random), meant: meant(role.facts))
    }

    private func judged(_ household: SampleHousehold) -> Classification {
        classify(household.facts, by: measure.judge, on: asOf)
    }
}

extension HouseholdMaker {
    private func wantedLacks(_ facts: Role.Facts, _ random: inout SplitMix64) -> Int {
        switch facts {
        case .poor: measure.poorFrom + HouseholdMaker.lacksMore.pick(&random)
        case .nearPoor: max(0, measure.poorFrom - 1 - HouseholdMaker.lacksFewer.pick(&random))
        case .over: HouseholdMaker.lacksOver.pick(&random)
        }
    }

    private func meant(_ facts: Role.Facts) -> HouseholdClass {
        switch facts {
        case .poor: .poor
        case .nearPoor: .nearPoor
        case .over: .notPoor
        }
    }

    private func causes(_ random: inout SplitMix64) -> Int64 {
        guard !codes.causes.isEmpty else { return 0 }
        return (0..<random.within(1...3)).reduce(0) { bits, _ in bits | 1 << Int64(random.pick(codes.causes) - 1) }
    }

    private func code(_ index: Int) -> String {
        let digits = String(index + 1)
        return origin.code + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    private func address(_ random: inout SplitMix64) -> String {
        let number = random.within(1...180)
        return random.chance(550) ? "Số \(number), kiệt \(random.within(1...24))" : "Số \(number)"
    }

    private static let lacksMore = Weighted([0: 50, 1: 32, 2: 18])
    private static let lacksFewer = Weighted([0: 50, 1: 36, 2: 14])
    private static let lacksOver = Weighted([0: 64, 1: 25, 2: 8, 3: 3])
}
