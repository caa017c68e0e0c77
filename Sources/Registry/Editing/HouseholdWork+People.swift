import Access
import Rulebook
import Storage
import Territory
import Vocabulary

// Whoever is to belong to a household: what the form says, and that nobody counts in two.
extension HouseholdWork {
    /// What a form says of a person is whole, and the person counts in no other household from the day on.
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
        try checkFree(number, as: form.kind, from: occasion.day, except: person)
    }

    /// A person counts in at most one household a day, across all communes of the installation; the lock on the number
    /// holds it against a form saved at the same moment in another commune.
    ///
    /// Somebody may be present in one commune and count in another; within a commune she or he is in one household.
    ///
    /// - Parameter person: who has the number here already and is meant.
    func checkFree(
        _ number: IdentityNumber, as kind: Membership, from day: Day, except person: Key? = nil
    ) throws {
        let hash = premises.vault.hash(of: number)
        if let lock = Key(bytes: hash) { try connection.lock(lock) }
        // Communes are asked one by one through the index of numbers, which leads with them.
        let other = try connection.first(
            """
            SELECT m.commune, h.code FROM person p
            JOIN membership m ON m.commune = p.commune AND m.person = p.id AND m.retired_in IS NULL
            AND (m.to_day IS NULL OR m.to_day > \(day))
            JOIN household h ON h.commune = m.commune AND h.id = m.household
            WHERE p.commune IN (SELECT commune FROM household_code_issued) AND p.number_hash = \(hash)
            AND p.retired_in IS NULL AND p.id <> \(person ?? commune)
            AND (m.commune = \(commune) OR \(kind != .present) AND m.kind <> \(Membership.present.rawValue))
            """
        ) { (commune: $0.key(0), code: $0.text(1)) }
        guard let other else { return }
        guard other.commune != commune else { throw RegistryRefusal.alreadyMember(householdCode: other.code) }
        throw RegistryRefusal.alreadyMemberElsewhere(
            try Areas.area(connection, other.commune, on: today)?.name ?? "một xã, phường khác")
    }

    /// As `checkFree`, of somebody whom the register knows: she or he is in no other household on the day or later.
    func checkFree(_ person: Key, from day: Day) throws {
        try connection.lock(person)
        let other = try connection.first(
            """
            SELECT m.commune, h.code FROM membership m JOIN household h ON h.commune = m.commune AND h.id = m.household
            WHERE m.commune IN (SELECT commune FROM household_code_issued) AND m.person = \(person)
            AND m.retired_in IS NULL AND (m.to_day IS NULL OR m.to_day > \(day))
            """
        ) { (commune: $0.key(0), code: $0.text(1)) }
        guard let other else { return }
        guard other.commune != commune else { throw RegistryRefusal.alreadyMember(householdCode: other.code) }
        throw RegistryRefusal.alreadyMemberElsewhere(
            try Areas.area(connection, other.commune, on: today)?.name ?? "một xã, phường khác")
    }
}
