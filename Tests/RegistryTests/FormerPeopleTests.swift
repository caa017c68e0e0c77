import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// People who left and come back: found by name, the same persons as before.
struct FormerPeopleTests {
    private static let head = MemberForm(name: "Trần Thị Bưởi", birth: .year(1956), relation: "head")
    private static let son = MemberForm(name: "Lê Văn Tí", birth: .year(2001), sex: .male, relation: "child")

    @Test(arguments: TestDatabase.engines)
    func `who left is offered by name to the old household and to another, and is the same person again`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let (old, _) = try await ward.enter(Self.head, [Self.son])
            let (other, _) = try await ward.enter(MemberForm(name: "Hồ Thị Cam", relation: "head"))
            let son = try await ward.person("Lê Văn Tí", of: old)
            #expect(try await ward.former(of: old).isEmpty)
            try await ward.leave([son], as: .moveOut(to: "Đà Nẵng"), of: old, on: "2026-01-10")

            #expect(try await ward.former(of: old).map(\.person.key) == [son])
            #expect(try await ward.former(of: other).isEmpty)
            #expect(try await ward.former(like: Self.son).map(\.person.key) == [son])
            #expect(try await ward.former(like: MemberForm(name: "le van ti", relation: "")).map(\.person.key) == [son])
            let older = MemberForm(name: "Lê Văn Tí", birth: .year(1960), relation: "")
            #expect(try await ward.former(like: older).isEmpty)

            var back = Self.son
            back.returning = son
            try await ward.bring(back, as: .moveIn(from: "Đà Nẵng"), into: other, on: "2026-02-01")

            #expect(try await ward.person("Lê Văn Tí", of: other) == son)
            #expect(try await ward.former(of: old).isEmpty)
            #expect(try await ward.former(like: Self.son).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody comes back who is here, has died, left later, or under somebody else's number`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            var numbered = MemberForm(name: "Hồ Thị Sim", relation: "child")
            numbered.number = IdentityNumber("046301001234")
            let (old, _) = try await ward.enter(Self.head, [Self.son, numbered])
            let (other, _) = try await ward.enter(MemberForm(name: "Hồ Thị Cam", relation: "head"))
            let (son, sim) = (
                try await ward.person("Lê Văn Tí", of: old), try await ward.person("Hồ Thị Sim", of: old)
            )
            var back = Self.son
            back.returning = son

            #expect(await ward.refusal(back, into: other, on: "2026-02-01") == "HO-106")
            try await ward.leave([son], as: .moveOut(to: "Huế"), of: old, on: "2026-02-10")
            #expect(await ward.refusal(back, into: other, on: "2026-02-01") == "HO-106")
            try await ward.leave([sim], as: .death, of: old, on: "2026-02-10")
            var otherNumber = back
            otherNumber.number = numbered.number
            #expect(await ward.refusal(otherNumber, into: other, on: "2026-02-20") == "HO-105")
            var dead = numbered
            dead.returning = sim
            dead.number = nil
            #expect(await ward.refusal(dead, into: other, on: "2026-02-20") == "HO-105")
            #expect(try await ward.former(of: old).map(\.person.key) == [son])
            back.returning = Key.make()
            #expect(await ward.refusal(back, into: other, on: "2026-02-20") != nil)
        }
    }
}

extension Ward {
    fileprivate func former(of household: Key) async throws -> [FormerPerson] {
        try await Households(premises).former(of: household, in: commune, by: officer())
    }

    fileprivate func former(like form: MemberForm) async throws -> [FormerPerson] {
        try await Households(premises).former(like: form, in: commune, by: officer())
    }

    fileprivate func refusal(_ form: MemberForm, into household: Key, on day: String) async -> String? {
        do {
            try await bring(form, as: .moveIn(from: "Đà Nẵng"), into: household, on: day)
            return nil
        } catch {
            return (error as? any Refusal)?.code
        }
    }
}
