import Rulebook
import Testing
import Vocabulary

@Suite struct ParametersTests {
    private let july = Day(iso: "2026-07-15") ?? Day(number: 0)

    @Test func `the standard allowance of July 2026 is the one signed in August`() {
        let value = Rules.library.parameter("social_assistance", on: july)

        #expect(value?.value == .number(540_000))
        #expect(value?.provenance.document?.id == "ND-335-2026")
        #expect(value?.isVerified == false)
    }

    @Test func `as known on 1 September 2026 the allowance of July was still the old one`() throws {
        let known = try #require(Day(iso: "2026-09-01"))

        let value = Rules.library.parameter("social_assistance", on: july, knownOn: known)

        #expect(value?.value == .number(500_000))
    }

    @Test func `as known on 6 October 2026 the allowance of July is the new one`() throws {
        let known = try #require(Day(iso: "2026-10-06"))

        #expect(Rules.library.parameter("social_assistance", on: july, knownOn: known)?.value == .number(540_000))
    }

    @Test func `the base salary changes between the last of June and the first of July`() throws {
        let june = try #require(Day(iso: "2026-06-30"))
        let next = try #require(Day(iso: "2026-07-01"))

        #expect(Rules.library.parameter("base_salary", on: june)?.value == .number(2_340_000))
        #expect(Rules.library.parameter("base_salary", on: next)?.value == .number(2_530_000))
    }

    @Test func `a share is kept as its two counts`() {
        #expect(Rules.library.parameter("insurance_premium_share", on: july)?.value == .share(Ratio(45, of: 1000)))
    }

    @Test func `months of grace are thirty-six`() {
        #expect(Rules.library.parameter("months_of_grace", on: july)?.value?.number == 36)
    }

    @Test func `before its first day a parameter has no value`() throws {
        let early = try #require(Day(iso: "2021-06-30"))

        #expect(Rules.library.parameter("social_assistance", on: early) == nil)
    }
}
