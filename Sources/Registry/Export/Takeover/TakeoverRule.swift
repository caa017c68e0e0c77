import Vocabulary

/// Whether a register in a file may go into an installation: real people never into one of sample data, sample people
/// never among real ones.
struct TakeoverRule {
    enum Verdict {
        case take
        /// The installation was empty and holds sample data from now on.
        case takeAndMark
    }

    let isMarkedSample: Bool
    let hasSampleNumbers: Bool
    let hasRealNumbers: Bool

    init(_ register: ExportedRegister) {
        let numbers = register.members.compactMap(\.person.number)
        isMarkedSample = register.notes.isSample
        hasSampleNumbers = numbers.contains(where: \.isOfSample)
        hasRealNumbers = numbers.contains { !$0.isOfSample }
    }

    func verdict(isSample: Bool, isEmpty: Bool, acceptWithoutNumbers: Bool) throws -> Verdict {
        if isSample && hasRealNumbers { throw ExportRefusal.realNumbers }
        if hasRealNumbers && (hasSampleNumbers || isMarkedSample) { throw ExportRefusal.mixedNumbers }
        let isOfSample = isMarkedSample || hasSampleNumbers
        if isSample {
            guard isOfSample || acceptWithoutNumbers else { throw ExportRefusal.confirmWithoutNumbers }
            return .take
        }
        guard isOfSample else { return .take }
        guard isEmpty else { throw ExportRefusal.sampleIntoReal }
        return .takeAndMark
    }
}
