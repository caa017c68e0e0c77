import Access
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `people in time` {
    private static let head = MemberForm(name: "Trần Thị Bưởi", birth: Birth(iso: "1950"), relation: "head")
    private static let child = MemberForm(name: "Lê Văn Tí", birth: Birth(iso: "2001-06-20"), relation: "child")

    @Test(arguments: TestDatabase.engines)
    func `a new head is head from the day on, the old one until the day before`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head, [Self.child])
            let (old, new) = (
                try await ward.person("Trần Thị Bưởi", of: household), try await ward.person("Lê Văn Tí", of: household)
            )

            try await HouseholdEditing(ward.premises).changeHead(
                to: new, relations: [old: "parent"], of: household, in: ward.commune,
                version: try await ward.version(household), occasion: .on("2026-02-01", "bà Bưởi già yếu"),
                by: ward.officer())

            #expect(try await ward.heads(of: household, on: "2026-01-31") == [old])
            #expect(try await ward.heads(of: household, on: "2026-02-01") == [new])
            #expect(try await ward.members(of: household, on: "2026-01-31") == 2)
            #expect(try await ward.members(of: household, on: "2026-02-01") == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody is a member of two households of the installation on one day`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            var head = Self.head
            head.number = IdentityNumber("046150001234")
            let (household, _) = try await ward.enter(head)
            let place = try await ward.neighbourPlace()

            let elsewhere = await refusal { try await ward.enterBeside(head, place, on: "2026-02-02") }
            var present = head
            present.kind = .present
            try await ward.enterBeside(present, place, on: "2026-02-02")
            try await HouseholdEditing(ward.premises).removeMember(
                try await ward.person("Trần Thị Bưởi", of: household), of: household, in: ward.commune,
                version: try await ward.version(household), occasion: .on("2026-02-10", "chuyển đi"),
                by: ward.officer())
            let tooEarly = await refusal { _ = try await ward.enter(head, on: "2026-02-09") }

            #expect(elsewhere?.code == "HO-109")
            #expect(elsewhere?.message.contains("một hộ ở Phường Kim Trà") == true)
            #expect(elsewhere?.message.contains("20017-") == false)
            #expect(tooEarly?.code == "HO-106")
            try await ward.enter(head, on: "2026-02-10")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what befalls somebody after leaving is not the household's story`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head, [Self.child])
            let child = try await ward.person("Lê Văn Tí", of: household)
            let editing = HouseholdEditing(ward.premises)
            try await editing.removeMember(
                child, of: household, in: ward.commune, version: try await ward.version(household),
                occasion: .on("2026-02-01", "lập gia đình"), by: ward.officer())
            let left = try await ward.version(household)

            // What a later household writes about the same person.
            try await ward.database.write { connection in
                try Audit.write(
                    connection, by: ward.officer(), in: ward.commune, action: .memberAdded, reason: "về hộ mới"
                ) { $0.changed("member", child, after: Array("name=Lê Văn Tí\nrelation=head\n".utf8)) }
            }

            let file = try await Households(ward.premises).file(of: household, in: ward.commune, by: ward.officer())
            let changes = file.own(
                try await Journal(database: ward.database).changes(
                    of: file.records, in: ward.commune, by: ward.officer()))
            #expect(file.version == left)
            let reasons = changes.filter { $0.record == child }.map(\.entry.reason)
            #expect(reasons == ["lập gia đình", "theo phiếu rà soát"])
        }
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
    func person(_ name: String, of household: Key) async throws -> Key {
        try #require(try await record(household).members.first { $0.person.name == name }).person.key
    }

    /// Who was head on a day, told from the rows.
    func heads(of household: Key, on day: String) async throws -> [Key] {
        try await database.read { connection in
            try connection.all(
                """
                SELECT person FROM membership WHERE household = \(household) AND retired_in IS NULL
                AND relation = 'head' AND (from_day IS NULL OR from_day <= \(day))
                AND (to_day IS NULL OR to_day > \(day))
                """
            ) { $0.key(0) }
        }
    }

    /// How many belonged to a household on a day, told from the rows.
    func members(of household: Key, on day: String) async throws -> Int64 {
        try await database.read { connection in
            try connection.count(
                """
                SELECT count(*) FROM membership WHERE household = \(household) AND retired_in IS NULL
                AND (from_day IS NULL OR from_day <= \(day)) AND (to_day IS NULL OR to_day > \(day))
                """)
        }
    }

    @discardableResult
    func enterBeside(_ head: MemberForm, _ place: Key, on day: String) async throws -> Key {
        try await HouseholdEditing(premises).enter(
            in: Ward.neighbour.key, neighbourhood: place, address: "1 Nguyễn Hiền", head: head,
            occasion: .on(day, "theo phiếu"), by: neighbour()
        ).key
    }
}
