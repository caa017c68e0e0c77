import Access
import Rulebook
import Storage
import Vocabulary

extension RegisterWriter {
    /// Loads what was collected, table by table.
    func load() throws {
        let people = PreparedPeople(self)
        if !newcomers.isEmpty { entry.changed(told()) }
        try loadHouseholds()
        try loadResidences()
        try loadMemberships()
        try loadHouseholdAnswers()
        try loadMemberAnswers()
        try loadPersons(people)
    }

    /// What the audit entry is told of new households: made on the other cores while the database takes their rows.
    private func told() -> () -> [[AuditChange]] {
        let vault = vault
        let changes = Prepared(newcomers) { newcomer in
            let record = newcomer.record
            var changes = record.members.map { member in
                AuditChange(
                    "member", member.person.key, after: Canonical.member(member, household: record.key, vault: vault))
            }
            changes.append(AuditChange("household", record.key, after: Canonical.household(record)))
            return changes
        }
        return { changes.pieces().flatMap(\.self) }
    }

    private func loadHouseholds() throws {
        guard !newcomers.isEmpty || !households.isEmpty else { return }
        try connection.load("household", ["commune", "id", "code", "recorded_in"]) { sink in
            try eachHousehold { row in
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.code)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }

    private func loadResidences() throws {
        guard !newcomers.isEmpty || !residences.isEmpty else { return }
        try connection.load(
            "residence",
            ["commune", "id", "household", "neighbourhood", "address", "from_day", "reason", "recorded_in"]
        ) { sink in
            try eachResidence { row in
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.household)
                sink.put(row.neighbourhood)
                sink.put(row.address)
                sink.put(row.from)
                sink.put(row.reason)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }

    private func loadPersons(_ prepared: PreparedPeople) throws {
        guard !newcomers.isEmpty || !persons.isEmpty else { return }
        try connection.load("person", PersonColumns.names + ["recorded_in"]) { sink in
            try prepared.each(self) { person, made in
                made.put(person, of: commune, into: sink)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }

    private func loadMemberships() throws {
        guard !newcomers.isEmpty || !memberships.isEmpty else { return }
        try connection.load(
            "membership",
            [
                "commune", "id", "household", "person", "ord", "kind", "relation", "from_day", "reason", "recorded_in",
            ]
        ) { sink in
            try eachMembership { row in
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.household)
                sink.put(row.person)
                sink.put(Int64(row.order))
                sink.put(row.kind.rawValue)
                sink.put(row.relation)
                sink.put(row.since)
                sink.put(row.reason)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }

    private func loadHouseholdAnswers() throws {
        guard !newcomers.isEmpty || !householdAnswers.isEmpty else { return }
        try connection.load("household_observation", ObservationColumns.household) { sink in
            try eachHouseholdAnswer { row in
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.household)
                sink.put(row.observedOn)
                sink.put(source)
                sink.put(entry.key)
                sink.put(row.holdsCauses ? row.answers.causes : nil)
                sink.put(ObservationColumns.householdFacts, why: row.why, answer: row.answer)
                try sink.endRow()
            }
        }
    }

    private func loadMemberAnswers() throws {
        guard !newcomers.isEmpty || !memberAnswers.isEmpty else { return }
        try connection.load("person_observation", ObservationColumns.member) { sink in
            try eachMemberAnswer { row in
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.person)
                sink.put(row.observedOn)
                sink.put(source)
                sink.put(entry.key)
                sink.put(ObservationColumns.memberFacts, why: row.why, answer: row.answer)
                try sink.endRow()
            }
        }
    }
}

// MARK: - The rows of new households, and those that were collected one by one

extension RegisterWriter {
    private func eachHousehold(_ body: (HouseholdRow) throws -> Void) rethrows {
        for newcomer in newcomers { try body(HouseholdRow(key: newcomer.record.key, code: newcomer.record.code)) }
        try households.forEach(body)
    }

    private func eachResidence(_ body: (ResidenceRow) throws -> Void) rethrows {
        for newcomer in newcomers { try body(ResidenceRow(newcomer.record, from: newcomer.record.since, reason: "")) }
        try residences.forEach(body)
    }

    private func eachMembership(_ body: (MembershipRow) throws -> Void) rethrows {
        for newcomer in newcomers {
            for (order, member) in newcomer.record.members.enumerated() {
                try body(MembershipRow(member, of: newcomer.record.key, order: order, reason: ""))
            }
        }
        try memberships.forEach(body)
    }

    private func eachHouseholdAnswer(_ body: (HouseholdObservationRow) throws -> Void) rethrows {
        for newcomer in newcomers where !newcomer.record.answers.isEmpty {
            try body(
                HouseholdObservationRow(
                    key: Key.make(), household: newcomer.record.key,
                    observedOn: newcomer.record.observedOn ?? newcomer.observedOn, answers: newcomer.record.answers,
                    facts: nil, holdsCauses: true))
        }
        try householdAnswers.forEach(body)
    }

    private func eachMemberAnswer(_ body: (MemberObservationRow) throws -> Void) rethrows {
        for newcomer in newcomers {
            for member in newcomer.record.members where !member.answers.isEmpty {
                try body(
                    MemberObservationRow(
                        key: Key.make(), person: member.person.key,
                        observedOn: member.observedOn ?? newcomer.observedOn, answers: member.answers, facts: nil))
            }
        }
        try memberAnswers.forEach(body)
    }
}

/// The people of all collected rows, with what is made for them on the other cores.
private struct PreparedPeople {
    private let ofNewcomers: Prepared<Newcomer, [PersonColumns]>
    private let others: Prepared<PersonRecord, PersonColumns>

    init(_ writer: RegisterWriter) {
        let vault = writer.vault
        ofNewcomers = Prepared(writer.newcomers) { $0.record.members.map { PersonColumns($0.person, vault) } }
        others = Prepared(writer.persons) { PersonColumns($0, vault) }
    }

    /// In the order in which they were prepared.
    func each(_ writer: RegisterWriter, _ body: (PersonRecord, PersonColumns) throws -> Void) rethrows {
        var newcomers = writer.newcomers.makeIterator()
        for piece in ofNewcomers.pieces() {
            for columns in piece {
                guard let newcomer = newcomers.next() else { return }
                for (member, made) in zip(newcomer.record.members, columns) { try body(member.person, made) }
            }
        }
        for (person, made) in zip(writer.persons, others.made()) { try body(person, made) }
    }
}
