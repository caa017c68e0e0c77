import Access
import Storage
import Territory
import Vocabulary

/// The recognitions of households: what decisions say, read inside a caller's transaction.
public enum Recognitions {
    /// The recognition of each household that counts on a day: the *danh sách đang quản lý* of that day.
    ///
    /// - Parameter household: only this one; nil for all of the commune.
    public static func inForce(
        _ connection: any Connection, commune: Key, on day: Day, household: Key? = nil
    ) throws -> [Recognition] {
        try inForce(connection, commune: commune, at: RegisterMoment(day: day), household: household)
    }

    /// As it was known then: what was recorded later is left out, what was replaced or withdrawn later still holds.
    public static func inForce(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment, household: Key? = nil
    ) throws -> [Recognition] {
        let only: SQL? = household.map { "AND r.household = \($0)" }
        return newestOfEach(
            try connection.all(
                """
                SELECT \(columns) FROM recognition r
                WHERE r.commune = \(commune) AND \(moment.holds("r.recorded_in", "r.retired_in"))
                AND r.effective_from <= \(moment.day) \(only)
                ORDER BY r.household, r.effective_from DESC, r.recorded_in DESC, r.id DESC
                """, read))
    }

    /// Every recognition of a household, newest first.
    ///
    /// - Parameter moment: those signed by its day, as was known then; nil for all that hold now.
    public static func history(
        _ connection: any Connection, commune: Key, household: Key, at moment: RegisterMoment? = nil
    ) throws -> [Recognition] {
        let signed: SQL? = moment.map { "AND r.signed_on <= \($0.day)" }
        let holds = moment?.holds("r.recorded_in", "r.retired_in") ?? "r.retired_in IS NULL"
        return try connection.all(
            """
            SELECT \(columns) FROM recognition r
            WHERE r.commune = \(commune) AND r.household = \(household) AND \(holds) \(signed)
            ORDER BY r.effective_from DESC, r.recorded_in DESC, r.id DESC
            """, read)
    }

    /// Every recognition of a commune that held, oldest decision first and without its explanation: for counting.
    ///
    /// - Parameter moment: by what was known then; its day leaves nothing out.
    public static func all(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment
    ) throws -> [Recognition] {
        try connection.all(
            """
            SELECT r.id, r.household, r.class, r.decision, r.standard, r.review_year, r.signed_on, r.effective_from,
            r.people, r.neighbourhood, r.proposed, r.rules_version, NULL FROM recognition r
            WHERE r.commune = \(commune) AND \(moment.holds("r.recorded_in", "r.retired_in"))
            ORDER BY r.household, r.review_year, r.effective_from, r.recorded_in, r.id
            """, read)
    }

    /// What kind each decision of a commune is, also of those replaced since.
    public static func decisionKinds(_ connection: any Connection, commune: Key) throws -> [Key: Decision.Kind] {
        var kinds: [Key: Decision.Kind] = [:]
        try connection.each("SELECT id, kind FROM decision WHERE commune = \(commune)") { row in
            kinds[row.key(0)] = Decision.Kind(rawValue: row.text(1))
        }
        return kinds
    }

    /// Whether a commune has any recognition yet; one that has none may take an opening list.
    ///
    /// - Parameter moment: by what was known then; nil for now.
    public static func isEmpty(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment? = nil
    ) throws -> Bool {
        let holds = moment?.holds("recorded_in", "retired_in") ?? "retired_in IS NULL"
        return try !connection.exists("SELECT 1 FROM recognition WHERE commune = \(commune) AND \(holds) LIMIT 1")
    }

    static let columns: SQL = """
        r.id, r.household, r.class, r.decision, r.standard, r.review_year, r.signed_on, r.effective_from, r.people,
        r.neighbourhood, r.proposed, r.rules_version, r.explanation
        """

    static func read(_ row: any Row) -> Recognition {
        Recognition(
            key: row.key(0), household: row.key(1), category: RecognisedClass(rawValue: row.text(2)) ?? .unlisted,
            decision: row.key(3), standard: row.text(4), reviewYear: Int(row.int(5)), signedOn: row.day(6),
            effectiveFrom: row.day(7), people: row.int(8), neighbourhood: row.key(9),
            proposed: HouseholdClass(rawValue: row.text(10)) ?? .undetermined, rulesVersion: row.text(11),
            explanation: row.textIfAny(12))
    }

    private static func newestOfEach(_ recognitions: [Recognition]) -> [Recognition] {
        var last: Key?
        return recognitions.filter { recognition in
            defer { last = recognition.household }
            return recognition.household != last
        }
    }
}

/// The reviews of a commune: a year's *số cuối kỳ* exists from the day its review is closed.
public enum ReviewYears {
    /// The day a year's review was closed, or nil while it is open or was never held.
    public static func closedOn(_ connection: any Connection, commune: Key, year: Int) throws -> Day? {
        try connection.first(
            """
            SELECT closed_on FROM review_year WHERE commune = \(commune) AND year = \(year) AND closed_on IS NOT NULL
            ORDER BY closed_on
            """
        ) { $0.day(0) }
    }

    /// The day by which a year's review was closed at a moment, as was known then; nil while it was open.
    public static func closedOn(
        _ connection: any Connection, commune: Key, year: Int, at moment: RegisterMoment
    ) throws -> Day? {
        let known: SQL? = moment.firstUnknown.map { "AND recorded_in < \($0)" }
        return try connection.first(
            """
            SELECT closed_on FROM review_year WHERE commune = \(commune) AND year = \(year)
            AND closed_on <= \(moment.day) \(known) ORDER BY closed_on
            """
        ) { $0.day(0) }
    }

    /// The years whose review was closed at a moment, as was known then, newest first.
    public static func closed(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment
    ) throws -> [Int] {
        let known: SQL? = moment.firstUnknown.map { "AND recorded_in < \($0)" }
        return try connection.all(
            """
            SELECT DISTINCT year FROM review_year
            WHERE commune = \(commune) AND closed_on <= \(moment.day) \(known) ORDER BY year DESC
            """
        ) { Int($0.int(0)) }
    }
}
