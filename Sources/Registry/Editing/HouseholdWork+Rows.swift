import Access
import Rulebook
import Storage
import Vocabulary

// The rows of an operation: what holds no longer is retired, another row holds instead.
extension HouseholdWork {
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

    /// What somebody is to the head from the day on; until the day before the old relation holds.
    func setRelation(
        _ relation: String, of member: MemberRecord, order: Int, in household: Key, _ occasion: Occasion
    ) throws {
        var after = member
        after.relation = relation
        try closeMembership(of: member, on: occasion)
        // Who came after that day was never anything else.
        if let since = member.since { after.since = max(since, occasion.day) } else { after.since = occasion.day }
        try replaceMembership(member, with: &after, order: order, in: household, occasion)
        tell(member, after, household)
    }

    /// How somebody belongs to the household from the day on.
    func setKind(
        _ kind: Membership, of member: MemberRecord, order: Int, in household: Key, _ occasion: Occasion
    ) throws {
        var after = member
        after.kind = kind
        try closeMembership(of: member, on: occasion)
        after.since = occasion.day
        try replaceMembership(member, with: &after, order: order, in: household, occasion)
        tell(member, after, household)
    }

    /// Takes a member over from one household into another on a day; the person stays the same.
    func carry(
        _ member: MemberRecord, from household: Key, to other: Key, as relation: String, order: Int,
        _ occasion: Occasion
    ) throws {
        var after = member
        after.relation = relation
        after.since = occasion.day
        try closeMembership(of: member, on: occasion)
        try retireMembership(member.key)
        after.key = Key.make()
        writer.addMembership(after, to: other, order: order, reason: occasion.reason)
        entry.changed(
            "member", member.person.key, before: Canonical.member(member, household: household, vault: premises.vault),
            after: Canonical.member(after, household: other, vault: premises.vault))
    }

    func addLineage(_ kind: Lineage.Kind, from household: Key, to other: Key, _ occasion: Occasion) throws {
        try connection.run(
            """
            INSERT INTO lineage (commune, id, kind, from_household, to_household, day, recorded_in)
            VALUES (\(commune), \(Key.make()), \(kind.rawValue), \(household), \(other), \(occasion.day), \(entry.key))
            """)
    }

    func end(_ member: MemberRecord, in household: Key, _ occasion: Occasion) throws {
        try closeMembership(of: member, on: occasion)
        try retireMembership(member.key)
        entry.changed(
            "member", member.person.key, before: Canonical.member(member, household: household, vault: premises.vault))
    }

    /// A row that ends on the day beside the open one, which the caller retires.
    func closeMembership(of member: MemberRecord, on occasion: Occasion) throws {
        try connection.run(
            """
            INSERT INTO membership (commune, id, household, person, ord, kind, relation, from_day, to_day, reason, recorded_in)
            SELECT commune, \(Key.make()), household, person, ord, kind, relation, from_day, \(occasion.day),
            \(occasion.reason), \(entry.key)
            FROM membership WHERE commune = \(commune) AND id = \(member.key)
            AND (from_day IS NULL OR from_day <= \(occasion.day))
            """)
    }

    private func replaceMembership(
        _ member: MemberRecord, with after: inout MemberRecord, order: Int, in household: Key, _ occasion: Occasion
    ) throws {
        try retireMembership(member.key)
        after.key = Key.make()
        writer.addMembership(after, to: household, order: order, reason: occasion.reason)
    }

    func retirePerson(_ person: Key) throws {
        try connection.run(
            """
            UPDATE person SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND id = \(person) AND retired_in IS NULL
            """)
    }

    func retireMembership(_ membership: Key) throws {
        try connection.run(
            "UPDATE membership SET retired_in = \(entry.key) WHERE commune = \(commune) AND id = \(membership)")
    }

    private func tell(_ before: MemberRecord, _ after: MemberRecord, _ household: Key) {
        entry.changed(
            "member", before.person.key, before: Canonical.member(before, household: household, vault: premises.vault),
            after: Canonical.member(after, household: household, vault: premises.vault))
    }
}
