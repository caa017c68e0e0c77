import Vocabulary

/// What became of households between recognitions, told from their histories alone.
public enum Movements {
    /// A household that left both lists.
    public struct Leaving: Sendable {
        public let household: Key
        public let from: RecognisedClass
        public let signedOn: Day
    }

    /// The households that stand on no list because a decision took them off one.
    ///
    /// - Parameter recognitions: those in effect, of each household together, in the order of their effect.
    public static func latestLeavings(_ recognitions: [Recognition]) -> [Leaving] {
        var leavings: [Leaving] = []
        var index = recognitions.startIndex
        while index < recognitions.endIndex {
            let household = recognitions[index].household
            let history = recognitions[index...].prefix { $0.household == household }
            index = history.endIndex
            if let leaving = leaving(history) { leavings.append(leaving) }
        }
        return leavings
    }

    private static func leaving(_ history: ArraySlice<Recognition>) -> Leaving? {
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
