import Registry
import Vocabulary

/// Residents of a tổ dân phố of the sample on a day.
public struct SampleResidents: Sendable, Hashable {
    /// The place of the tổ dân phố, from 0; see `SampleWard.neighbourhoods`.
    public let neighbourhood: Int
    public let day: Day
    public let households: Int
    public let people: Int
    public let minorityHouseholds: Int
    public let minorityPeople: Int
}

/// Households of the whole ward at the end of a year before the first recognition: invented, for the trend.
public struct SampleYear: Sendable, Hashable {
    public let year: Int
    public let households: Int
    public let people: Int
    public let poor: Int
    public let nearPoor: Int
    public let poorPeople: Int
    public let nearPoorPeople: Int
}

extension SampleWard {
    /// Residents per tổ dân phố on the day of the sample: what the list holds.
    public var residents: [SampleResidents] {
        (0..<plan.neighbourhoods).map { neighbourhood in
            let households = plan.bounds[neighbourhood]..<plan.bounds[neighbourhood + 1]
            let minority = households.filter { plan.ethnicity[$0] != .kinh }
            return SampleResidents(
                neighbourhood: neighbourhood, day: asOf, households: households.count, people: people(of: households),
                minorityHouseholds: minority.count, minorityPeople: people(of: minority))
        }
    }

    /// Residents per tổ dân phố at the end of the year before: a little fewer nearly everywhere.
    public var residentsOfYearBefore: [SampleResidents] {
        guard let day = Day(year: asOf.year - 1, month: 12, day: 31) else { return [] }
        var random = SplitMix64(seed, .earlier)
        return residents.map { now in
            let part = Shares(of: random.within(980...1003), among: 1000)
            return SampleResidents(
                neighbourhood: now.neighbourhood, day: day, households: part.upTo(now.households),
                people: part.upTo(now.people), minorityHouseholds: now.minorityHouseholds,
                minorityPeople: now.minorityPeople)
        }
    }

    /// The ends of 2021, 2022 and 2023; the last agrees with `recognitions(ofReview: 2023)`.
    public var earlierYears: [SampleYear] {
        [
            earlierYear(2021, households: 8312, people: 35_742, poor: 214, nearPoor: 241),
            earlierYear(2022, households: 8371, people: 35_911, poor: 168, nearPoor: 203),
            lastOfEarlierYears,
        ]
    }

    private var lastOfEarlierYears: SampleYear {
        let recognised = recognitions(ofReview: Role.firstReview)
        let poor = recognised.filter { $0.category == .poor }.map(\.household)
        let nearPoor = recognised.filter { $0.category == .nearPoor }.map(\.household)
        return SampleYear(
            year: Role.firstReview, households: part(8425), people: part(36_030), poor: poor.count,
            nearPoor: nearPoor.count, poorPeople: people(of: poor), nearPoorPeople: people(of: nearPoor))
    }

    private func earlierYear(_ year: Int, households: Int, people: Int, poor: Int, nearPoor: Int) -> SampleYear {
        // Poor households are smaller than others.
        SampleYear(
            year: year, households: part(households), people: part(people), poor: part(poor), nearPoor: part(nearPoor),
            poorPeople: part(poor * 18 / 5), nearPoorPeople: part(nearPoor * 39 / 10))
    }

    private func part(_ ofWholeWard: Int) -> Int {
        Shares(of: households, among: Role.wholeWard).upTo(ofWholeWard)
    }

    private func people(of households: some Sequence<Int>) -> Int {
        households.reduce(0) { $0 + Int(plan.sizes[$1]) }
    }
}
