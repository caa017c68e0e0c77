import Access
import Registry
import Results
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Tổ dân phố that are merged, split and renamed by decision, and the tables before and after.
struct ReorganisationTests {
    private static let decision = AreaDecision(
        number: "21/NQ-HĐND", signedOn: .iso("2026-01-20"), day: .iso("2026-02-01"))

    @Test(arguments: TestDatabase.engines)
    func `old tables keep the old ones, new ones have the new one, and the ward is the same`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let (a, b, c) = (
                try await ward.enter("Trần Thị Bưởi", members: 3, in: 0), try await ward.enter("Lê Thị Cam", in: 1),
                try await ward.enter("Hồ Thị Sim", members: 2, in: 2)
            )
            try await ward.decide([(a, .poor), (b, .poor), (c, .poor)], review: 2025)
            try await ward.record(totals: [(0, 100, 400), (1, 60, 240), (2, 50, 200)])
            let closed = try await ward.table(2, 2025)
            let rates = try await ward.numbers(1, 2026, place: nil)

            try await ward.areas.reorganise(
                Reorganisation(
                    old: [ward.places[0], ward.places[1]], new: [.init(name: "Tổ dân phố Giáp Nhất")], rest: 0),
                by: Self.decision, in: ward.commune, by: ward.officer())

            let again = try await ward.table(2, 2025)
            #expect(again.rows.map { $0.cells.map(\.number) } == closed.rows.map { $0.cells.map(\.number) })
            #expect(again.rows.map(\.label) == closed.rows.map(\.label))
            let open = try await ward.table(2, 2026)
            let made = try #require(
                try await ward.areas.neighbourhoods(of: ward.commune, by: ward.officer()).first {
                    $0.name == "Tổ dân phố Giáp Nhất"
                })
            let row = open.rows.first { $0.place == made.key }
            #expect(row?.cells.map(\.number).last == 2)
            let total = open.rows.first { $0.place == nil }?.cells.map(\.number)
            #expect(total?.first == 3)
            #expect(total?.last == 3)
            #expect(open.breaches.isEmpty)
            #expect(try await ward.numbers(1, 2026, place: nil) == rates)
            #expect(try await ward.file(a).neighbourhood?.name == "Tổ dân phố Giáp Nhất")
            #expect(try await ward.database.read { try Audit.firstBroken($0) } == nil)
            let history = try await ward.areas.changes(of: ward.commune, by: ward.officer())
            #expect(history.map(\.kind) == [.merge])
            #expect(history.first?.from == ["Tổ dân phố 1", "Tổ dân phố 2"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a split assigns every household, or changes nothing`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (a, b) = (
                try await ward.enter("Trần Thị Bưởi", in: 0), try await ward.enter("Lê Thị Cam", in: 0)
            )
            var split = Reorganisation(
                old: [ward.places[0]], new: [.init(name: "Tổ dân phố Đông"), .init(name: "Tổ dân phố Tây")],
                assignment: [a.key: 0])

            let preview = try await ward.areas.preview(
                split, by: Self.decision, in: ward.commune, by: ward.officer())
            let refusal = await #expect(throws: RegistryRefusal.self) {
                try await ward.areas.reorganise(split, by: Self.decision, in: ward.commune, by: ward.officer())
            }
            split.rest = 1
            try await ward.areas.reorganise(split, by: Self.decision, in: ward.commune, by: ward.officer())

            #expect(preview.unassigned.map(\.key) == [b.key])
            #expect(refusal?.message.contains("1 hộ chưa được phân") == true)
            #expect(try await ward.file(a).neighbourhood?.name == "Tổ dân phố Đông")
            #expect(try await ward.file(b).neighbourhood?.name == "Tổ dân phố Tây")
            let names = try await ward.areas.neighbourhoods(of: ward.commune, by: ward.officer()).map(\.name)
            #expect(names == ["Tổ dân phố 2", "Tổ dân phố 3", "Tổ dân phố Đông", "Tổ dân phố Tây"])
            let places = try await ward.database.read { connection in
                try Residences.ofRecognised(
                    connection, commune: ward.commune, at: RegisterMoment(day: .iso("2026-01-31")))
            }
            #expect(places.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a name is changed from a day on, and taken once`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let household = try await ward.enter("Trần Thị Bưởi", in: 0)
            func rename(_ name: String) async throws {
                try await ward.areas.rename(
                    ward.places[0], to: name, by: Self.decision, in: ward.commune, by: ward.officer())
            }

            await #expect(throws: RegistryRefusal.self) { try await rename("tổ dân phố 2") }
            try await rename("Tổ dân phố Giáp Thượng")

            let names = try await ward.database.read { connection in
                try ["2026-01-31", "2026-02-01"].map {
                    try Areas.area(connection, ward.places[0], on: .iso($0))?.name
                }
            }
            #expect(names == ["Tổ dân phố 1", "Tổ dân phố Giáp Thượng"])
            #expect(try await ward.file(household).record.neighbourhood == ward.places[0])
        }
    }
}

extension Ward {
    fileprivate var areas: CommuneAreas { CommuneAreas(premises) }
}
