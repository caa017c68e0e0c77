import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Something that befell a household on a day: what officers recorded, apart from the rows that it changed.
public struct HouseholdEvent: Sendable {
    public let key: Key
    public let household: Key
    public let kind: HouseholdEventKind
    public let day: Day
    /// Whom it is about; nil for the household as a whole.
    public let person: Key?
    /// Where from or where to, as it was typed; empty where that says nothing.
    public let place: String

    /// Every event of a household, oldest first.
    static func all(_ connection: any Connection, commune: Key, household: Key) throws -> [HouseholdEvent] {
        try connection.all(
            """
            SELECT id, household, kind, day, person, place FROM household_event
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL ORDER BY day, id
            """
        ) { row -> HouseholdEvent? in
            HouseholdEventKind(rawValue: row.text(2)).map { kind in
                HouseholdEvent(
                    key: row.key(0), household: row.key(1), kind: kind, day: row.day(3), person: row.keyIfAny(4),
                    place: row.text(5))
            }
        }.compactMap(\.self)
    }
}

/// Where a household that moved in came from, and what it was there.
public struct Arrival: Sendable {
    /// The ward or commune it came from, as it was typed, or as this installation calls it.
    public var from: String
    /// The commune of this installation, where it is one.
    public var commune: Key?
    /// What it was recognised as there; nil for neither poor nor near-poor.
    public var category: RecognisedClass?
    /// The number of that decision.
    public var decision: String?
    public var signedOn: Day?

    public init(
        from: String, commune: Key? = nil, category: RecognisedClass? = nil, decision: String? = nil,
        signedOn: Day? = nil
    ) {
        self.from = from
        self.commune = commune
        self.category = category
        self.decision = decision
        self.signedOn = signedOn
    }
}

/// Households that came from elsewhere as poor or near-poor: in the tables they are *khác tăng*, never *phát sinh*.
public enum Arrivals {
    /// Each household that was listed where it came from, with its class there and the day it came.
    public static func listed(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment
    ) throws -> [Key: (category: RecognisedClass, day: Day)] {
        var found: [Key: (category: RecognisedClass, day: Day)] = [:]
        try connection.each(
            """
            SELECT household, class, day FROM household_arrival
            WHERE commune = \(commune) AND class IS NOT NULL AND day <= \(moment.day)
            AND \(moment.holds("recorded_in", "retired_in"))
            """
        ) { row in
            if let category = RecognisedClass(rawValue: row.text(1)) { found[row.key(0)] = (category, row.day(2)) }
        }
        return found
    }

    static func of(
        _ household: Key, _ connection: any Connection, commune: Key
    ) throws -> (arrival: Arrival, day: Day)? {
        try connection.first(
            """
            SELECT from_place, from_commune, class, decision, signed_on, day FROM household_arrival
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL
            """
        ) { row in
            let arrival = Arrival(
                from: row.text(0), commune: row.keyIfAny(1),
                category: row.textIfAny(2).flatMap(RecognisedClass.init(rawValue:)), decision: row.textIfAny(3),
                signedOn: row.dayIfAny(4))
            return (arrival, row.day(5))
        }
    }
}
