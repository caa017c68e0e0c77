import Access
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `things to do about a household` {
    private static let head = MemberForm(name: "Trần Thị Bưởi", birth: Birth(iso: "1950"), relation: "head")

    @Test(arguments: TestDatabase.engines)
    func `are due on their day, and done once`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head)
            let errands = Errands(ward.premises)
            try await errands.set(
                "Gọi lại hỏi thẻ", about: household, by: .iso("2026-03-02"), in: ward.commune, by: ward.officer())
            try await errands.set(
                "Ghé nhà", about: household, by: .iso("2026-03-03"), in: ward.commune, by: ward.officer())
            try await errands.set("Hỏi con đi học", about: household, by: nil, in: ward.commune, by: ward.officer())

            let due = try await errands.list(.due, in: ward.commune, by: ward.officer())
            let counts = try await errands.counts(in: ward.commune, by: ward.officer())
            let key = try #require(due.first?.errand.key)
            try await errands.finish(
                key, on: .iso("2026-03-02"), note: "đã có thẻ", in: ward.commune, by: ward.officer())

            #expect(due.map(\.errand.title) == ["Gọi lại hỏi thẻ"])
            #expect(due.first?.household == "Trần Thị Bưởi")
            #expect(counts.open == 3)
            #expect(counts.due == 1)
            #expect(
                try await errands.list(.done, in: ward.commune, by: ward.officer()).map(\.errand.doneNote) == [
                    "đã có thẻ"
                ])
            let again = await #expect(throws: RegistryRefusal.self) {
                try await errands.finish(key, on: .iso("2026-03-02"), note: "", in: ward.commune, by: ward.officer())
            }
            #expect(again?.code == "HO-111")
            let open = try await errands.list(.open, in: ward.commune, by: ward.officer())
            #expect(open.map(\.errand.title) == ["Ghé nhà", "Hỏi con đi học"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a phone number and notes stay with who wrote them`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head)
            let editing = HouseholdEditing(ward.premises)
            let opened = try await ward.version(household)
            try await editing.setPhone(
                "0912 345 678", of: household, in: ward.commune, version: opened,
                occasion: .on("2026-03-02", "bà cho số"),
                by: ward.officer())

            await #expect(throws: RegistryRefusal.self) {
                try await editing.setPhone(
                    "0913 000 000", of: household, in: ward.commune, version: opened,
                    occasion: .on("2026-03-02", "số mới"), by: ward.officer())
            }
            try await Errands(ward.premises).note(
                " Nhà ở cuối kiệt, chó dữ.\n", about: household, in: ward.commune, by: ward.officer())

            let story = try await ward.story(household)
            #expect(story.phone == "0912 345 678")
            #expect(story.notes.map(\.text) == ["Nhà ở cuối kiệt, chó dữ."])
            #expect(story.notes.first?.writtenBy == "Lê Thị Mận")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody away still belongs, and is away once at a time`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(
                Self.head, [MemberForm(name: "Lê Văn Tí", birth: Birth(iso: "2001-06-20"), relation: "child")])
            let child = try await ward.person("Lê Văn Tí", of: household)
            let editing = HouseholdEditing(ward.premises)
            func away(_ reason: String, from day: String) async throws {
                try await editing.recordAbsence(
                    of: child, reason: reason, until: nil, note: "Đồng Nai", in: household, of: ward.commune,
                    version: try await ward.version(household), occasion: .on(day, "gia đình báo"), by: ward.officer())
            }
            try await away("work", from: "2026-01-05")

            await #expect(throws: RegistryRefusal.self) { try await away("study", from: "2026-02-01") }
            await #expect(throws: RegistryRefusal.self) { try await away("trốn", from: "2026-02-01") }
            let absence = try #require(try await ward.story(household).absences.first)
            try await editing.endAbsence(
                absence.key, in: household, of: ward.commune, version: try await ward.version(household),
                occasion: .on("2026-02-20", "về quê"), by: ward.officer())
            try await away("study", from: "2026-02-20")

            let absences = try await ward.story(household).absences
            #expect(absences.map(\.reason) == ["work", "study"])
            #expect(absences.map(\.to) == [.iso("2026-02-20"), nil])
            #expect(try await ward.record(household).counted.count == 2)
        }
    }
}
