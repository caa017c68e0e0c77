import Registry
import Rulebook
import Sample
import Testing
import Vocabulary

@Suite struct `the story of the recognitions` {
    private let before = classes(ofReview: 2024)
    private let after = classes(ofReview: 2025)

    private static func classes(ofReview year: Int) -> [Int: RecognisedClass] {
        Dictionary(uniqueKeysWithValues: wholeWard.recognitions(ofReview: year).map { ($0.household, $0.category) })
    }

    private func households(_ from: RecognisedClass?, _ to: RecognisedClass) -> [Int] {
        after.filter { household, category in
            let was = before[household].flatMap { $0 == RecognisedClass.unlisted ? nil : $0 }
            return category == to && was == from
        }.keys.sorted()
    }

    @Test func `leaves 101 and 160 households after 2024, 86 and 144 after 2025`() {
        #expect(before.values.count { $0 == .poor } == 101)
        #expect(before.values.count { $0 == .nearPoor } == 160)
        #expect(after.values.count { $0 == .poor } == 86)
        #expect(after.values.count { $0 == .nearPoor } == 144)
        #expect(after.values.count { $0 == .farmingAverage } == 12)
    }

    @Test func `has every kind of change`() {
        #expect(households(.poor, .poor).count == 79)
        #expect(households(.poor, .nearPoor).count == 14)
        #expect(households(.poor, .unlisted).count == 8)
        #expect(households(.nearPoor, .poor).count == 3)
        #expect(households(.nearPoor, .nearPoor).count == 124)
        #expect(households(.nearPoor, .unlisted).count == 33)
    }

    @Test func `has households fallen back and newly arisen, poor and near-poor`() {
        let earlier = Self.classes(ofReview: 2023)
        let poor = households(nil, .poor)
        let nearPoor = households(nil, .nearPoor)

        #expect(poor.count { earlier[$0] == .poor } == 2)
        #expect(poor.count { earlier[$0] == nil } == 2)
        #expect(nearPoor.count { earlier[$0] == .nearPoor } == 2)
        #expect(nearPoor.count { earlier[$0] == nil } == 4)
    }

    @Test func `names once every household that was on the list before`() {
        let listed = before.filter { $0.value == .poor || $0.value == .nearPoor }.keys

        #expect(listed.allSatisfy { after[$0] != nil })
        #expect(wholeWard.recognitions(ofReview: 2025).count == after.count)
    }

    @Test func `differs here and there from what the facts say`() {
        let differing = after.filter { $0.value.agrees(with: wholeWardHouseholds[$0.key].meant) == false }
        let unrecognisedPoor = wholeWardHouseholds.filter { $0.meant == .poor && after[$0.index] == nil }

        #expect(differing.values.count { $0 == .poor } == 3)
        #expect(differing.values.count { $0 == .nearPoor } == 5)
        #expect(unrecognisedPoor.count == 5)
    }

    @Test func `gives an average living standard only to incomes within the band`() throws {
        let limits = wholeWard.standard.limits.urban

        for household in after.filter({ $0.value == .farmingAverage }).keys {
            let income = try #require(wholeWardHouseholds[household].answers[.income].number)
            #expect(limits.standing(income: income) == .average)
        }
    }

    @Test func `has nothing to say of other years`() {
        #expect(wholeWard.recognitions(ofReview: 2022).isEmpty)
    }
}

@Suite struct `totals of the sample` {
    @Test func `agree with the list, tổ dân phố by tổ dân phố`() {
        for total in wholeWard.residents {
            let here = wholeWardHouseholds.filter { $0.neighbourhood == total.neighbourhood }
            let minority = here.filter { $0.members[0].ethnicity != "01" }

            #expect(total.households == here.count)
            #expect(total.people == here.reduce(0) { $0 + $1.members.count })
            #expect(total.minorityHouseholds == minority.count)
            #expect(total.minorityPeople == minority.reduce(0) { $0 + $1.members.count })
        }
    }

    @Test func `of the year before are near those of now`() {
        let now = wholeWard.residents
        let then = wholeWard.residentsOfYearBefore

        #expect(then.map(\.neighbourhood) == now.map(\.neighbourhood))
        #expect(then.allSatisfy { $0.day.iso == "2024-12-31" && $0.minorityHouseholds <= $0.households })
        #expect((8300...8540).contains(then.reduce(0) { $0 + $1.households }))
    }

    @Test func `of earlier years fall to the first recognition`() {
        let years = wholeWard.earlierYears

        #expect(years.map(\.year) == [2021, 2022, 2023])
        #expect(years.map(\.poor) == [214, 168, 126])
        #expect(years.map(\.nearPoor) == [241, 203, 169])
        #expect(wholeWard.recognitions(ofReview: 2023).count { $0.category == .poor } == 126)
    }
}
