import Rulebook
import Storage
import Territory
import Vocabulary

/// How many households, and people in them, a list holds.
public struct HouseholdCount: Sendable, Hashable {
    public let households: Int64
    public let people: Int64

    public init(households: Int64, people: Int64) {
        self.households = households
        self.people = people
    }

    public static let none = HouseholdCount(households: 0, people: 0)

    public static func + (left: HouseholdCount, right: HouseholdCount) -> HouseholdCount {
        HouseholdCount(households: left.households + right.households, people: left.people + right.people)
    }

    /// Each list of a commune counted on a day, inside a caller's snapshot.
    public static func groups(
        _ connection: any Connection, _ premises: Premises, commune: Key, on day: Day
    ) throws -> [HouseholdFilter.Group: HouseholdCount] {
        // Whom decisions name is read once for all groups.
        let query = CardQuery(connection, premises, commune: commune, day: day, kept: KeptCommune())
        return Dictionary(
            uniqueKeysWithValues: try HouseholdFilter.Group.allCases.map { group in
                (group, try query.count(HouseholdFilter(group: group)))
            })
    }

    /// Each list of a commune at another moment than now, made from the register as it was.
    public static func groups(
        _ connection: any Connection, _ premises: Premises, commune: Key, at moment: RegisterMoment
    ) throws -> [HouseholdFilter.Group: HouseholdCount] {
        try RegisterThen(connection, try premises.then(connection, moment), commune: commune, at: moment).counts()
    }
}
