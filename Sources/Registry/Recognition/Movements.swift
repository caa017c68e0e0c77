import Storage
import Territory
import Vocabulary

/// What became of households between recognitions, told from their histories alone.
public enum Movements {
    /// A household that left both lists.
    public struct Leaving: Sendable {
        public let household: Key
        public let from: RecognisedClass
        public let signedOn: Day
    }

    /// What a recognition made of a household, without reasons: those of a whole commune are read at once.
    struct Effect: Sendable {
        let household: Key
        let category: RecognisedClass
        let signedOn: Day
    }

    /// The recognitions that took effect by a day, those of a household together and in the order of their effect.
    ///
    /// - Parameter household: only this one; nil for all of the commune.
    static func effects(
        _ connection: any Connection, commune: Key, at moment: RegisterMoment, household: Key? = nil
    ) throws -> [Effect] {
        let only: SQL? = household.map { "AND r.household = \($0)" }
        return try connection.all(
            """
            SELECT r.household, r.class, r.signed_on FROM recognition r
            WHERE r.commune = \(commune) AND \(moment.holds("r.recorded_in", "r.retired_in"))
            AND r.effective_from <= \(moment.day) \(only)
            ORDER BY r.household, r.effective_from, r.recorded_in, r.id
            """
        ) {
            Effect(
                household: $0.key(0), category: RecognisedClass(rawValue: $0.text(1)) ?? .unlisted,
                signedOn: $0.day(2))
        }
    }

    /// The households that stand on no list because a decision took them off one.
    ///
    /// - Parameter effects: those of each household together, in their order.
    static func latestLeavings(_ effects: [Effect]) -> [Leaving] {
        var leavings: [Leaving] = []
        var index = effects.startIndex
        while index < effects.endIndex {
            let household = effects[index].household
            let history = effects[index...].prefix { $0.household == household }
            index = history.endIndex
            if let leaving = leaving(history) { leavings.append(leaving) }
        }
        return leavings
    }

    private static func leaving(_ history: ArraySlice<Effect>) -> Leaving? {
        var leaving: Leaving?
        var before: RecognisedClass?
        for recognition in history {
            let isListed = recognition.category == .poor || recognition.category == .nearPoor
            if isListed {
                leaving = nil
            } else if let before, before == .poor || before == .nearPoor {
                leaving = Leaving(household: recognition.household, from: before, signedOn: recognition.signedOn)
            }
            before = recognition.category
        }
        return leaving
    }
}
