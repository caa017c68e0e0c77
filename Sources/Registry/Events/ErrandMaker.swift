import Access
import Rulebook
import Storage
import Vocabulary

/// Makes the errands that the rules let follow from what befell a household, within the same entry.
struct ErrandMaker {
    let connection: any Connection
    let premises: Premises
    let entry: AuditEntry
    let commune: Key
    let today: Day

    /// - Parameter subject: the household whose class decides whether there is anything to do.
    func follow(
        _ kind: HouseholdEventKind, _ household: Key, people: [Key], standingOf subject: Key, on day: Day
    ) throws -> Followed {
        let rules = premises.rules.errands.filter { $0.after.contains(kind) }
        guard !rules.isEmpty else { return Followed(errands: []) }
        let standing = try Standing(self, subject)
        var followed = Followed(errands: [])
        for rule in rules where standing.isMeant(by: rule.households) {
            followed.dropped += try drop(rule.insteadOf, of: household)
            let about: [Key?] = rule.isOfPerson ? people : [nil]
            for person in about where try !isOpen(rule.code, household, person) {
                try add(
                    Errand(
                        key: Key.make(), household: household, person: person, rule: rule.code, title: rule.title,
                        text: rule.text ?? "", aroseOn: day, dueOn: due(rule, from: day), doneOn: nil, doneNote: ""))
                followed.errands.append(rule.title)
            }
        }
        return followed
    }

    /// A row of its own for each state: what was to be done and when it was done stay to be seen.
    func add(_ errand: Errand) throws {
        try connection.run(
            """
            INSERT INTO errand (commune, id, household, person, rule, title, text, arose_on, due_on, done_on, done_note,
            recorded_in)
            VALUES (\(commune), \(errand.key), \(errand.household), \(errand.person), \(errand.rule), \(errand.title),
            \(errand.text), \(errand.aroseOn), \(errand.dueOn), \(errand.doneOn), \(errand.doneNote), \(entry.key))
            """)
    }

    /// Retires open errands of these rules; gives their titles.
    private func drop(_ rules: [String], of household: Key) throws -> [String] {
        let open: SQL = """
            commune = \(commune) AND household = \(household) AND rule IN \(list: rules) AND retired_in IS NULL
            AND done_on IS NULL
            """
        guard !rules.isEmpty else { return [] }
        let titles = try connection.all("SELECT title FROM errand WHERE \(open)") { $0.text(0) }
        try connection.run("UPDATE errand SET retired_in = \(entry.key) WHERE \(open)")
        return titles
    }

    /// Two births do not make two certificates to change.
    private func isOpen(_ rule: String, _ household: Key, _ person: Key?) throws -> Bool {
        let whose: SQL = person.map { "person = \($0)" } ?? "person IS NULL"
        return try connection.exists(
            """
            SELECT 1 FROM errand WHERE commune = \(commune) AND household = \(household) AND rule = \(rule) AND \(whose)
            AND retired_in IS NULL AND done_on IS NULL
            """)
    }

    /// Working days need the holidays of the year, which the rules do not have yet: such a term is left to the officer.
    private func due(_ rule: ErrandRule, from day: Day) -> Day? {
        guard let days = premises.rules.days(of: rule, on: day), rule.clock == .calendar else { return nil }
        return day.adding(days: days)
    }

    /// On which lists a household is, as rules of errands ask for it.
    private struct Standing {
        let isListed: Bool
        let hasEscaped: Bool

        init(_ maker: ErrandMaker, _ household: Key) throws {
            let now = try Recognitions.inForce(
                maker.connection, commune: maker.commune, on: maker.today, household: household
            ).first?.category
            let arrived = try Arrivals.of(household, maker.connection, commune: maker.commune)?.arrival.category
            let category = now ?? arrived
            isListed = category == .poor || category == .nearPoor
            hasEscaped = try !Escapes.within(
                maker.connection, maker.premises.rules, commune: maker.commune, on: maker.today, household: household
            ).isEmpty
        }

        func isMeant(by households: ErrandRule.Households) -> Bool {
            households.covers(isListed: isListed, hasEscaped: hasEscaped)
        }
    }
}
