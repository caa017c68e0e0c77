import Testing
import Vocabulary

struct DayTests {
    @Test func `a day survives its written forms`() throws {
        let day = try #require(Day(typed: "05/01/2026"))
        #expect(day.iso == "2026-01-05")
        #expect(day.shown == "05/01/2026")
        #expect(Day(iso: "2026-01-05") == day)
    }

    @Test func `a day that does not exist is no day`() {
        #expect(Day(typed: "31/02/2026") == nil)
        #expect(Day(iso: "2025-02-29") == nil)
        #expect(Day(iso: "2024-02-29") != nil)
    }

    @Test func `years are completed on the birthday, not before`() throws {
        let birth = try #require(Day(iso: "2010-09-15"))
        #expect(birth.completedYears(on: try #require(Day(iso: "2026-09-14"))) == 15)
        #expect(birth.completedYears(on: try #require(Day(iso: "2026-09-15"))) == 16)
    }

    @Test func `thirty-six months end in the same month's last day where there is no such day`() throws {
        #expect(try #require(Day(iso: "2024-02-29")).adding(months: 36).iso == "2027-02-28")
        #expect(try #require(Day(iso: "2023-12-20")).adding(months: 36).iso == "2026-12-20")
    }

    @Test func `a birth known by its year has two possible ages`() throws {
        let ages = Birth.year(2010).ages(on: try #require(Day(iso: "2026-09-15")))
        #expect(ages == 15...16)
    }
}
