import Vocabulary

/// Sample people and real ones never meet in one installation.
enum SampleRule {
    static func check(_ numbers: NumbersFound, _ known: KnownRegister, _ summary: inout ListingSummary) throws {
        if known.isSample {
            if let line = numbers.issued { throw ListingRefusal.realNumbers(line: line) }
            summary.needsConfirmation = numbers.sample == nil
            return
        }
        guard let sample = numbers.sample else { return }
        if let issued = numbers.issued { throw ListingRefusal.mixedNumbers(line: max(sample, issued)) }
        guard known.installationIsEmpty else { throw ListingRefusal.sampleNumbers(line: sample) }
        summary.marksAsSample = true
    }
}
