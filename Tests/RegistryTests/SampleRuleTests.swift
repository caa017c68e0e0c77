import Testing

@testable import Registry

@Suite struct `the rule of samples` {
    private func verdict(
        marked: Bool = false, sample: Bool = false, real: Bool = false, isSample: Bool = false, isEmpty: Bool = false
    ) -> SampleRule.Verdict {
        SampleRule(isMarked: marked, hasSampleNumbers: sample, hasRealNumbers: real)
            .verdict(isSample: isSample, isEmpty: isEmpty)
    }

    @Test func `real people never go into an installation of sample data`() {
        #expect(verdict(real: true, isSample: true) == .real)
        #expect(verdict(sample: true, real: true, isSample: true, isEmpty: true) == .real)
    }

    @Test func `nobody knows whether people without numbers are real`() {
        #expect(verdict(isSample: true) == .confirm)
        #expect(verdict(marked: true, isSample: true) == .take)
        #expect(verdict() == .take)
    }

    @Test func `sample people mark an empty installation and stay out of a real one`() {
        #expect(verdict(sample: true, isEmpty: true) == .takeAndMark)
        #expect(verdict(sample: true) == .sample)
        #expect(verdict(marked: true) == .sample)
        #expect(verdict(sample: true, isSample: true) == .take)
    }

    @Test func `a file with both has no place anywhere`() {
        #expect(verdict(sample: true, real: true, isEmpty: true) == .mixed)
        #expect(verdict(marked: true, real: true, isEmpty: true) == .mixed)
    }
}
