import Access
import Rulebook
import Storage
import Vocabulary

/// Writes the steps of a comparison while its one transaction is open.
struct ListWork {
    let connection: any Connection
    let entry: AuditEntry
    let commune: Key
    let vault: Vault
    let day: Day
    private let writer: RegisterWriter

    init(_ connection: any Connection, entry: AuditEntry, commune: Key, vault: Vault, day: Day) {
        self.connection = connection
        self.entry = entry
        self.commune = commune
        self.vault = vault
        self.day = day
        writer = RegisterWriter(connection, entry: entry, commune: commune, vault: vault, source: "list")
    }

    /// - Parameters:
    ///   - fresh: new households of people who are new too.
    ///   - others: every other step.
    func write(_ fresh: [HouseholdRecord], _ others: [HouseholdStep]) throws {
        try retire(others)
        writer.add(fresh, observedOn: day)
        for step in others {
            if let before = step.before { change(before, step) } else { enter(step) }
        }
        try writer.flush()
    }

    /// A new household to which somebody comes whom the register knows already.
    private func enter(_ step: HouseholdStep) {
        var household = step.after
        household.members = []
        writer.add(household, observedOn: day)
        for member in step.members { arrive(member, in: step.after.key) }
    }

    private func change(_ before: HouseholdRecord, _ step: HouseholdStep) {
        if step.moves {
            writer.addResidence(step.after, from: day, reason: Self.reason)
        } else if step.changesAddress {
            writer.addResidence(step.after, from: before.since, reason: Self.reason)
        }
        if !step.facts.isEmpty || step.causesChanged {
            writer.observe(before.key, step.after.answers, step.facts, on: day, causes: step.causesChanged)
        }
        if step.changesRecord {
            entry.changed(
                "household", before.key, before: Canonical.household(before), after: Canonical.household(step.after))
        }
        for member in step.members {
            if let known = member.before {
                change(known, member, in: before.key)
            } else {
                arrive(member, in: before.key)
            }
        }
        for member in step.leaving {
            entry.changed(
                "member", member.person.key, before: Canonical.member(member, household: before.key, vault: vault))
        }
    }

    private func change(_ before: MemberRecord, _ step: MemberStep, in household: Key) {
        var after = step.after
        if step.changesPerson { writer.add(after.person) }
        if step.changesMembership {
            after.key = Key.make()
            writer.addMembership(after, to: household, order: step.order, reason: Self.reason)
        }
        if !step.facts.isEmpty { writer.observe(after.person.key, after.answers, step.facts, on: day) }
        entry.changed(
            "member", after.person.key, before: Canonical.member(before, household: household, vault: vault),
            after: Canonical.member(after, household: household, vault: vault))
    }

    private func arrive(_ step: MemberStep, in household: Key) {
        writer.add(step.after.person)
        writer.addMembership(step.after, to: household, order: step.order, reason: Self.reason)
        if !step.facts.isEmpty { writer.observe(step.after.person.key, step.after.answers, step.facts, on: day) }
        entry.changed(
            "member", step.after.person.key, after: Canonical.member(step.after, household: household, vault: vault))
    }

    static let reason = "Theo danh sách nhập vào"
}

// MARK: - What no longer holds

extension ListWork {
    private func retire(_ steps: [HouseholdStep]) throws {
        let moved = steps.filter(\.moves)
        for step in moved { try close(residenceOf: step.after.key) }
        for step in steps { for member in step.leaving { try close(membership: member.key) } }
        let changed = steps.filter { $0.moves || $0.changesAddress }.map(\.after.key)
        try inPieces(changed) { keys in
            """
            UPDATE residence SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND retired_in IS NULL AND to_day IS NULL AND household IN \(list: keys)
            """
        }
        let people = steps.flatMap { $0.members.filter { $0.isKnownPerson || ($0.before != nil && $0.changesPerson) } }
        try inPieces(people.map(\.after.person.key)) { keys in
            """
            UPDATE person SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND retired_in IS NULL AND id IN \(list: keys)
            """
        }
        let members = steps.flatMap { step in
            step.members.compactMap { $0.changesMembership ? $0.before?.key : nil } + step.leaving.map(\.key)
        }
        try inPieces(members) { keys in
            """
            UPDATE membership SET retired_in = \(entry.key)
            WHERE commune = \(commune) AND retired_in IS NULL AND id IN \(list: keys)
            """
        }
    }

    private func close(residenceOf household: Key) throws {
        try connection.run(
            """
            INSERT INTO residence (commune, id, household, neighbourhood, address, from_day, to_day, reason, recorded_in)
            SELECT commune, \(Key.make()), household, neighbourhood, address, from_day, \(day), reason, \(entry.key)
            FROM residence WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL AND to_day IS NULL
            """)
    }

    private func close(membership: Key) throws {
        try connection.run(
            """
            INSERT INTO membership (commune, id, household, person, ord, kind, relation, from_day, to_day, reason, recorded_in)
            SELECT commune, \(Key.make()), household, person, ord, kind, relation, from_day, \(day), \(Self.reason),
            \(entry.key) FROM membership WHERE commune = \(commune) AND id = \(membership)
            """)
    }

    private func inPieces(_ keys: [Key], _ statement: ([Key]) -> SQL) throws {
        for start in stride(from: 0, to: keys.count, by: 500) {
            try connection.run(statement(Array(keys[start..<min(start + 500, keys.count)])))
        }
    }
}
