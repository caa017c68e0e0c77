import Access
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a household that moves between two wards` {
    private static let head: MemberForm = {
        var form = MemberForm(
            name: "Trần Thị Bưởi", birth: Birth(iso: "1950"), number: IdentityNumber("046150001234"), relation: "head")
        form.answers[.healthInsurance] = .flag(true)
        return form
    }()

    @Test(arguments: TestDatabase.engines)
    func `keeps its people, and stands in both chains`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(
                Self.head, [MemberForm(name: "Lê Văn Tí", birth: Birth(iso: "2001-06-20"), relation: "child")])
            try await ward.recognise([(poor.code, .poor)])
            let before = try await ward.record(poor.key)
            let place = try await ward.neighbourPlace()

            let moved = try await HouseholdEditing(ward.premises).moveAcross(
                poor.key, from: ward.commune, to: Ward.neighbour.key, neighbourhood: place, address: "1 Nguyễn Hiền",
                version: try await ward.version(poor.key), occasion: .on("2026-02-01", "mua nhà"),
                by: ward.neighbour(both: true))

            #expect(moved.code == "20014-00001")
            let file = try await Households(ward.premises).file(
                of: poor.key, in: Ward.neighbour.key, by: ward.neighbour())
            #expect(file.record.members.map(\.person) == before.members.map(\.person))
            #expect(file.record.members.first?.answers[.healthInsurance] == .flag(true))
            #expect(file.record.since == .iso("2026-02-01"))
            #expect(file.inForce == nil)
            let there = try await Households(ward.premises).story(
                of: poor.key, in: Ward.neighbour.key, by: ward.neighbour())
            #expect(there.arrival?.arrival.from == "Phường Kim Trà")
            #expect(there.arrival?.arrival.category == .poor)
            #expect(there.arrival?.arrival.decision == "9/QĐ-UBND")
            #expect(there.errands.map(\.rule) == ["review_arrived"])
            let here = try await Households(ward.premises).gone(poor.key, in: ward.commune, by: ward.officer())
            #expect(here.goneOn == .iso("2026-02-01"))
            #expect(try await ward.newest(ward.commune) == .movedAcross)
            #expect(try await ward.newest(Ward.neighbour.key) == .movedAcross)
            #expect(try await ward.database.read { try Audit.firstBroken($0) } == nil)
            #expect(try await Households(ward.premises).counts(in: ward.commune, by: ward.officer()).households == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is moved by nobody who keeps only one of the registers`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(Self.head)
            let place = try await ward.neighbourPlace()
            let version = try await ward.version(poor.key)

            await #expect(throws: AccessRefusal.notFound) {
                _ = try await HouseholdEditing(ward.premises).moveAcross(
                    poor.key, from: ward.commune, to: Ward.neighbour.key, neighbourhood: place, address: "",
                    version: version, occasion: .on("2026-02-01", "mua nhà"), by: ward.officer())
            }
            #expect(try await ward.version(poor.key) == version)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `comes back under a code of its own`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(Self.head)
            let place = try await ward.neighbourPlace()
            let editing = HouseholdEditing(ward.premises)
            _ = try await editing.moveAcross(
                poor.key, from: ward.commune, to: Ward.neighbour.key, neighbourhood: place, address: "",
                version: try await ward.version(poor.key), occasion: .on("2026-02-01", "mua nhà"),
                by: ward.neighbour(both: true))
            let version = try await Households(ward.premises).file(
                of: poor.key, in: Ward.neighbour.key, by: ward.neighbour()
            ).version

            let back = try await editing.moveAcross(
                poor.key, from: Ward.neighbour.key, to: ward.commune, neighbourhood: ward.neighbourhoods[0],
                address: "", version: version, occasion: .on("2026-02-20", "về lại"), by: ward.neighbour(both: true))

            #expect(back.code == "20017-00002")
            let list = try await Households(ward.premises).list(HouseholdFilter(), in: ward.commune, by: ward.officer())
            #expect(list.lines.map(\.code) == ["20017-00002"])
            #expect(list.people == 1)
        }
    }
}

extension Ward {
    func newest(_ commune: Key) async throws -> AuditAction? {
        try await Journal(database: database).entries(by: .reader(of: commune, at: officer().at), of: commune)
            .entries.first?.action
    }
}

extension Asking {
    fileprivate static func reader(of commune: Key, at instant: Instant) -> Asking {
        Asking(officer: Key.make(), name: "Đỗ Văn Khế", role: .leader, communes: [commune], at: instant)
    }
}
