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

    // New households lie as they came until they are loaded: a list brings 36,000 people at once.
    private(set) var newcomers: [Newcomer] = []
    private(set) var households: [HouseholdRow] = []
    private(set) var residences: [ResidenceRow] = []
    private(set) var persons: [PersonRecord] = []
    private(set) var memberships: [MembershipRow] = []
    private(set) var householdAnswers: [HouseholdObservationRow] = []
    private(set) var memberAnswers: [MemberObservationRow] = []

    init(_ connection: any Connection, entry: AuditEntry, commune: Key, vault: Vault, source: String) {
        self.connection = connection
        self.entry = entry
        self.commune = commune
        self.vault = vault
        self.source = source
    }

    /// New households with everything in them.
    func add(_ records: [HouseholdRecord], observedOn day: Day) {
        newcomers += records.map { Newcomer(record: $0, observedOn: day) }
    }

    /// A new household with everything in it.
    func add(_ record: HouseholdRecord, observedOn day: Day) {
        add([record], observedOn: day)
    }

    /// A new person and the membership that brings her or him into a household.
    func add(_ member: MemberRecord, to household: Key, order: Int, observedOn day: Day, reason: String = "") {
        add(member.person)
        addMembership(member, to: household, order: order, reason: reason)
        if !member.answers.isEmpty {
            observe(member.person.key, member.answers, ObservationColumns.memberFacts, on: member.observedOn ?? day)
        }
        entry.changed("member", member.person.key, after: Canonical.member(member, household: household, vault: vault))
    }

    func add(_ person: PersonRecord) {
        persons.append(person)
    }

    func addMembership(_ member: MemberRecord, to household: Key, order: Int, reason: String) {
        memberships.append(MembershipRow(member, of: household, order: order, reason: reason))
    }

    /// A household whose members come from elsewhere in the register.
    func open(_ record: HouseholdRecord, reason: String) {
        households.append(HouseholdRow(key: record.key, code: record.code))
        addResidence(record, from: record.since, reason: reason)
    }

    func addResidence(_ record: HouseholdRecord, from day: Day?, reason: String) {
        residences.append(ResidenceRow(record, from: day, reason: reason))
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
        try load()
        newcomers = []
        households = []
        residences = []
        persons = []
        memberships = []
        householdAnswers = []
        memberAnswers = []
    }
}
