import Rulebook

/// What a household may be made to lack; raw values are the codes of the indicators.
enum Lack: String, CaseIterable, Sendable {
    case employment, dependants, nutrition
    case healthInsurance = "health_insurance"
    case adultEducation = "adult_education"
    case schoolAttendance = "school_attendance"
    case housingQuality = "housing_quality"
    case housingArea = "housing_area"
    case waterSource = "water_source"
    case toilet, telecom
    case devices = "information_devices"

    /// How often each is met first; dependants are as the family is.
    static let frequent = Weighted<Lack>([
        .employment: 22, .healthInsurance: 20, .toilet: 13, .housingQuality: 10, .adultEducation: 9, .telecom: 9,
        .housingArea: 6, .nutrition: 4, .schoolAttendance: 3, .waterSource: 3, .devices: 3,
    ])
}

/// Makes a household that lacks nothing lack something.
struct LackMaker {
    let codes: CodeLists
    var random: SplitMix64

    /// Adds lacks until there are `wanted` in all, as far as the household has somebody or something to lack them.
    mutating func add(_ wanted: Int, to household: inout SampleHousehold, having present: Set<Lack>) {
        var present = present
        // A draw may hit what is there already or cannot be: so many draws find nearly always enough.
        for _ in 0..<60 where present.count < wanted {
            let lack = Lack.frequent.pick(&random)
            // Without any device nobody uses the internet: two lacks at once.
            let together: Set<Lack> = lack == .devices ? [.devices, .telecom] : [lack]
            guard !present.contains(lack), present.union(together).count <= wanted else { continue }
            if apply(lack, to: &household) { present.formUnion(together) }
        }
    }

    private mutating func apply(_ lack: Lack, to household: inout SampleHousehold) -> Bool {
        switch lack {
        case .employment: employment(&household)
        case .dependants: false
        case .nutrition: member(&household, aged: 0...15) { $0[.malnourished] = .flag(true) }
        case .healthInsurance: member(&household, aged: 6...200) { $0[.healthInsurance] = .flag(false) }
        case .adultEducation: adultEducation(&household)
        case .schoolAttendance: schoolAttendance(&household)
        case .housingQuality: housingQuality(&household)
        case .housingArea: housingArea(&household)
        case .waterSource: set(.waterSource, .code(codes.unsafeWater.pick(&random)), &household)
        case .toilet: set(.toilet, .code(codes.poorToilet.pick(&random)), &household)
        case .telecom: set(.usesInternet, .flag(false), &household)
        case .devices: devices(&household)
        }
    }

    /// Changes one of the members of an age, if there is one.
    private mutating func member(
        _ household: inout SampleHousehold, aged ages: ClosedRange<Int>,
        where fits: (MemberFacts) -> Bool = { _ in true },
        _ change: (inout MemberFacts) -> Void
    ) -> Bool {
        let found = household.members.indices.filter {
            ages.contains(household.members[$0].age) && fits(household.members[$0].facts)
        }
        guard !found.isEmpty else { return false }
        change(&household.members[random.pick(found)].facts)
        return true
    }

    private func set(_ fact: HouseholdFact, _ answer: Answer, _ household: inout SampleHousehold) -> Bool {
        household.answers[fact] = answer
        return true
    }
}

extension LackMaker {
    private mutating func employment(_ household: inout SampleHousehold) -> Bool {
        let looks = random.chance(350)
        return member(&household, aged: 18...59, where: { $0[.workStatus] == .code("employed") }) { facts in
            facts[.workStatus] = .code(looks ? "seeking" : "employed")
            facts[.workContract] = .code(looks ? "not_applicable" : "without")
            facts[.trainedOnJob] = .flag(false)
        }
    }

    private mutating func adultEducation(_ household: inout SampleHousehold) -> Bool {
        let diploma = random.chance(700) ? "lower_secondary" : "primary"
        return member(&household, aged: 18...29, where: { $0[.school] == .code("none") }) { facts in
            facts[.diploma] = .code(diploma)
            facts[.trainedOnJob] = .flag(false)
        }
    }

    private mutating func schoolAttendance(_ household: inout SampleHousehold) -> Bool {
        member(&household, aged: 4...15) { facts in
            facts[.school] = .code("none")
            facts[.workStatus] = .code("other")
        }
    }

    private mutating func housingQuality(_ household: inout SampleHousehold) -> Bool {
        household.answers[.roofDurable] = .flag(false)
        household.answers[random.chance(700) ? .wallDurable : .pillarDurable] = .flag(false)
        return true
    }

    private mutating func housingArea(_ household: inout SampleHousehold) -> Bool {
        // Square metres for each, in tenths.
        let each = random.within(42...76)
        return set(.livingArea, .number(Int64(each * household.members.count * 10)), &household)
    }

    private func devices(_ household: inout SampleHousehold) -> Bool {
        household.answers[.hasSharedDevice] = .flag(false)
        household.answers[.hasPersonalDevice] = .flag(false)
        household.answers[.usesInternet] = .flag(false)
        return true
    }
}
