import Access
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a household that is edited` {
    private static let head = MemberForm(name: "Trần Thị Bưởi", birth: Birth(iso: "1950"), relation: "head")
    private static let child = MemberForm(name: "Lê Văn Tí", birth: Birth(iso: "2001-06-20"), relation: "child")

    @Test(arguments: TestDatabase.engines)
    func `has another version once somebody left it`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head, [Self.child])
            let opened = try await ward.version(household)
            let left = try await member("Lê Văn Tí", of: household, ward)
            try await ward.remove(left, of: household, on: "2026-02-01")

            #expect(try await ward.version(household) != opened)
            let refusal = await refusal { try await ward.add(Self.child, to: household, opened, on: "2026-02-02") }
            #expect(refusal?.code == "HO-104")
            #expect(refusal?.message.contains("bớt thành viên") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes nothing on a day before its own first day`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head, [Self.child], on: "2024-01-15")
            let child = try await member("Lê Văn Tí", of: household, ward)
            let editing = HouseholdEditing(ward.premises)
            let before = Occasion.on("2024-01-14", "ghi bổ sung")
            let version = try await ward.version(household)

            let added = await refusal { try await ward.add(Self.child, to: household, version, on: "2024-01-14") }
            let observed = await refusal {
                try await editing.observe(
                    household, in: ward.commune, address: "5 ngõ Mít", answers: .init(), version: version,
                    occasion: before, by: ward.officer())
            }
            let corrected = await refusal {
                try await editing.correctMember(
                    child, Self.child, of: household, in: ward.commune, version: version, occasion: before,
                    by: ward.officer())
            }
            let headed = await refusal {
                try await editing.changeHead(
                    to: child, relations: [:], of: household, in: ward.commune, version: version, occasion: before,
                    by: ward.officer())
            }
            let removed = await refusal { try await ward.remove(child, of: household, on: "2024-01-14") }

            #expect(
                [added, observed, corrected, headed, removed].map { $0?.code } == Array(repeating: "HO-105", count: 5))
            #expect(added?.message.contains("15/01/2024") == true)
            #expect(try await ward.version(household) == version)
            try await ward.remove(child, of: household, on: "2024-01-15")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes what happened before it moved within the ward`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head, on: "2024-01-15")
            try await HouseholdEditing(ward.premises).move(
                household, to: ward.neighbourhoods[1], address: "7 đường Ổi", in: ward.commune,
                version: try await ward.version(household), occasion: .on("2025-06-01", "chuyển nhà"),
                by: ward.officer())

            try await ward.add(Self.child, to: household, try await ward.version(household), on: "2024-08-01")

            #expect(try await ward.record(household).members.count == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `has one head, however it is asked`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head, [Self.child])
            let child = try await member("Lê Văn Tí", of: household, ward)
            let old = try await member("Trần Thị Bưởi", of: household, ward)
            let editing = HouseholdEditing(ward.premises)
            var asHead = Self.child
            asHead.relation = MemberRecord.headRelation

            let refusal = await refusal {
                try await editing.correctMember(
                    child, asHead, of: household, in: ward.commune, version: try await ward.version(household),
                    occasion: .on("2026-02-01", "ghi nhầm"), by: ward.officer())
            }
            try await editing.changeHead(
                to: child, relations: [old: MemberRecord.headRelation], of: household, in: ward.commune,
                version: try await ward.version(household), occasion: .on("2026-02-01", "bà Bưởi già yếu"),
                by: ward.officer())

            #expect(refusal?.code == "HO-105")
            let members = try await ward.record(household).members
            #expect(members.filter { $0.relation == MemberRecord.headRelation }.map(\.person.key) == [child])
            #expect(members.first { $0.person.key == old }?.relation == "other")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `answers older than the newest ones are refused, since they would never hold`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head)
            var newer = HouseholdAnswers()
            newer[.usesInternet] = .flag(true)
            try await ward.observe(household, newer, on: "2025-03-10")
            var older = HouseholdAnswers()
            older[.usesInternet] = .flag(false)

            let refusal = await refusal { try await ward.observe(household, older, on: "2025-03-09") }

            #expect(refusal?.code == "HO-105")
            #expect(try await ward.record(household).answers[.usesInternet] == .flag(true))
        }
    }

    private func member(_ name: String, of household: Key, _ ward: Ward) async throws -> Key {
        try #require(try await ward.record(household).members.first { $0.person.name == name }).person.key
    }

    private func refusal(_ body: () async throws -> Void) async -> (any Refusal)? {
        do {
            try await body()
            return nil
        } catch {
            return error as? any Refusal
        }
    }
}

extension Ward {
    fileprivate func observe(_ household: Key, _ answers: HouseholdAnswers, on day: String) async throws {
        try await HouseholdEditing(premises).observe(
            household, in: commune, address: nil, answers: answers, version: try await version(household),
            occasion: .on(day, "theo phiếu thu thập"), by: officer())
    }

    fileprivate func add(_ member: MemberForm, to household: Key, _ version: HouseholdVersion, on day: String)
        async throws
    {
        try await HouseholdEditing(premises).addMember(
            member, to: household, in: commune, version: version, occasion: .on(day, "theo giấy khai sinh"),
            by: officer())
    }

    fileprivate func remove(_ person: Key, of household: Key, on day: String) async throws {
        try await HouseholdEditing(premises).removeMember(
            person, of: household, in: commune, version: try await version(household),
            occasion: .on(day, "chuyển đi nơi khác"), by: officer())
    }
}
