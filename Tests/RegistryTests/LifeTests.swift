import Access
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `what befalls a household` {
    private static let head = MemberForm(name: "Trần Thị Bưởi", birth: Birth(iso: "1950"), relation: "head")
    private static let child = MemberForm(name: "Lê Văn Tí", birth: Birth(iso: "2001-06-20"), relation: "child")
    private static let baby = MemberForm(name: "Lê Thị Na", birth: Birth(iso: "2026-02-10"), relation: "grandchild")

    @Test(arguments: TestDatabase.engines)
    func `a birth in a listed household asks for a certificate and a card`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(Self.head, [Self.child])
            let other = try await ward.enter(MemberForm(name: "Lê Thị Cam", relation: "head"))
            try await ward.recognise([(poor.code, .poor)])

            let followed = try await ward.bring(Self.baby, as: .birth, into: poor.key, on: "2026-02-10")
            let unlisted = try await ward.bring(Self.baby, as: .birth, into: other.key, on: "2026-02-10")

            #expect(followed.errands.count == 2)
            #expect(unlisted.errands.isEmpty)
            let story = try await ward.story(poor.key)
            #expect(story.events.map(\.kind) == [.birth])
            #expect(story.errands.map(\.rule).sorted() == ["certificate", "insurance_add"])
            let card = try #require(story.errands.first { $0.rule == "insurance_add" })
            #expect(card.person.flatMap { story.names[$0] } == "Lê Thị Na")
            #expect(try await ward.record(poor.key).counted.count == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child is born with a birth, on no day before it`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (household, _) = try await ward.enter(Self.head)
            var unborn = Self.baby
            unborn.birth = nil

            #expect(
                await code { try await ward.bring(unborn, as: .birth, into: household, on: "2026-02-10") } == "HO-105")
            #expect(
                await code { try await ward.bring(Self.baby, as: .birth, into: household, on: "2026-02-09") }
                    == "HO-105")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a head who dies is followed by a member, or somebody speaks for the rest`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let first = try await ward.enter(Self.head, [Self.child])
            let second = try await ward.enter(Self.head, [Self.child])
            let (old, next) = (
                try await ward.person("Trần Thị Bưởi", of: first.key), try await ward.person("Lê Văn Tí", of: first.key)
            )
            let other = try await ward.person("Trần Thị Bưởi", of: second.key)

            let nobody = await code { try await ward.leave([old], as: .death, of: first.key, on: "2026-02-01") }
            try await ward.leave(
                [old], as: .death, succession: .head(next, relations: [:]), of: first.key, on: "2026-02-01")
            try await ward.leave(
                [other], as: .death,
                succession: .representative(RepresentativeForm(person: nil, name: "Lê Văn Sáu", relation: "chú ruột")),
                of: second.key, on: "2026-02-01")

            #expect(nobody == "HO-107")
            #expect(try await ward.record(first.key).head?.person.key == next)
            #expect(try await ward.heads(of: first.key, on: "2026-01-31") == [old])
            #expect(try await ward.record(second.key).head == nil)
            let representative = try await ward.story(second.key).representative(on: .iso("2026-02-01"))
            #expect(representative?.name == "Lê Văn Sáu")
            #expect(try await ward.story(second.key).representative(on: .iso("2026-01-31")) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household whose last member dies has ended and can still be seen`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(Self.head)
            try await ward.recognise([(poor.code, .poor)])
            let person = try await ward.person("Trần Thị Bưởi", of: poor.key)

            let followed = try await ward.leave([person], as: .death, of: poor.key, on: "2026-02-01")

            #expect(Set(followed.errands).count == followed.errands.count)
            let gone = try await Households(ward.premises).gone(poor.key, in: ward.commune, by: ward.officer())
            #expect(gone.name == "Trần Thị Bưởi")
            #expect(gone.goneOn == .iso("2026-02-01"))
            #expect(gone.story.events.map(\.kind) == [.death, .ended])
            #expect(gone.story.errands.map(\.rule).sorted() == ["certificate_back", "insurance_remove"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody dead does not come back under the same number`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            var child = Self.child
            child.number = IdentityNumber("046201001234")
            let (household, _) = try await ward.enter(Self.head, [child])
            let person = try await ward.person("Lê Văn Tí", of: household)
            try await ward.leave([person], as: .moveOut(to: "Đà Nẵng"), of: household, on: "2026-01-10")

            try await ward.bring(child, as: .moveIn(from: "Đà Nẵng"), into: household, on: "2026-02-01")
            let back = try await ward.person("Lê Văn Tí", of: household)
            try await ward.leave([back], as: .death, of: household, on: "2026-02-10")

            #expect(back == person)
            #expect(
                await code { try await ward.bring(child, as: .moveIn(from: "Huế"), into: household, on: "2026-02-20") }
                    == "HO-105")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a split makes a household of its own that waits for a decision`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(
                Self.head, [Self.child, MemberForm(name: "Hồ Thị Sim", relation: "child_in_law")])
            try await ward.recognise([(poor.code, .poor)])
            let (head, wife) = (
                try await ward.person("Lê Văn Tí", of: poor.key), try await ward.person("Hồ Thị Sim", of: poor.key)
            )
            let old = try await ward.person("Trần Thị Bưởi", of: poor.key)

            let withHead = await code {
                _ = try await ward.split([old, head], head: head, off: poor.key, on: "2026-02-01")
            }
            let made = try await ward.split([head, wife], head: head, off: poor.key, on: "2026-02-01")

            #expect(withHead == "HO-105")
            #expect(made.code == "20017-00002")
            let file = try await Households(ward.premises).file(of: made.key, in: ward.commune, by: ward.officer())
            #expect(file.inForce == nil)
            #expect(file.record.head?.person.key == head)
            #expect(file.record.members.count == 2)
            #expect(try await ward.record(poor.key).members.map(\.person.key) == [old])
            let story = try await ward.story(made.key)
            #expect(story.lineage.map(\.code) == [poor.code])
            #expect(story.errands.map(\.rule) == ["review_split"])
            #expect(try await ward.members(of: poor.key, on: "2026-01-31") == 3)
            #expect(try await ward.members(of: made.key, on: "2026-01-31") == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a merge keeps one code, and the other points to it`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (kept, gone) = (
                try await ward.enter(Self.head), try await ward.enter(MemberForm(name: "Lê Thị Cam", relation: "head"))
            )

            _ = try await HouseholdEditing(ward.premises).merge(
                gone.key, into: kept.key, relations: [:], in: ward.commune, version: try await ward.version(gone.key),
                occasion: .on("2026-02-01", "về ở chung"), by: ward.officer())

            #expect(try await ward.record(kept.key).members.map(\.relation) == ["head", "other"])
            let story = try await Households(ward.premises).gone(gone.key, in: ward.commune, by: ward.officer()).story
            #expect(story.lineage.map(\.code) == [kept.code])
            #expect(story.events.map(\.kind) == [.mergedInto])
            #expect(try await ward.enter(Self.child.asHead).code == "20017-00003")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household goes away as a whole and did not leave poverty`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let poor = try await ward.enter(Self.head, [Self.child])
            try await ward.recognise([(poor.code, .poor)])

            let followed = try await HouseholdEditing(ward.premises).end(
                poor.key, as: .departed, to: "Phường An Cựu", in: ward.commune,
                version: try await ward.version(poor.key), occasion: .on("2026-02-01", "chuyển nhà"),
                by: ward.officer())

            #expect(followed.words.contains("Báo giảm BHYT với cơ quan BHXH (2 người)"))
            let gone = try await Households(ward.premises).gone(poor.key, in: ward.commune, by: ward.officer())
            #expect(gone.story.events.allSatisfy { $0.kind == .departed && $0.place == "Phường An Cựu" })
            #expect(gone.recognitions.map(\.category) == [.poor])
        }
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? any Refusal)?.code
        }
    }
}

extension MemberForm {
    fileprivate var asHead: MemberForm {
        var form = self
        form.relation = MemberRecord.headRelation
        return form
    }
}

extension Ward {
    /// Records an opening decision.
    func recognise(_ classes: [(code: String, category: RecognisedClass)], on day: String = "2025-12-12") async throws {
        let command = DecisionCommand(
            number: "9/QĐ-UBND", signedOn: .iso(day), effectiveFrom: .iso("2026-01-01"), reviewYear: 2025,
            standard: "2022-2025", kind: .opening, signer: "Đỗ Văn Khế", closesReview: true)
        let lines = classes.map { DecisionAnnex.Line(code: $0.code, name: "", category: $0.category) }
        try await Decisions(premises).record(
            command, annex: DecisionAnnex(fileName: "phu-luc.xlsx", digest: [9], lines: lines), in: commune,
            by: leader())
    }

    func story(_ household: Key) async throws -> HouseholdStory {
        try await Households(premises).story(of: household, in: commune, by: officer())
    }

    @discardableResult
    func bring(_ form: MemberForm, as coming: Coming, into household: Key, on day: String) async throws -> Followed {
        try await HouseholdEditing(premises).bring(
            form, as: coming, into: household, in: commune, version: try await version(household),
            occasion: .on(day, "theo giấy tờ"), by: officer())
    }

    @discardableResult
    func leave(
        _ people: [Key], as leaving: Leaving, succession: Succession = .none, of household: Key, on day: String
    ) async throws -> Followed {
        try await HouseholdEditing(premises).leave(
            people, as: leaving, succession: succession, of: household, in: commune,
            version: try await version(household), occasion: .on(day, "theo giấy tờ"), by: officer())
    }

    func split(
        _ members: [Key], head: Key, off household: Key, on day: String
    ) async throws -> (key: Key, code: String, followed: Followed) {
        let form = SplitForm(
            members: members, head: head, relations: [:], neighbourhood: neighbourhoods[1], address: "7 đường Ổi")
        return try await HouseholdEditing(premises).split(
            form, off: household, in: commune, version: try await version(household),
            occasion: .on(day, "ra ở riêng"), by: officer())
    }
}
