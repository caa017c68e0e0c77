import Rulebook

/// The answers of a household that lacks nothing, with the income its part asks for.
struct Dwelling {
    let codes: CodeLists
    let measure: Measure

    func answers(people: Int, facts: Role.Facts, isAverage: Bool, _ random: inout SplitMix64) -> HouseholdFacts {
        var answers = HouseholdFacts(zone: SampleWard.zone)
        house(people, facts, &answers, &random)
        let income = income(facts, isAverage: isAverage, &random)
        answers[.income] = .number(income)
        answers[.b1] = .number(points(of: income))
        return answers
    }

    private func house(
        _ people: Int, _ facts: Role.Facts, _ answers: inout HouseholdFacts, _ random: inout SplitMix64
    ) {
        let isModest = facts != .over
        answers[.wallDurable] = .flag(true)
        answers[.pillarDurable] = .flag(true)
        // One part of three is not yet a lack.
        answers[.roofDurable] = .flag(!random.chance(isModest ? 200 : 25))
        answers[.livingArea] = .number(Int64(area(people, isModest, &random)))
        answers[.waterSource] = .code(codes.cleanWater.pick(&random, first: 930))
        answers[.toilet] = .code(codes.goodToilet.pick(&random, first: isModest ? 600 : 920))
        answers[.usesInternet] = .flag(true)
        answers[.hasSharedDevice] = .flag(!random.chance(60))
        answers[.hasPersonalDevice] = .flag(answers[.hasSharedDevice] == .flag(false) || !random.chance(80))
        answers[.wasteTreated] = .flag(!random.chance(isModest ? 150 : 40))
    }

    /// In hundredths of a square metre; by halves, as people measure.
    private func area(_ people: Int, _ isModest: Bool, _ random: inout SplitMix64) -> Int {
        let each = isModest ? random.within(17...36) : random.within(22...64)
        let least = people < 3 ? 60 : 0
        return max(each * people, least) * 50
    }
}

extension Dwelling {
    /// Đồng per person and month, by tens of thousands.
    private func income(_ facts: Role.Facts, isAverage: Bool, _ random: inout SplitMix64) -> Int64 {
        let step: Int64 = 10_000
        guard facts == .over else {
            let share = facts == .poor ? random.within(350...960) : random.within(620...1000)
            return measure.line * Int64(share) / 1000 / step * step
        }
        let top = measure.band ?? measure.line * 2
        if isAverage || random.chance(150) {
            return measure.line + max(step, (top - measure.line) * Int64(random.within(20...1000)) / 1000 / step * step)
        }
        // The product of two draws: many a little over the band, few far.
        let share = random.within(0...1000) * random.within(0...1000) / 1000
        return top + step + top * Int64(share) * 3 / 1000 / step * step
    }

    /// Points B1 in fives, on the same side of their limit as the income of its line.
    private func points(of income: Int64) -> Int64 {
        let exact = measure.points * income / measure.line
        if income <= measure.line { return exact / 5 * 5 }
        // No form gives points without end.
        return max(min((exact + 4) / 5 * 5, measure.points * 3), measure.points / 5 * 5 + 5)
    }
}
