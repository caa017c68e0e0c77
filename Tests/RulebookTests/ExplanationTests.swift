import Rulebook
import Testing
import Vocabulary

@Suite struct ExplanationTests {
    private let day = Day(iso: "2026-11-15") ?? Day(number: 0)

    private func sentence(_ subject: Sentence.Subject, _ facts: HouseholdFacts, year: Int = 2026) throws -> String {
        let standard = try #require(Rules.library.standard(listYear: year))
        let sentences = classify(facts, by: standard, on: day).explanation(of: facts)
        return try #require(sentences.first { $0.subject == subject }).text
    }

    @Test func `exactly 8 m² is not lacking, and the sentence shows the division`() throws {
        var facts = HouseholdFacts(zone: .urban, members: Array(repeating: MemberFacts(), count: 5))
        facts[.livingArea] = .number(4000)

        #expect(
            try sentence(.indicator(8), facts)
                == "Diện tích nhà ở bình quân đầu người: 40,00 m² / 5 người = 8,00 m²/người, không nhỏ hơn 8 m²/người "
                + "→ không thiếu hụt (NĐ 07/2021/NĐ-CP, Phụ lục).")
    }

    @Test func `one đồng over the line is named with both numbers and the band`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts[.income] = .number(2_000_001)

        #expect(
            try sentence(.income, facts)
                == "Thu nhập bình quân: 2.000.001 đồng/người/tháng, vượt 2.000.000 đồng của khu vực thành thị, "
                + "không quá 3.000.000 đồng → mức sống trung bình "
                + "(NĐ 351/2025/NĐ-CP, giữ hiệu lực Điều 3 NĐ 07/2021/NĐ-CP).")
    }

    @Test func `an unknown says why it is unknown`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts[.usesInternet] = .unknown(.refused)

        #expect(try sentence(.indicator(11), facts).contains("từ chối trả lời"))
        #expect(try sentence(.indicator(9), facts).hasPrefix("Nguồn nước sinh hoạt: chưa hỏi;"))
        #expect(try sentence(.indicator(4), facts).hasPrefix("Bảo hiểm y tế: chưa nhập nhân khẩu;"))
    }

    @Test func `members are named with their ages, two of them where only the year is known`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts.members = [
            MemberFacts(birth: Birth(iso: "1985-03-07"), name: "Trần Thị Bưởi"), MemberFacts(birth: .year(2009)),
            MemberFacts(),
        ]

        #expect(
            try sentence(.members, facts)
                == "Nhân khẩu: 3 người, tuổi tính đến ngày 15/11/2026: Trần Thị Bưởi (41 tuổi); "
                + "người thứ 2 (16 hoặc 17 tuổi); người thứ 3 (chưa rõ tuổi).")
    }

    @Test func `only facts that decide are named`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts.members = [MemberFacts(birth: .year(1960)), MemberFacts(birth: .year(2004))]
        facts.members[1][.school] = .code("university")

        let text = try sentence(.indicator(5), facts)

        #expect(text.contains("người thứ 2 (21 hoặc 22 tuổi) đang học: Đại học trở lên;"))
        #expect(!text.contains("người thứ 1"))
        #expect(!text.contains("bằng cấp:"))
    }

    @Test func `a threshold that nobody has seen is said to be missing`() throws {
        let text = try sentence(.indicator(12), HouseholdFacts(zone: .urban), year: 2027)

        #expect(text.contains("chưa có ngưỡng (chưa thấy Phụ lục của NĐ 351/2025/NĐ-CP) → chưa rõ"))
    }

    @Test func `points without limits are named and not used`() throws {
        var facts = HouseholdFacts(zone: .rural)
        facts[.b1] = .number(100)
        facts[.income] = .number(2_200_000)

        let text = try sentence(.income, facts, year: 2027)

        #expect(text.hasPrefix("Điểm B1: 100, chưa dùng được"))
        #expect(text.contains("Thu nhập bình quân: 2.200.000 đồng/người/tháng, không quá 2.200.000 đồng"))
    }

    @Test func `the conclusion counts lacks and unknowns and names the class`() throws {
        var facts = HouseholdFacts(zone: .urban)
        facts[.b1] = .number(175)
        facts[.b2] = .number(20)

        #expect(
            try sentence(.conclusion, facts)
                == "Kết luận: thiếu hụt 2 chỉ số, chưa rõ 0 chỉ số; hộ trong chuẩn thu nhập là hộ nghèo khi thiếu hụt "
                + "từ 3 chỉ số trở lên → Hộ cận nghèo (NĐ 07/2021/NĐ-CP, Điều 3).")
    }
}
