/// Sample people and real ones never meet in one installation: the rule for lists and for whole registers.
struct SampleRule {
    /// What may be done with a file.
    enum Verdict: Equatable {
        case take
        /// The installation was empty and holds sample data from now on.
        case takeAndMark
        /// Nothing in it says whether anybody is real: an officer has to.
        case confirm
        /// Real people for an installation of sample data.
        case real
        /// Sample people for an installation of real ones.
        case sample
        /// Both in one file.
        case mixed
    }

    /// Whether the file says of itself that it is one of sample data.
    var isMarked = false
    /// Whether a number of a province code that is never issued stands in it.
    let hasSampleNumbers: Bool
    let hasRealNumbers: Bool

    /// - Parameters:
    ///   - isSample: whether the installation holds sample data.
    ///   - isEmpty: whether no household was ever entered in it.
    func verdict(isSample: Bool, isEmpty: Bool) -> Verdict {
        let isOfSample = isMarked || hasSampleNumbers
        if isSample && hasRealNumbers { return .real }
        if isOfSample && hasRealNumbers { return .mixed }
        if isSample { return isOfSample ? .take : .confirm }
        if !isOfSample { return .take }
        return isEmpty ? .takeAndMark : .sample
    }
}
