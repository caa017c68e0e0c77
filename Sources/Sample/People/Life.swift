import Rulebook

/// What somebody of an age does: learns, works, rests. The ages here are those of plausible lives, not of any rule.
struct Life {
    let age: Int
    let sex: Sex

    /// Answers of somebody who lacks nothing.
    func facts(_ random: inout SplitMix64) -> MemberFacts {
        var facts = MemberFacts()
        let school = school(&random)
        let work = work(isLearning: school != "none", &random)
        let contract = contract(work, &random)
        let isDisabled = random.chance(age < 60 ? 14 : 70)
        facts[.school] = .code(school)
        facts[.diploma] = .code(diploma(school, &random))
        facts[.workStatus] = .code(work)
        facts[.workContract] = .code(contract)
        facts[.trainedOnJob] = .flag(contract == "with" && age <= 30 && random.chance(80))
        facts[.disabled] = .flag(isDisabled)
        facts[.monthlyAllowance] = .flag(random.chance(isDisabled ? 880 : age >= 78 ? 900 : age >= 74 ? 400 : 0))
        facts[.merit] = .flag(random.chance(age >= 66 ? 55 : age >= 54 ? 8 : 0))
        facts[.malnourished] = .flag(false)
        facts[.healthInsurance] = .flag(true)
        return facts
    }

    private func school(_ random: inout SplitMix64) -> String {
        switch age {
        case ..<3: "none"
        case ..<6: "preschool"
        case ..<12: "primary"
        case ..<16: "lower_secondary"
        case ..<18: random.chance(940) ? "upper_secondary" : "none"
        case ..<22: random.chance(560) ? Life.higher.pick(&random) : "none"
        case ..<24: random.chance(160) ? "university" : "none"
        default: "none"
        }
    }

    private func diploma(_ school: String, _ random: inout SplitMix64) -> String {
        switch age {
        case ..<12: "none"
        case ..<16: "primary"
        case ..<18: "lower_secondary"
        case ..<24: school == "none" ? Life.diplomasOfYoung.pick(&random) : "upper_secondary"
        case ..<31: Life.diplomasOfYoung.pick(&random)
        case ..<46: Life.diplomasOfGrown.pick(&random)
        case ..<62: Life.diplomasOfOlder.pick(&random)
        default: Life.diplomasOfOld.pick(&random)
        }
    }

    private func work(isLearning: Bool, _ random: inout SplitMix64) -> String {
        switch age {
        case ..<6: "other"
        case ..<24 where isLearning: "studying"
        case ..<60 where random.chance(sex == .female ? 900 : 962): "employed"
        case ..<60: random.chance(800) ? "not_seeking" : "unable"
        case ..<70: random.chance(450) ? "employed" : random.chance(550) ? "not_seeking" : "unable"
        default: random.chance(60) ? "employed" : random.chance(160) ? "not_seeking" : "unable"
        }
    }

    private func contract(_ work: String, _ random: inout SplitMix64) -> String {
        work == "employed" && age < 61 && random.chance(470) ? "with" : "not_applicable"
    }

    private static let higher = Weighted(["university": 52, "college": 26, "vocational": 22])
    private static let diplomasOfYoung = Weighted([
        "upper_secondary": 44, "elementary": 9, "intermediate": 11, "college": 13, "university": 23,
    ])
    private static let diplomasOfGrown = Weighted([
        "primary": 10, "lower_secondary": 27, "upper_secondary": 30, "elementary": 6, "intermediate": 8, "college": 7,
        "university": 12,
    ])
    private static let diplomasOfOlder = Weighted([
        "none": 4, "primary": 27, "lower_secondary": 36, "upper_secondary": 20, "intermediate": 5, "university": 8,
    ])
    private static let diplomasOfOld = Weighted([
        "none": 24, "primary": 42, "lower_secondary": 20, "upper_secondary": 9, "university": 5,
    ])
}
