import Registry
import Storage
import Territory
import Vocabulary

/// The year between two reviews of a commune: who was what before and after, and how many people live in each area.
public struct ReviewPeriod: Sendable {
    public let commune: Area
    public let year: Int
    /// The day the review was closed; nil while it is open: the managed list of `day` is shown instead.
    public let closedOn: Day?
    /// The day of the figures.
    public let day: Day
    public let neighbourhoods: [Area]
    /// The newest total of each area on `day`.
    public let totals: [ResidentsTotal]
    public let transitions: [Transition]

    /// - Parameter today: where the review of the year is not closed, what counts today is the end of the period.
    init(_ connection: any Connection, commune: Key, year: Int, today: Day) throws {
        guard let area = try Areas.area(connection, commune, on: today) else { throw ResultsRefusal.noArea }
        self.commune = area
        self.year = year
        closedOn = try ReviewYears.closedOn(connection, commune: commune, year: year)
        day = closedOn ?? today
        neighbourhoods = try Areas.neighbourhoods(connection, of: commune, on: day)
        totals = try ResidentsTotals.latest(connection, of: commune, on: day)
        transitions = try TransitionReader(
            connection: connection, commune: commune, year: year, isClosed: closedOn != nil, day: day
        ).transitions()
    }

    /// The total of residents of a tổ dân phố, or of the commune: its own, else the sum of its parts where all have one.
    func total(of place: Key?) -> (households: Int64, people: Int64)? {
        if let own = totals.first(where: { $0.area == place ?? commune.key }) { return (own.households, own.people) }
        guard place == nil, !neighbourhoods.isEmpty else { return nil }
        let parts = neighbourhoods.compactMap { area in totals.first { $0.area == area.key } }
        guard parts.count == neighbourhoods.count else { return nil }
        return (parts.reduce(0) { $0 + $1.households }, parts.reduce(0) { $0 + $1.people })
    }
}

/// Reads the transitions of a period.
private struct TransitionReader {
    let connection: any Connection
    let commune: Key
    let year: Int
    let isClosed: Bool
    let day: Day

    func transitions() throws -> [Transition] {
        let all = try Recognitions.all(connection, commune: commune)
        let here = try Residences.on(connection, commune: commune, day: day)
        let counts = isClosed ? [:] : try currentPeople()
        var transitions: [Transition] = []
        var index = all.startIndex
        while index < all.endIndex {
            let household = all[index].household
            let history = all[index...].prefix { $0.household == household }
            index = history.endIndex
            transitions.append(transition(household, Array(history), here[household], counts[household]))
        }
        return transitions
    }

    private func transition(
        _ household: Key, _ history: [Recognition], _ placeNow: Key?, _ peopleNow: Int64?
    ) -> Transition {
        let earlier = history.filter { $0.reviewYear < year }
        let before = earlier.last
        let after = history.last { counts($0) }
        let isDecidedNow = after?.reviewYear == year
        return Transition(
            household: household, before: before?.category, after: after?.category, placeBefore: before?.neighbourhood,
            placeAfter: placeNow == nil ? nil : (isDecidedNow && isClosed ? after?.neighbourhood : placeNow),
            peopleBefore: before?.people ?? 0, peopleAfter: peopleNow ?? after?.people ?? 0,
            wasPoorEarlier: earlier.dropLast().contains { $0.category == .poor },
            wasNearPoorEarlier: earlier.dropLast().contains { $0.category == .nearPoor })
    }

    /// Before the review is closed only what takes effect by the day counts: the managed list.
    private func counts(_ recognition: Recognition) -> Bool {
        recognition.reviewYear <= year && (isClosed || recognition.effectiveFrom <= day)
    }

    private func currentPeople() throws -> [Key: Int64] {
        var people: [Key: Int64] = [:]
        try connection.each("SELECT household, members FROM household_card WHERE commune = \(commune)") { row in
            people[row.key(0)] = row.int(1)
        }
        return people
    }
}
