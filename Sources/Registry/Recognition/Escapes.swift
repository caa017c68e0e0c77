import Rulebook
import Storage
import Territory
import Vocabulary

/// Households that left poverty or near-poverty and still have their months of grace.
public struct Escape: Sendable {
    public let household: Key
    /// What it was before it left.
    public let from: RecognisedClass
    /// The signed day of the decision that let it leave: the months run from it.
    public let signedOn: Day
    /// The first day that no longer counts.
    public let endsOn: Day
}

/// *Hộ mới thoát nghèo*: within the months that the law gives, counted from the day the decision was signed.
public enum Escapes {
    /// The id of the months of grace in the rules.
    static let monthsParameter = "months_of_grace"

    /// Households that left both poverty and near-poverty and are within their months on a day.
    ///
    /// - Parameter household: only this one; nil for all of the commune.
    public static func within(
        _ connection: any Connection, _ rules: RuleLibrary, commune: Key, on day: Day, household: Key? = nil
    ) throws -> [Escape] {
        try within(connection, rules, commune: commune, at: RegisterMoment(day: day), household: household)
    }

    /// As was known then.
    public static func within(
        _ connection: any Connection, _ rules: RuleLibrary, commune: Key, at moment: RegisterMoment,
        household: Key? = nil
    ) throws -> [Escape] {
        let day = moment.day
        guard let months = rules.monthsOfGrace(on: day) else { return [] }
        let effects = try Movements.effects(connection, commune: commune, at: moment, household: household)
        return Movements.latestLeavings(effects)
            .compactMap { leaving in
                // A term of months ends with the whole of the day that has the same number (Bộ luật Dân sự, Điều 148).
                let ends = leaving.signedOn.adding(months: months).adding(days: 1)
                guard day < ends else { return nil }
                return Escape(
                    household: leaving.household, from: leaving.from, signedOn: leaving.signedOn, endsOn: ends)
            }
    }
}

extension RuleLibrary {
    /// The months a household counts as newly escaped; nil where the rules do not say.
    public func monthsOfGrace(on day: Day) -> Int? {
        (parameter(Escapes.monthsParameter, on: day)?.value?.number).map(Int.init)
    }
}
