import Rulebook
import Sample
import Testing
import Vocabulary

@Suite struct `identity numbers of the sample` {
    private let members = wholeWardHouseholds.flatMap(\.members)

    @Test func `carry a province code that is never issued`() {
        let numbers = members.compactMap(\.number)

        #expect(numbers.allSatisfy { $0.isOfSample })
        #expect(numbers.allSatisfy { Int($0.provinceCode ?? "").map { !(1...96).contains($0) } ?? false })
    }

    @Test func `are each given once`() {
        let numbers = members.compactMap(\.number?.text)

        #expect(Set(numbers).count == numbers.count)
    }

    @Test func `agree with birth and sex`() {
        let wrong = members.filter {
            $0.number?.agrees(withYear: $0.birth.year, isFemale: $0.sex == .female) == false
        }

        #expect(wrong.isEmpty)
    }

    @Test func `are missing only to a few old people`() {
        let without = members.filter { $0.number == nil }

        #expect((20...300).contains(without.count))
        #expect(without.allSatisfy { $0.birth.year < 1960 })
    }

    @Test func `belong to births known to the day, save of some old people`() {
        let vague = members.filter { if case .day = $0.birth { false } else { true } }

        #expect(vague.count > 500)
        #expect(vague.allSatisfy { $0.birth.year < 1965 })
        #expect(vague.contains { if case .month = $0.birth { true } else { false } })
    }
}
