import Rulebook
import Testing
import Vocabulary

@Suite struct StandardsTests {
    @Test func `list years 2022 to 2026 have one standard and 2027 to 2030 the other`() {
        let ids = (2021...2031).map { Rules.library.standard(listYear: $0)?.id }

        #expect(
            ids == [nil] + Array(repeating: "2022-2025", count: 5) + Array(repeating: "2027-2030", count: 4) + [nil])
    }

    @Test func `each standard has twelve indicators in the official order`() throws {
        let old = try #require(Rules.library.standard(listYear: 2026))
        let new = try #require(Rules.library.standard(listYear: 2027))

        #expect(old.indicators.map(\.order) == Array(1...12))
        #expect(new.indicators.map(\.order) == Array(1...12))
        #expect(old.indicators[7].label == "Diện tích nhà ở bình quân đầu người")
        #expect(new.indicators[8].code == "telecom")
        #expect(new.indicators.filter(\.isAdded).map(\.code) == ["waste"])
        #expect(new.removed == ["information_devices"])
    }

    @Test func `what nobody has seen of 2027-2030 is null and says why`() throws {
        let standard = try #require(Rules.library.standard(listYear: 2030))
        let open = standard.indicators.filter { $0.threshold.value == nil }

        #expect(open.map(\.order) == Array(4...12))
        #expect(open.allSatisfy { $0.threshold.why?.isEmpty == false })
        #expect(standard.urban.band.value == nil)
        #expect(standard.urban.points.value == nil)
        #expect(standard.urban.line.value == 2_800_000)
        #expect(standard.rural.line.value == 2_200_000)
    }

    @Test func `in 2026 the line rests on the decree that kept it in force`() throws {
        let before = try #require(Rules.library.standard(listYear: 2025))
        let last = try #require(Rules.library.standard(listYear: 2026))

        #expect(before.urban.line.provenance.citation == "NĐ 07/2021/NĐ-CP, Điều 3")
        #expect(last.urban.line.provenance.document?.number == "NĐ 351/2025/NĐ-CP")
        #expect(last.urban.line.value == before.urban.line.value)
    }

    @Test func `nothing that ships claims to be compared with the gazette`() throws {
        let standard = try #require(Rules.library.standard(listYear: 2026))

        #expect(!standard.urban.line.isVerified)
        #expect(standard.indicators.allSatisfy { !$0.threshold.isVerified })
    }

    @Test func `an assumption fills the open thresholds under its heading and leaves the standard as it is`() throws {
        let standard = try #require(Rules.library.standard(listYear: 2027))
        let assumed = try #require(Rules.library.standard(listYear: 2027, assuming: "2027-as-2022"))

        #expect(assumed.assumption?.hasPrefix("GIẢ ĐỊNH") == true)
        #expect(assumed.indicators.allSatisfy { $0.threshold.value != nil })
        #expect(standard.assumption == nil)
        #expect(standard.indicators.contains { $0.threshold.value == nil })
        #expect(Rules.library.standard(listYear: 2026, assuming: "2027-as-2022") == nil)
    }
}
