import Access
import Rulebook
import Storage
import Vocabulary

// What befalls a household: members who come, heads who are followed, the end, and what has to be done about it.
extension HouseholdWork {
    /// A new member, who may be somebody the register knew before.
    ///
    /// - Returns: the person's key.
    func add(_ form: MemberForm, to household: HouseholdRecord, _ occasion: Occasion) throws -> Key {
        try checkDay(of: household.key, occasion)
        try check(form, occasion)
        guard form.relation != MemberRecord.headRelation || household.head == nil else {
            throw RegistryRefusal.invalid([
                FieldProblem("relation", "Hộ đã có chủ hộ. Hãy chọn quan hệ khác, hoặc dùng mục Đổi chủ hộ.")
            ])
        }
        var member = form.record(since: occasion.day)
        if let former = try former(form, occasion) {
            member.person.key = former
            try retirePerson(former)
        }
        writer.add(
            member, to: household.key, order: household.members.count, observedOn: occasion.day,
            reason: occasion.reason)
        return member.person.key
    }

    /// Who comes back: the one that the form means, or whoever had its number here before and belongs to no household now.
    ///
    /// - Throws: `RegistryRefusal.invalid` for one whose death was recorded, or where the number is somebody else's.
    func former(_ form: MemberForm, _ occasion: Occasion) throws -> Key? {
        let bearer = try form.number.flatMap(bearer)
        guard let former = form.returning ?? bearer else { return nil }
        if let bearer, bearer != former {
            throw RegistryRefusal.invalid([
                FieldProblem("number", "Số định danh này trong sổ là của người khác. Hãy kiểm tra lại số.")
            ])
        }
        let isKnown = try connection.exists(
            "SELECT 1 FROM person WHERE commune = \(commune) AND id = \(former) AND retired_in IS NULL")
        guard isKnown else { throw RegistryRefusal.memberUnknown }
        try checkFree(former, from: occasion.day)
        try checkAlive(former)
        return former
    }

    private func bearer(_ number: IdentityNumber) throws -> Key? {
        try connection.first(
            """
            SELECT id FROM person WHERE commune = \(commune) AND number_hash = \(premises.vault.hash(of: number))
            AND retired_in IS NULL ORDER BY id
            """
        ) { $0.key(0) }
    }

    private func checkAlive(_ former: Key) throws {
        let died = try connection.first(
            """
            SELECT day FROM household_event WHERE commune = \(commune) AND person = \(former)
            AND kind = \(HouseholdEventKind.death.rawValue) AND retired_in IS NULL
            """
        ) { $0.day(0) }
        guard let died else { return }
        throw RegistryRefusal.invalid([
            FieldProblem("number", "Người này đã được ghi là chết ngày \(died.shown). Hãy kiểm tra lại số định danh.")
        ])
    }

    /// Puts somebody at the head of those who stay, or somebody who speaks for them.
    func succeed(
        in household: HouseholdRecord, staying: [MemberRecord], _ succession: Succession, _ occasion: Occasion
    ) throws {
        switch succession {
        case .none: throw RegistryRefusal.headCannotLeave
        case .representative(let form):
            try name(form, of: household, members: staying, occasion)
        case .head(let head, let relations):
            guard let next = staying.first(where: { $0.person.key == head }) else {
                throw RegistryRefusal.invalid([
                    FieldProblem("head", "Chưa chọn chủ hộ mới trong những người còn lại.")
                ])
            }
            try checkEnd(of: "người này vào hộ", since: next.since, occasion)
            for (order, member) in household.members.enumerated()
            where staying.contains(where: { $0.key == member.key }) {
                let isHead = member.person.key == head
                let asked = isHead ? MemberRecord.headRelation : relations[member.person.key] ?? "other"
                let relation = !isHead && asked == MemberRecord.headRelation ? "other" : asked
                guard relation != member.relation else { continue }
                try setRelation(relation, of: member, order: order, in: household.key, occasion)
            }
        }
    }

    /// Names who speaks for the household from a day on; whoever did before does until the day before.
    func name(
        _ form: RepresentativeForm, of household: HouseholdRecord, members: [MemberRecord], _ occasion: Occasion
    ) throws {
        let member = form.person.flatMap { key in members.first { $0.person.key == key } }
        let name = member?.person.name ?? VietnameseText.tidy(form.name)
        var problems: [FieldProblem] = []
        if name.isEmpty {
            problems.append(
                FieldProblem("representative", "Chưa có người đại diện. Hãy chọn một thành viên hoặc ghi họ tên."))
        }
        if let until = form.until, until <= occasion.day {
            problems.append(
                FieldProblem("until", "Ngày thôi đại diện phải sau ngày bắt đầu (\(occasion.day.shown))."))
        }
        if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
        try endRepresentatives(of: household.key, on: occasion.day)
        let key = Key.make()
        try connection.run(
            """
            INSERT INTO representative (commune, id, household, person, name, relation, from_day, to_day, reason, recorded_in)
            VALUES (\(commune), \(key), \(household.key), \(member?.person.key), \(name), \(form.relation),
            \(occasion.day), \(form.until), \(occasion.reason), \(entry.key))
            """)
        entry.changed(
            "representative", household.key,
            after: Canonical.lines([
                ("representative", name), ("relation_to_household", form.relation), ("from", occasion.day.iso),
                ("until", form.until?.iso),
            ]))
    }

    private func endRepresentatives(of household: Key, on day: Day) throws {
        let open: SQL = """
            commune = \(commune) AND household = \(household) AND retired_in IS NULL AND (to_day IS NULL OR to_day > \(day))
            """
        try connection.run(
            """
            INSERT INTO representative (commune, id, household, person, name, relation, from_day, to_day, reason, recorded_in)
            SELECT commune, id, household, person, name, relation, from_day, \(day), reason, \(entry.key)
            FROM representative WHERE \(open) AND from_day < \(day)
            """)
        try connection.run(
            "UPDATE representative SET retired_in = \(entry.key) WHERE \(open) AND recorded_in <> \(entry.key)")
    }

    /// Nobody of the household is left: it does not live here any more.
    func close(
        _ household: HouseholdRecord, as ending: HouseholdEventKind, place: String, people: [Key] = [],
        _ occasion: Occasion
    ) throws -> Followed {
        try checkEnd(of: "đến ở nơi đang ở", since: household.since, occasion)
        try endResidence(of: household.key, on: occasion.day)
        entry.changed("household", household.key, before: Canonical.household(household))
        return try happened(ending, household.key, people: people, place: place, occasion)
    }

    /// Writes down what befell a household and makes the errands that the rules let follow from it.
    ///
    /// - Parameters:
    ///   - people: whom it is about, each an event of its own; none for the household as a whole.
    ///   - origin: the household whose class counts; a new one is not on any list yet.
    @discardableResult
    func happened(
        _ kind: HouseholdEventKind, _ household: Key, people: [Key] = [], place: String = "",
        from origin: Key? = nil, _ occasion: Occasion
    ) throws -> Followed {
        let about: [Key?] = people.isEmpty ? [nil] : people
        for person in about {
            try connection.run(
                """
                INSERT INTO household_event (commune, id, household, kind, day, person, place, recorded_in)
                VALUES (\(commune), \(Key.make()), \(household), \(kind.rawValue), \(occasion.day), \(person), \(place),
                \(entry.key))
                """)
        }
        let maker = ErrandMaker(
            connection: connection, premises: premises, entry: entry, commune: commune, today: today)
        return try maker.follow(kind, household, people: people, standingOf: origin ?? household, on: occasion.day)
    }
}
