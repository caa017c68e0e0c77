import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// One operation on a household while its transaction is open.
struct HouseholdWork {
    let connection: any Connection
    let premises: Premises
    let entry: AuditEntry
    let commune: Key
    let today: Day
    let writer: RegisterWriter

    init(_ connection: any Connection, _ premises: Premises, _ entry: AuditEntry, _ commune: Key, _ today: Day) {
        self.connection = connection
        self.premises = premises
        self.entry = entry
        self.commune = commune
        self.today = today
        writer = RegisterWriter(connection, entry: entry, commune: commune, vault: premises.vault, source: "form")
    }

    /// The household as it stands, which must be as the form showed it.
    func current(_ household: Key, _ version: HouseholdVersion) throws -> HouseholdRecord {
        guard
            let record = try RegisterReader.record(
                connection, vault: premises.vault, commune: commune, key: household)
        else { throw RegistryRefusal.householdUnknown }
        let now = try HouseholdVersions.current(connection, of: record, in: commune)
        guard now == version else {
            throw RegistryRefusal.changedMeanwhile(
                try HouseholdVersions.changes(connection, of: record, in: commune, since: version))
        }
        return record
    }

    /// Nothing ends before it began.
    func checkEnd(of what: String, since: Day?, _ occasion: Occasion) throws {
        guard let since, occasion.day < since else { return }
        throw RegistryRefusal.invalid([
            FieldProblem(
                "day", "Ngày \(occasion.day.shown) ở trước ngày \(what) (\(since.shown)). Hãy kiểm tra lại ngày.")
        ])
    }

    /// Nothing happens in a household before its first day.
    func checkDay(of household: Key, _ occasion: Occasion) throws {
        let first = try connection.first(
            """
            SELECT from_day FROM residence WHERE commune = \(commune) AND household = \(household)
            AND retired_in IS NULL ORDER BY coalesce(from_day, '') LIMIT 1
            """
        ) { $0.dayIfAny(0) }
        try checkEnd(of: "hộ có trong sổ", since: first.flatMap(\.self), occasion)
    }

    /// Answers observed before the newest ones would be kept and never hold: whoever types them must know.
    func checkNewest(_ observedOn: Day?, _ occasion: Occasion) throws {
        guard let observedOn, occasion.day < observedOn else { return }
        throw RegistryRefusal.invalid([
            FieldProblem(
                "day",
                "Sổ đã có thông tin thu thập ngày \(observedOn.shown), mới hơn ngày \(occasion.day.shown). "
                    + "Hãy ghi ngày thu thập từ ngày đó trở đi; nếu thông tin mới hơn bị sai, hãy ghi lại cho đúng.")
        ])
    }

    /// Flushes what was collected and rewrites the cards of the touched households.
    func finish(_ households: [Key]) throws {
        try writer.flush()
        try Cards(connection, premises, commune: commune, day: today).refresh(households, vault: premises.vault)
    }

    /// As `finish`, for a change of the household's own record.
    func changed(_ before: HouseholdRecord, _ after: HouseholdRecord) throws {
        entry.changed(
            "household", before.key, before: Canonical.household(before), after: Canonical.household(after))
        try finish([before.key])
    }

    func communeCode() throws -> String {
        try Areas.area(connection, commune, on: today)?.code ?? ""
    }

    func checkNeighbourhood(_ key: Key) throws {
        guard try Areas.area(connection, key, on: today)?.commune == commune else {
            throw RegistryRefusal.invalid([
                FieldProblem("neighbourhood", "Chưa chọn tổ dân phố. Hãy chọn trong danh sách.")
            ])
        }
    }

    /// A person counts in at most one household a day; the lock holds it against a form saved at the same moment.
    func check(_ form: MemberForm, _ occasion: Occasion, person: Key? = nil) throws {
        var problems: [FieldProblem] = []
        if form.name.isEmpty { problems.append(FieldProblem("name", "Chưa có họ tên. Hãy ghi đủ họ, đệm, tên.")) }
        if let birth = form.birth, birth.range.lowerBound > occasion.day {
            problems.append(
                FieldProblem(
                    "birth", "Ngày sinh \(birth.shown) ở sau ngày \(occasion.day.shown). Hãy kiểm tra lại năm sinh."))
        }
        if form.relation.isEmpty { problems.append(FieldProblem("relation", "Chưa chọn quan hệ với chủ hộ.")) }
        if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
        guard let number = form.number else { return }
        let hash = premises.vault.hash(of: number)
        try connection.lock(Key(bytes: hash) ?? commune)
        let other = try connection.first(
            """
            SELECT h.code FROM person p
            JOIN membership m ON m.commune = p.commune AND m.person = p.id AND m.retired_in IS NULL AND m.to_day IS NULL
            JOIN household h ON h.commune = m.commune AND h.id = m.household
            WHERE p.commune = \(commune) AND p.number_hash = \(hash) AND p.retired_in IS NULL
            AND p.id <> \(person ?? commune)
            """
        ) { $0.text(0) }
        if let other { throw RegistryRefusal.alreadyMember(householdCode: other) }
    }

    func replaceResidence(of record: HouseholdRecord, from day: Day?, reason: String) throws {
        try connection.run(
            """
            UPDATE residence SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND household = \(record.key) AND retired_in IS NULL AND to_day IS NULL
            """)
        writer.addResidence(record, from: day, reason: reason)
    }

    /// Ends where the household lived on a day: the open row is retired, a closed one holds instead.
    func endResidence(of household: Key, on day: Day) throws {
        try connection.run(
            """
            INSERT INTO residence (commune, id, household, neighbourhood, address, from_day, to_day, reason, recorded_in)
            SELECT commune, \(Key.make()), household, neighbourhood, address, from_day, \(day), reason, \(entry.key)
            FROM residence WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL AND to_day IS NULL
            """)
        try connection.run(
            """
            UPDATE residence SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL AND to_day IS NULL
            """)
    }

    func correct(
        _ member: MemberRecord, _ form: MemberForm, order: Int, in household: Key, _ occasion: Occasion
    ) throws {
        var after = member
        after.person = PersonRecord(
            key: member.person.key, name: form.name, birth: form.birth, sex: form.sex, ethnicity: form.ethnicity,
            number: form.number)
        if after.person != member.person {
            try retirePerson(member.person.key)
            writer.add(after.person)
        }
        for fact in form.answers.changed(from: member.answers) { after.answers[fact] = form.answers[fact] }
        let facts = after.answers.changed(from: member.answers)
        if !facts.isEmpty {
            try checkNewest(member.observedOn, occasion)
            writer.observe(member.person.key, after.answers, facts, on: occasion.day)
        }
        if form.relation != member.relation || form.kind != member.kind {
            after.kind = form.kind
            after.relation = member.relation == MemberRecord.headRelation ? member.relation : form.relation
            try replaceMembership(member, with: &after, order: order, in: household, occasion)
        }
        tell(member, after, household)
    }

    func setRelation(
        _ relation: String, of member: MemberRecord, order: Int, in household: Key, _ occasion: Occasion
    ) throws {
        var after = member
        after.relation = relation
        try replaceMembership(member, with: &after, order: order, in: household, occasion)
        tell(member, after, household)
    }

    func end(_ member: MemberRecord, in household: Key, _ occasion: Occasion) throws {
        try connection.run(
            """
            INSERT INTO membership (commune, id, household, person, ord, kind, relation, from_day, to_day, reason, recorded_in)
            SELECT commune, \(Key.make()), household, person, ord, kind, relation, from_day, \(occasion.day),
            \(occasion.reason), \(entry.key)
            FROM membership WHERE commune = \(commune) AND id = \(member.key)
            """)
        try retireMembership(member.key)
        entry.changed(
            "member", member.person.key, before: Canonical.member(member, household: household, vault: premises.vault))
    }

    private func replaceMembership(
        _ member: MemberRecord, with after: inout MemberRecord, order: Int, in household: Key, _ occasion: Occasion
    ) throws {
        try retireMembership(member.key)
        after.key = Key.make()
        writer.addMembership(after, to: household, order: order, reason: occasion.reason)
    }

    private func retirePerson(_ person: Key) throws {
        try connection.run(
            """
            UPDATE person SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND id = \(person) AND retired_in IS NULL
            """)
    }

    private func retireMembership(_ membership: Key) throws {
        try connection.run(
            "UPDATE membership SET retired_in = \(entry.key) WHERE commune = \(commune) AND id = \(membership)")
    }

    private func tell(_ before: MemberRecord, _ after: MemberRecord, _ household: Key) {
        entry.changed(
            "member", before.person.key, before: Canonical.member(before, household: household, vault: premises.vault),
            after: Canonical.member(after, household: household, vault: premises.vault))
    }
}
