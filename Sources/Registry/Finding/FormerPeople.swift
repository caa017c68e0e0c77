import Access
import Rulebook
import Storage
import Vocabulary

/// Somebody whom the register knows, who left and belongs to no household now: a person who may come back.
public struct FormerPerson: Sendable {
    public let person: PersonRecord
    /// The household that was left last, and how she or he belonged to it.
    public let household: Key
    public let householdCode: String
    public let relation: String
    public let kind: Membership
    /// The first day on which she or he no longer belonged to it, and why as it was typed.
    public let leftOn: Day
    public let reason: String

    /// As the register would have it of a member: what a form is filled from.
    public var member: MemberRecord { MemberRecord(person: person, kind: kind, relation: relation) }
}

extension Households {
    /// Those who once belonged to a household and may come back, by name.
    public func former(of household: Key, in commune: Key, by asking: Asking) async throws -> [FormerPerson] {
        try await former(where: "m.household = \(household)", in: commune, by: asking)
    }

    /// Somebody who left; nil for who is a member somewhere, has died or was never here.
    public func former(_ person: Key, in commune: Key, by asking: Asking) async throws -> FormerPerson? {
        try await former(where: "m.person = \(person)", in: commune, by: asking).first
    }

    /// Those who left and may be whom a form names: the same name, and nothing known that speaks against it.
    ///
    /// One who has the form's number is not among them: the number alone says who it is.
    public func former(like form: MemberForm, in commune: Key, by asking: Asking) async throws -> [FormerPerson] {
        let folded = VietnameseText.folded(form.name)
        guard !folded.isEmpty else { return [] }
        return try await former(where: "m.to_day IS NOT NULL", in: commune, by: asking).filter { former in
            let person = former.person
            if form.number != nil, person.number != nil { return false }
            if let one = form.sex, let other = person.sex, one != other { return false }
            if let one = form.birth, let other = person.birth, !one.range.overlaps(other.range) { return false }
            return VietnameseText.folded(person.name) == folded
        }
    }

    private func former(
        where condition: SQL, in commune: Key, by asking: Asking
    ) async throws -> [FormerPerson] {
        try asking.must(.editRegister, in: commune)
        let vault = premises.vault
        let rows = try await premises.database.read { connection in
            try connection.all(FormerPeople.query(commune, condition)) { FormerPeople.read($0, vault) }
        }
        // The last household of each, by the order of the rows.
        let newest = Dictionary(rows.map { ($0.person.key, $0) }, uniquingKeysWith: { _, last in last })
        return newest.values.sorted { one, other in
            let (left, right) = (
                VietnameseText.personSortKey(one.person.name), VietnameseText.personSortKey(other.person.name)
            )
            return left == right ? one.person.key < other.person.key : left.lexicographicallyPrecedes(right)
        }
    }
}

/// The rows of people who left.
private enum FormerPeople {
    static func query(_ commune: Key, _ condition: SQL) -> SQL {
        """
        SELECT m.household, h.code, m.relation, m.kind, m.to_day, m.reason, p.id, p.full_name, p.birth, p.sex, p.ethnicity,
        p.number_sealed FROM membership m
        JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
        JOIN household h ON h.commune = m.commune AND h.id = m.household
        WHERE m.commune = \(commune) AND m.retired_in IS NULL AND m.to_day IS NOT NULL AND \(condition)
        AND NOT EXISTS (
            SELECT 1 FROM membership o WHERE o.commune IN (SELECT commune FROM household_code_issued)
            AND o.person = m.person AND o.retired_in IS NULL AND o.to_day IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM household_event e WHERE e.commune = m.commune AND e.person = m.person
            AND e.kind = \(HouseholdEventKind.death.rawValue) AND e.retired_in IS NULL)
        ORDER BY m.person, m.to_day, m.id
        """
    }

    static func read(_ row: any Row, _ vault: Vault) -> FormerPerson {
        let person = PersonRecord(
            key: row.key(6), name: row.text(7), birth: row.textIfAny(8).flatMap { Birth(iso: $0) },
            sex: row.textIfAny(9).flatMap(Sex.init(rawValue:)), ethnicity: row.textIfAny(10),
            number: row.bytesIfAny(11).flatMap(vault.openText).flatMap { IdentityNumber($0) })
        return FormerPerson(
            person: person, household: row.key(0), householdCode: row.text(1), relation: row.text(2),
            kind: Membership(rawValue: row.text(3)) ?? .registered, leftOn: row.day(4), reason: row.text(5))
    }
}
