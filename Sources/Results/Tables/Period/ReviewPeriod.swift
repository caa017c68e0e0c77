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
    /// Those among them that were merged or split before the day of the figures.
    private let ended: Set<Key>
    /// The newest total of each area, counted by the end of the year of a closed review, by today of an open one.
    public let totals: [ResidentsTotal]
    public let transitions: [Transition]
    /// The last day whose entries are known; nil: all that is known now.
    public let knownOn: Day?
    /// What each listed household was like; empty until `read` is called.
    private(set) var circumstances: [Key: Circumstances] = [:]
    /// What an officer must know of how the figures were made.
    private(set) var notes: [String] = []

    /// - Parameter today: where the review of the year is not closed, what counts today is the end of the period.
    init(_ connection: any Connection, _ rules: RuleLibrary, commune: Key, year: Int, today: Day) throws {
        try self.init(connection, rules, commune: commune, year: year, at: RegisterMoment(day: today))
    }

    /// - Parameter standard: only what this standard recognised; nil: the standard of the year's list.
    /// - Parameter moment: where the review of the year is not closed by its day, what counts on it is the end of the
    ///   period; what was not known then is left out.
    init(
        _ connection: any Connection, _ rules: RuleLibrary, commune: Key, year: Int, only standard: String? = nil,
        at moment: RegisterMoment
    ) throws {
        let named = try Areas.area(connection, commune, at: moment) ?? Areas.area(connection, commune, on: moment.day)
        guard let area = named else { throw ResultsRefusal.noArea }
        self.commune = area
        self.year = year
        closedOn = try ReviewYears.closedOn(connection, commune: commune, year: year, at: moment)
        day = closedOn ?? moment.day
        let transitions = try Transitions(
            connection, commune: commune, year: year, standard: standard ?? rules.standard(listYear: year)?.id,
            onlyStandard: standard != nil, at: moment
        ).all()
        self.transitions = transitions
        knownOn = moment.knownOn
        (neighbourhoods, ended) = try ReviewPeriod.neighbourhoods(
            connection, commune, moment.on(day), moment, transitions)
        let counted = closedOn.map { $0.lastOfYear(year) } ?? moment.day
        totals = try ResidentsTotals.latest(connection, of: commune, at: moment.on(counted))
    }

    /// Reads what the listed households were like, for the tables that tell them apart.
    mutating func readCircumstances(_ connection: any Connection, _ premises: Premises) throws {
        let moment = RegisterMoment(day: day, knownOn: knownOn)
        let reading = try CircumstancesReading(connection, premises, commune: commune, at: moment)
        circumstances = try reading.all(transitions)
        notes += reading.notes
    }

    /// What the figures are, under a title.
    var standing: String {
        closedOn == nil
            ? "Danh sách đang quản lý đến ngày \(day.shown) (rà soát năm \(year) chưa khép)"
            : "Số cuối kỳ rà soát năm \(year), khép ngày \(day.shown)"
    }

    /// The standards by which somebody is listed at the end.
    var standards: Set<String> { Set(transitions.compactMap { $0.counted?.standard }) }

    /// The tổ dân phố of the day, and any other in which somebody is counted: a tổ dân phố that was entered here only
    /// later, or one that ended within the year.
    private static func neighbourhoods(
        _ connection: any Connection, _ commune: Key, _ end: RegisterMoment, _ moment: RegisterMoment,
        _ transitions: [Transition]
    ) throws -> (areas: [Area], ended: Set<Key>) {
        var areas = try Areas.neighbourhoods(connection, of: commune, at: end)
        if areas.isEmpty { areas = try Areas.neighbourhoods(connection, of: commune, at: moment) }
        var known = Set(areas.map(\.key))
        var ended: Set<Key> = []
        for place in transitions.flatMap({ [$0.placeBefore, $0.placeAfter] }).compactMap(\.self) {
            guard known.insert(place).inserted else { continue }
            let here = try Areas.area(connection, place, at: moment)
            guard let area = try here ?? Areas.lastKnown(connection, place, on: moment.day) else { continue }
            if here == nil { ended.insert(place) }
            areas.append(area)
        }
        return (areas, ended)
    }

    /// The total of residents of a tổ dân phố, or of the commune: its own, else the sum of its parts where all have one.
    func total(of place: Key?) -> PlaceTotal? {
        if let own = totals.first(where: { $0.area == place ?? commune.key }) { return PlaceTotal(own) }
        guard place == nil, !neighbourhoods.isEmpty else { return nil }
        // Residents of a tổ dân phố that is no more are counted in those that came of it.
        let living = neighbourhoods.filter { !ended.contains($0.key) }
        let parts = living.compactMap { area in totals.first { $0.area == area.key } }
        guard parts.count == living.count else { return nil }
        return parts.map(PlaceTotal.init).reduce(nil) { sum, part in sum.map { $0 + part } ?? part }
    }
}

/// How many live in a place, and how many of them in households of ethnic minorities, where that was counted.
struct PlaceTotal {
    let households: Int64
    let people: Int64
    let minorityHouseholds: Int64?
    let minorityPeople: Int64?

    init(_ total: ResidentsTotal) {
        households = total.households
        people = total.people
        minorityHouseholds = total.minorityHouseholds
        minorityPeople = total.minorityPeople
    }

    private init(_ left: PlaceTotal, _ right: PlaceTotal) {
        func sum(_ first: Int64?, _ second: Int64?) -> Int64? { first.flatMap { one in second.map { one + $0 } } }
        households = left.households + right.households
        people = left.people + right.people
        minorityHouseholds = sum(left.minorityHouseholds, right.minorityHouseholds)
        minorityPeople = sum(left.minorityPeople, right.minorityPeople)
    }

    static func + (left: PlaceTotal, right: PlaceTotal) -> PlaceTotal { PlaceTotal(left, right) }
}

extension Day {
    /// The last day of a year, or this day where it is later: residents are counted as of the end of the year, also
    /// where the review was closed in the middle of December.
    fileprivate func lastOfYear(_ year: Int) -> Day {
        max(self, Day(year: year, month: 12, day: 31) ?? self)
    }
}
