import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Lists and households of another moment than now.
struct ListsThenTests {
    @Test(arguments: TestDatabase.engines)
    func `behind a past number stand the names and places of its day, then of now where there were none`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let moves = try await ward.enter("Trần Thị Dời", on: "2024-02-01")
            let ends = try await ward.enter("Trần Văn Hết", on: "2024-02-01")
            let later = try await ward.enter("Hồ Thị Sau", on: "2025-08-08")
            try await ward.move(moves, to: 1, on: "2025-06-06")
            try await ward.remove("Trần Văn Hết", from: ends, on: "2025-05-05")
            let households = Households(ward.premises)
            func named(_ day: String) async throws -> [String] {
                try await households.named(
                    [moves, ends, later].map(\.key), in: ward.commune, at: RegisterMoment(day: .iso(day)),
                    by: ward.officer()
                ).map { "\($0.name), \($0.neighbourhoodName), \($0.isHere)" }
            }

            let before = [
                "Trần Thị Dời, Tổ dân phố 1, true", "Trần Văn Hết, Tổ dân phố 1, false",
                "Hồ Thị Sau, Tổ dân phố 1, true",
            ]
            #expect(Set(try await named("2025-01-01")) == Set(before))
            let now = try await named(Ward.today)
            #expect(now.contains("Trần Thị Dời, Tổ dân phố 2, true"))
            #expect(now.contains { $0.hasPrefix("Trần Văn Hết, , false") })
        }
    }

    /// A list of today, made from the register, is the list that the cards tell.
    @Test(arguments: TestDatabase.engines)
    func `a list made from the register is line by line the list of the cards`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)
            try await CardRefresh(ward.premises).ifNeeded(in: ward.commune, on: .iso(Ward.today))
            let households = Households(ward.premises)
            let today = RegisterMoment(day: .iso(Ward.today))

            for group in HouseholdFilter.Group.allCases {
                for place in [nil, ward.places[1]] {
                    for order in HouseholdOrder.allCases {
                        let filter = HouseholdFilter(group: group, neighbourhood: place)
                        let cards = try await households.list(
                            filter, in: ward.commune, order: order, page: 2, size: 7, by: ward.officer())
                        let then = try await households.list(
                            filter, in: ward.commune, at: today, order: order, page: 2, size: 7, by: ward.officer())
                        #expect(then.shown == cards.shown, "\(group), \(order)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `as of a day a list holds who lived here then, as was decided for them then`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let stays = try await ward.enter("Trần Thị Ở", members: 3, on: "2024-02-01")
            let ends = try await ward.enter("Trần Văn Hết", on: "2024-02-01")
            try await ward.decide([(stays, .poor), (ends, .poor)], review: 2024)
            try await ward.remove("Trần Văn Hết", from: ends, on: "2025-05-05")
            try await ward.move(stays, to: 1, on: "2025-06-06")
            _ = try await ward.enter("Lê Thị Đến", members: 2, in: 1, on: "2025-07-07")
            try await ward.decide([(stays, .nearPoor)], review: 2025)

            #expect(try await ward.names(.poor, on: "2025-05-04") == ["Trần Thị Ở", "Trần Văn Hết"])
            #expect(try await ward.names(.poor, on: "2025-05-05") == ["Trần Thị Ở"])
            #expect(try await ward.names(.all, on: "2025-06-05") == ["Trần Thị Ở"])
            #expect(try await ward.names(.all, in: 1, on: "2025-06-06") == ["Trần Thị Ở"])
            #expect(try await ward.names(.all, on: "2025-07-07") == ["Lê Thị Đến", "Trần Thị Ở"])
            #expect(try await ward.names(.poor, on: "2025-12-31") == ["Trần Thị Ở"])
            #expect(try await ward.names(.poor, on: "2026-01-01") == [])
            #expect(try await ward.names(.nearPoor, on: "2026-01-01") == ["Trần Thị Ở"])

            let file = try await Households(ward.premises).file(
                of: ends.key, in: ward.commune, at: RegisterMoment(day: .iso("2025-05-04")), by: ward.officer())
            #expect(file.inForce?.category == .poor)
            await #expect(throws: RegistryRefusal.self) {
                try await Households(ward.premises).file(
                    of: ends.key, in: ward.commune, at: RegisterMoment(day: .iso("2025-05-05")), by: ward.officer())
            }
        }
    }

    /// A death in February that is entered in May is in every list of February on, and in none that was known in March.
    @Test(arguments: TestDatabase.engines)
    func `what was entered later changes what held, never what was known`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let household = try await ward.enter("Trần Thị Ở", members: 3, on: "2024-02-01")
            try await ward.decide([(household, .poor)], review: 2025)
            try await ward.observe(household, on: "2025-11-01") { $0[.livingArea] = .number(30_00) }
            let person = try await ward.person("Trần Thị Ở Con 1", household)

            try await ward.editing.removeMember(
                person, of: household.key, in: ward.commune, version: try await ward.version(household),
                occasion: .on("2026-02-10", "giấy báo tử"), by: ward.officer("2026-05-20"))
            try await ward.observe(household, on: "2026-05-21") { $0[.livingArea] = .number(12_00) }

            let march = RegisterMoment(day: .iso("2026-03-31"))
            let known = RegisterMoment(day: .iso("2026-03-31"), knownOn: .iso("2026-03-31"))
            let now = try await ward.file(household, at: march).record
            let then = try await ward.file(household, at: known).record
            #expect(now.members.map(\.person.name).sorted() == ["Trần Thị Ở", "Trần Thị Ở Con 2"])
            #expect(then.members.count == 3)
            #expect(now.answers[.livingArea] == .number(30_00))
            #expect(then.answers[.livingArea] == .number(30_00))
            #expect(try await ward.file(household, "2026-06-01").record.answers[.livingArea] == .number(12_00))
            #expect(try await ward.names(.poor, on: "2026-03-31", known: "2025-12-14") == [])
        }
    }
}

extension Ward {
    fileprivate func names(
        _ group: HouseholdFilter.Group, in place: Int? = nil, on day: String, known: String? = nil
    ) async throws -> [String] {
        let filter = HouseholdFilter(group: group, neighbourhood: place.map { places[$0] })
        let moment = RegisterMoment(day: .iso(day), knownOn: known.map { .iso($0) })
        let list = try await Households(premises).list(
            filter, in: commune, at: moment, by: officer("2026-06-01"))
        return list.lines.map(\.name).sorted()
    }

    fileprivate func file(_ household: Entered, at moment: RegisterMoment) async throws -> HouseholdFile {
        try await Households(premises).file(of: household.key, in: commune, at: moment, by: officer("2026-06-01"))
    }
}

extension HouseholdPage {
    fileprivate var shown: [String] {
        lines.map {
            "\($0.code) \($0.name) \($0.neighbourhoodName) \($0.address) \($0.members) \($0.proposed) \($0.lacks)"
                + " \($0.unknowns) \(String(describing: $0.recognised))"
        } + ["\(total) hộ, \(people) người, trang \(page)/\(pageCount), \(indicators) chỉ số"]
    }
}
