import Storage
import Territory
import Vocabulary

/// Where households live and how many belong to them: for whoever counts by area and day.
///
/// Only households that a decision ever named are looked up, since only they are counted.
public enum Residences {
    /// The tổ dân phố of each recognised household on a day; none for one that had ended or moved away by then.
    ///
    /// A household that the register learned of later than the day stands where it was first entered.
    public static func ofRecognised(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment
    ) throws -> [Key: Key] {
        let day = moment.day
        var places: [Key: Key] = [:]
        var later: [Key: Key] = [:]
        var known: Set<Key> = []
        try connection.each(
            """
            SELECT household, neighbourhood, from_day, to_day FROM residence
            WHERE commune = \(commune) AND \(moment.holds("recorded_in", "retired_in"))
            AND household IN (SELECT r.household FROM recognition r WHERE r.commune = \(commune))
            ORDER BY household, coalesce(from_day, ''), id
            """
        ) { row in
            let household = row.key(0)
            if let from = row.dayIfAny(2), from > day {
                if later[household] == nil { later[household] = row.key(1) }
                return
            }
            known.insert(household)
            if row.dayIfAny(3).map({ $0 > day }) ?? true { places[household] = row.key(1) }
        }
        return places.merging(later.filter { !known.contains($0.key) }) { place, _ in place }
    }

    /// The members that the law counts of each recognised household on a day; none where nobody is known to have been
    /// in it then.
    public static func peopleOfRecognised(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment
    ) throws -> [Key: Int64] {
        var people: [Key: Int64] = [:]
        try connection.each(
            """
            SELECT household, count(*) FROM membership
            WHERE commune = \(commune) AND \(moment.holds("recorded_in", "retired_in"))
            AND kind <> \(Membership.present.rawValue) AND \(moment.lies(from: "from_day", to: "to_day"))
            AND household IN (SELECT r.household FROM recognition r WHERE r.commune = \(commune))
            GROUP BY household
            """
        ) { row in people[row.key(0)] = row.int(1) }
        return people
    }
}
