import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Who waits for a decision, and why: on the household's page, in the list, in a decision's preview.
struct AwaitedTests {
    @Test(arguments: TestDatabase.engines)
    func `who split off or came as a listed household waits until a decision names them`(_ engine: Engine) async throws
    {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter("Trần Thị Bưởi", members: 3)
            let comfortable = try await ward.enter("Lê Văn Khá", members: 3)
            try await ward.decide([(poor, .poor)], review: 2024)
            let split = try await ward.split("Trần Thị Bưởi Con 2", off: poor, on: "2025-03-03")
            let calm = try await ward.split("Lê Văn Khá Con 2", off: comfortable, on: "2025-03-03")
            let arrived = try await ward.arrive("Hồ Thị Cam", .nearPoor)
            let unlisted = try await ward.arrive("Hồ Thị Sim", nil)

            #expect(try await ward.file(split).awaited == .split(from: poor.key, on: .iso("2025-03-03")))
            #expect(try await ward.file(arrived).awaited == .arrival)
            #expect(try await ward.file(calm).awaited == nil)
            #expect(try await ward.file(unlisted).awaited == nil)
            #expect(try await ward.awaiting() == [split.code, arrived.code])
            #expect(try await ward.awaiting(RegisterMoment(day: .iso("2025-03-02"))) == [])
            #expect(try await ward.awaiting(RegisterMoment(day: .iso("2025-03-03"))) == [split.code])

            let command = DecisionCommand.typed(
                "1/QĐ-UBND", review: 2025, .periodic, signed: "2025-12-15", closes: true)
            let preview = try await ward.decisions.preview(
                command, annex: .of([(arrived, .poor)]), in: ward.commune, by: ward.leader("2025-12-15"))
            #expect(preview.waiting.map(\.code) == [poor.code, split.code])

            try await ward.decide([(arrived, .poor), (split, .unlisted)], review: 2025)
            #expect(try await ward.awaiting() == [poor.code])
            #expect(try await ward.file(poor).awaited == .review(2025))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who splits off from a household that waits itself waits too, until it ends`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter("Trần Thị Bưởi", members: 4)
            try await ward.decide([(poor, .poor)], review: 2024)
            let first = try await ward.split("Trần Thị Bưởi Con 2", off: poor, on: "2025-03-03", with: "Con 3")
            let second = try await ward.split("Trần Thị Bưởi Con 3", off: first, on: "2025-04-04")

            #expect(try await ward.awaiting() == [first.code, second.code])
            #expect(try await ward.file(second).awaited == .split(from: first.key, on: .iso("2025-04-04")))

            try await ward.remove("Trần Thị Bưởi Con 3", from: second, on: "2025-05-05")
            #expect(try await ward.awaiting() == [first.code])
        }
    }
}

extension Ward {
    /// The codes of the list *Chờ quyết định*, as the cards tell it and as the register does.
    fileprivate func awaiting(_ moment: RegisterMoment? = nil) async throws -> [String] {
        let filter = HouseholdFilter(group: .awaiting)
        let households = Households(premises)
        let then = try await households.list(
            filter, in: commune, at: moment ?? RegisterMoment(day: .iso(Ward.today)), order: .code, by: officer())
        if moment == nil {
            let now = try await households.list(filter, in: commune, order: .code, by: officer())
            guard now.lines.map(\.code) == then.lines.map(\.code) else { return ["now: \(now.lines.map(\.code))"] }
            guard try await households.awaiting(in: commune, by: officer()) == now.total else { return ["count"] }
        }
        return then.lines.map(\.code)
    }

    /// - Parameter other: the end of the name of one more who goes along.
    fileprivate func split(
        _ head: String, off household: Entered, on day: String, with other: String? = nil
    ) async throws -> Entered {
        let members = try await file(household).record.members.filter { member in
            member.person.name == head || other.map { member.person.name.hasSuffix($0) } ?? false
        }.map(\.person.key)
        let form = SplitForm(
            members: members, head: try await person(head, household), relations: [:], neighbourhood: places[1],
            address: "7 đường Ổi")
        let made = try await editing.split(
            form, off: household.key, in: commune, version: try await version(household),
            occasion: .on(day, "ra ở riêng"), by: officer(day))
        return Entered(key: made.key, code: made.code)
    }

    fileprivate func arrive(_ name: String, _ category: RecognisedClass?) async throws -> Entered {
        let arrived = try await editing.arrive(
            in: commune, neighbourhood: places[0], address: "Kiệt 9",
            head: MemberForm(name: name, relation: MemberRecord.headRelation),
            arrival: Arrival(
                from: "Phường Hương An", category: category, decision: category.map { _ in "3/QĐ-UBND" },
                signedOn: category.map { _ in .iso("2024-12-20") }),
            occasion: .on("2025-05-05", "giấy chuyển đến"), by: officer("2025-05-05"))
        return Entered(key: arrived.key, code: arrived.code)
    }
}
