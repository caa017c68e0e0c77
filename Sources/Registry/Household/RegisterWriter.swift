import Access
import Rulebook
import Storage
import Vocabulary

/// Writes households, members and answers inside one audit entry: rows are collected and loaded table by table.
///
/// A page's form and a list of 36,000 people go the same way; only a takeover, whose rows bring their own keys, has
/// another.
final class RegisterWriter {
    let connection: any Connection
    let entry: AuditEntry
    let commune: Key
    let vault: Vault
    let source: String

    private var newcomers: [HouseholdRecord] = []
    private var households: [HouseholdRow] = []
    private var residences: [ResidenceRow] = []
    private var persons: [PersonRecord] = []
    private var memberships: [MembershipRow] = []
    private var householdAnswers: [HouseholdObservationRow] = []
    private var memberAnswers: [MemberObservationRow] = []

    init(_ connection: any Connection, entry: AuditEntry, commune: Key, vault: Vault, source: String) {
        self.connection = connection
        self.entry = entry
        self.commune = commune
        self.vault = vault
        self.source = source
    }

    /// New households with everything in them.
    func add(_ records: [HouseholdRecord], observedOn day: Day) {
        newcomers += records
        for record in records {
            households.append(HouseholdRow(key: record.key, code: record.code))
            addResidence(record, from: record.since, reason: "")
            for (order, member) in record.members.enumerated() {
                write(member, to: record.key, order: order, observedOn: day, reason: "")
            }
            if !record.answers.isEmpty {
                observe(record.key, record.answers, ObservationColumns.householdFacts, on: record.observedOn ?? day)
            }
        }
    }

    /// What the audit entry is told of new households: made on the other cores while the database takes their rows.
    private func told() -> () -> [AuditChange] {
        let vault = vault
        let changes = Prepared(newcomers) { record in
            record.members.map { member in
                AuditChange(
                    "member", member.person.key, after: Canonical.member(member, household: record.key, vault: vault))
            } + [AuditChange("household", record.key, after: Canonical.household(record))]
        }
        return { changes.made().flatMap(\.self) }
    }

    /// A new household with everything in it.
    func add(_ record: HouseholdRecord, observedOn day: Day) {
        add([record], observedOn: day)
    }

    /// A new person and the membership that brings her or him into a household.
    func add(_ member: MemberRecord, to household: Key, order: Int, observedOn day: Day, reason: String = "") {
        write(member, to: household, order: order, observedOn: day, reason: reason)
        entry.changed("member", member.person.key, after: Canonical.member(member, household: household, vault: vault))
    }

    private func write(_ member: MemberRecord, to household: Key, order: Int, observedOn day: Day, reason: String) {
        add(member.person)
        addMembership(member, to: household, order: order, reason: reason)
        if !member.answers.isEmpty {
            observe(member.person.key, member.answers, ObservationColumns.memberFacts, on: member.observedOn ?? day)
        }
    }

    func add(_ person: PersonRecord) {
        persons.append(person)
    }

    func addMembership(_ member: MemberRecord, to household: Key, order: Int, reason: String) {
        memberships.append(
            MembershipRow(
                key: member.key, person: member.person.key, kind: member.kind, relation: member.relation,
                since: member.since, household: household, order: order, reason: reason))
    }

    /// A household whose members come from elsewhere in the register.
    func open(_ record: HouseholdRecord, reason: String) {
        households.append(HouseholdRow(key: record.key, code: record.code))
        addResidence(record, from: record.since, reason: reason)
    }

    func addResidence(_ record: HouseholdRecord, from day: Day?, reason: String) {
        residences.append(
            ResidenceRow(
                key: Key.make(), household: record.key, neighbourhood: record.neighbourhood, address: record.address,
                from: day, reason: reason))
    }

    /// Answers observed together: one wide row that holds only `facts`.
    func observe(
        _ household: Key, _ answers: HouseholdAnswers, _ facts: [HouseholdFact], on day: Day, causes: Bool = true
    ) {
        householdAnswers.append(
            HouseholdObservationRow(
                key: Key.make(), household: household, observedOn: day, answers: answers,
                facts: facts.count == ObservationColumns.householdFacts.count ? nil : Set(facts), holdsCauses: causes))
    }

    func observe(_ person: Key, _ answers: MemberAnswers, _ facts: [MemberFact], on day: Day) {
        memberAnswers.append(
            MemberObservationRow(
                key: Key.make(), person: person, observedOn: day, answers: answers,
                facts: facts.count == ObservationColumns.memberFacts.count ? nil : Set(facts)))
    }

    /// Writes all that was collected.
    func flush() throws {
        let vault = vault
        let people = Prepared(persons) { PersonColumns($0, vault) }
        if !newcomers.isEmpty { entry.changed(told()) }
        newcomers = []
        try loadHouseholds()
        try loadResidences()
        try loadMemberships()
        try loadHouseholdAnswers()
        try loadMemberAnswers()
        try loadPersons(people)
    }

    private func loadHouseholds() throws {
        guard !households.isEmpty else { return }
        try connection.load("household", ["commune", "id", "code", "recorded_in"]) { sink in
            for row in households {
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.code)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
        households = []
    }

    private func loadResidences() throws {
        guard !residences.isEmpty else { return }
        try connection.load(
            "residence",
            ["commune", "id", "household", "neighbourhood", "address", "from_day", "reason", "recorded_in"]
        ) { sink in
            for row in residences {
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
        residences = []
    }

    private func loadPersons(_ people: Prepared<PersonRecord, PersonColumns>) throws {
        guard !persons.isEmpty else { return }
        let columns = people.made()
        try connection.load(
            "person",
            [
                "commune", "id", "full_name", "sort_key", "birth", "sex", "ethnicity", "number_sealed", "number_hash",
                "last_four_hash", "recorded_in",
            ]
        ) { sink in
            for (person, made) in zip(persons, columns) {
                sink.put(commune)
                sink.put(person.key)
                sink.put(person.name)
                sink.put(made.sortKey)
                sink.put(person.birth?.iso)
                sink.put(person.sex?.rawValue)
                sink.put(person.ethnicity)
                sink.put(made.sealed)
                sink.put(made.hash)
                sink.put(made.lastFourHash)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
        persons = []
    }

    private func loadMemberships() throws {
        guard !memberships.isEmpty else { return }
        try connection.load(
            "membership",
            [
                "commune", "id", "household", "person", "ord", "kind", "relation", "from_day", "reason", "recorded_in",
            ]
        ) { sink in
            for row in memberships {
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
        memberships = []
    }

    private func loadHouseholdAnswers() throws {
        guard !householdAnswers.isEmpty else { return }
        try connection.load("household_observation", ObservationColumns.household) { sink in
            for row in householdAnswers {
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.household)
                sink.put(row.observedOn)
                sink.put(source)
                sink.put(entry.key)
                sink.put(row.holdsCauses ? row.answers.causes : nil)
                let facts = ObservationColumns.householdFacts
                let answers = facts.map { row.holds($0) ? row.answers[$0] : .unknown(.notAsked) }
                sink.put(UnknownList(facts, answers).text)
                for answer in answers { sink.put(answer) }
                try sink.endRow()
            }
        }
        householdAnswers = []
    }

    private func loadMemberAnswers() throws {
        guard !memberAnswers.isEmpty else { return }
        try connection.load("person_observation", ObservationColumns.member) { sink in
            for row in memberAnswers {
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.person)
                sink.put(row.observedOn)
                sink.put(source)
                sink.put(entry.key)
                let facts = ObservationColumns.memberFacts
                let answers = facts.map { row.holds($0) ? row.answers[$0] : .unknown(.notAsked) }
                sink.put(UnknownList(facts, answers).text)
                for answer in answers { sink.put(answer) }
                try sink.endRow()
            }
        }
        memberAnswers = []
    }
}
