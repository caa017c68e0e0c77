import Registry
import Rulebook
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
    /// The newest total of each area, counted by the end of the year of a closed review, by today of an open one.
    public let totals: [ResidentsTotal]
    public let transitions: [Transition]

    /// - Parameter today: where the review of the year is not closed, what counts today is the end of the period.
    init(_ connection: any Connection, _ rules: RuleLibrary, commune: Key, year: Int, today: Day) throws {
        try self.init(connection, rules, commune: commune, year: year, at: RegisterMoment(day: today))
    }

    /// - Parameter moment: where the review of the year is not closed by its day, what counts on it is the end of the
    ///   period; what was not known then is left out.
    init(
        _ connection: any Connection, _ rules: RuleLibrary, commune: Key, year: Int, at moment: RegisterMoment
    ) throws {
        guard let area = try Areas.area(connection, commune, at: moment) else { throw ResultsRefusal.noArea }
        self.commune = area
        self.year = year
        closedOn = try ReviewYears.closedOn(connection, commune: commune, year: year, at: moment)
        day = closedOn ?? moment.day
        let transitions = try Transitions(
            connection, commune: commune, year: year, standard: rules.standard(listYear: year)?.id, at: moment
        ).all()
        self.transitions = transitions
        neighbourhoods = try ReviewPeriod.neighbourhoods(connection, commune, moment.on(day), moment, transitions)
        let counted = closedOn.map { $0.lastOfYear(year) } ?? moment.day
        totals = try ResidentsTotals.latest(connection, of: commune, at: moment.on(counted))
    }

    /// The tổ dân phố of the day, and any other in which somebody is counted: a tổ dân phố that was entered here only
    /// later, or one that ended within the year.
    private static func neighbourhoods(
        _ connection: any Connection, _ commune: Key, _ end: RegisterMoment, _ moment: RegisterMoment,
        _ transitions: [Transition]
    ) throws -> [Area] {
        var areas = try Areas.neighbourhoods(connection, of: commune, at: end)
        if areas.isEmpty { areas = try Areas.neighbourhoods(connection, of: commune, at: moment) }
        var known = Set(areas.map(\.key))
        for place in transitions.flatMap({ [$0.placeBefore, $0.placeAfter] }).compactMap(\.self) {
            guard known.insert(place).inserted, let area = try Areas.area(connection, place, at: moment) else {
                continue
            }
            areas.append(area)
        }
        return areas
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

extension Day {
    /// The last day of a year, or this day where it is later: residents are counted as of the end of the year, also
    /// where the review was closed in the middle of December.
    fileprivate func lastOfYear(_ year: Int) -> Day {
        max(self, Day(year: year, month: 12, day: 31) ?? self)
    }
}
