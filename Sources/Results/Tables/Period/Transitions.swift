import Registry
import Storage
import Territory
import Vocabulary

/// Reads what became of every recognised household of a commune between two reviews.
struct Transitions {
    private let connection: any Connection
    private let commune: Key
    private let moment: RegisterMoment
    private let start: ReviewEnd
    private let end: ReviewEnd
    /// Households that came within the year and were listed where they came from.
    private let arrivals: Set<Key>

    /// - Parameters:
    ///   - standard: the standard of the year's list, or the only one whose recognitions count.
    ///   - moment: the day that counts as the end of the period while the review is open, and what was known.
    init(
        _ connection: any Connection, commune: Key, year: Int, standard: String?, onlyStandard: Bool = false,
        at moment: RegisterMoment
    ) throws {
        let today = moment.day
        self.connection = connection
        self.commune = commune
        self.moment = moment
        let before = try ReviewYears.closedOn(connection, commune: commune, year: year - 1, at: moment)
        let closed = try ReviewYears.closedOn(connection, commune: commune, year: year, at: moment)
        // Without a closed review the year before ended with its last day.
        let started = before ?? Day(year: year - 1, month: 12, day: 31) ?? today
        let ended = closed ?? today
        // A list begins with its year: in the last days of December nobody has left the next one.
        let limit = closed == nil ? max(today, Day(year: year, month: 1, day: 1) ?? today) : nil
        start = ReviewEnd(
            year: year - 1, closedOn: before, limit: nil, standard: standard, onlyStandard: onlyStandard,
            places: try Residences.ofRecognised(connection, commune: commune, at: moment.on(started)),
            people: try Residences.peopleOfRecognised(connection, commune: commune, at: moment.on(started)))
        end = ReviewEnd(
            year: year, closedOn: closed, limit: limit, standard: standard, onlyStandard: onlyStandard,
            places: try Residences.ofRecognised(connection, commune: commune, at: moment.on(ended)),
            people: try Residences.peopleOfRecognised(connection, commune: commune, at: moment.on(ended)))
        arrivals = Set(
            try Arrivals.listed(connection, commune: commune, at: moment.on(ended)).filter { $1.day > started }.keys)
    }

    func all() throws -> [Transition] {
        let recognitions = try Recognitions.all(connection, commune: commune, at: moment)
        let isFirst = isFirstReview(recognitions)
        let reviews = Set(recognitions.filter { $0.standard == end.standard }.map(\.reviewYear))
        let kinds = try Recognitions.decisionKinds(connection, commune: commune)
        var transitions: [Transition] = []
        var index = recognitions.startIndex
        while index < recognitions.endIndex {
            let household = recognitions[index].household
            let history = Array(recognitions[index...].prefix { $0.household == household })
            index += history.count
            transitions.append(transition(household, history, kinds, reviews, isFirst))
        }
        return transitions
    }

    private func transition(
        _ household: Key, _ history: [Recognition], _ kinds: [Key: Decision.Kind], _ reviews: Set<Int>,
        _ isFirst: (String) -> Bool
    ) -> Transition {
        let before = start.standing(of: household, history, byStandardIn: reviews)
        let after = end.standing(of: household, history, byStandardIn: reviews)
        // A household is *tái* only by the standard by which it was poor before.
        let earlier = Set(
            history.filter { $0.reviewYear < end.year && $0.standard == after?.standard }.map(\.category))
        return Transition(
            household: household, before: before, after: after, wasEarlier: earlier,
            isFirstByStandard: after.map { isFirst($0.standard) } ?? false,
            cameListed: arrivals.contains(household),
            cameByOpening: after.map { kinds[$0.decision] == .opening } ?? false,
            isOwnDecision: after.map { kinds[$0.decision] == .farmingAverage } ?? false)
    }

    /// Whether no review before this one used a standard, while another did: then nobody *arises* by it.
    private func isFirstReview(_ recognitions: [Recognition]) -> (String) -> Bool {
        let earlier = Set(recognitions.filter { $0.reviewYear < end.year }.map(\.standard))
        return { !earlier.isEmpty && !earlier.contains($0) }
    }
}
