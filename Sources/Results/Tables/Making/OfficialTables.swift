import Access
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// Makes the tables of the review and opens what is behind each of their numbers.
public struct OfficialTables: Sendable {
    let premises: Premises
    private let kept: KeptTables

    /// - Parameter kept: where tables stay for as long as nothing is written; one for all who show the same register.
    public init(_ premises: Premises, keeping kept: KeptTables = KeptTables()) {
        self.premises = premises
        self.kept = kept
    }

    /// The tables there are, by their forms.
    public var forms: [TableForm] { premises.rules.forms }

    /// A table of a commune for the review of a year.
    public func table(_ number: Int, year: Int, in commune: Key, by asking: Asking) async throws -> OfficialTable {
        try await table(number, TableQuestion(year: year), in: commune, by: asking)
    }

    /// A table of a commune, as of a day and as known on a day.
    ///
    /// - Throws: `ResultsRefusal.noTable` where no form has the number.
    public func table(
        _ number: Int, _ question: TableQuestion, in commune: Key, by asking: Asking
    ) async throws -> OfficialTable {
        guard let form = premises.rules.form(number) else { throw ResultsRefusal.noTable(number) }
        let asked = KeptTables.Question(number: number, question: question)
        return try await kept.answers.answer(asked, in: commune, of: premises, by: asking) {
            try await tables([form], question, in: commune, by: asking)[0]
        }
    }

    /// All tables of a commune, from one look at the register.
    public func all(_ question: TableQuestion, in commune: Key, by asking: Asking) async throws -> [OfficialTable] {
        try await tables(premises.rules.forms, question, in: commune, by: asking)
    }

    private func tables(
        _ forms: [TableForm], _ question: TableQuestion, in commune: Key, by asking: Asking
    ) async throws -> [OfficialTable] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { connection in
            let period = try period(
                connection, question, commune, asking, withFacts: forms.contains(where: \.tellsHouseholdsApart))
            let before = try ReviewPeriod(
                connection, premises.rules, commune: commune, year: question.year - 1, only: question.standard,
                at: question.moment(today: asking.today))
            let makings = Dictionary(
                premises.rules.forms.map { ($0.number, TableMaking($0, question, period, premises.rules)) },
                uniquingKeysWith: { first, _ in first })
            return forms.compactMap { form in makings[form.number]?.table(before: before, others: makings) }
        }
    }

    /// List 14 or 15: the households of a class with their members.
    ///
    /// - Throws: `ResultsRefusal.noTable` for any other number.
    public func list(
        _ number: Int, _ question: TableQuestion, in commune: Key, by asking: Asking
    ) async throws -> DetailedList {
        try asking.must(.readNames, in: commune)
        guard let (_, category) = DetailedList.numbers.first(where: { $0.number == number }) else {
            throw ResultsRefusal.noTable(number)
        }
        return try await premises.database.read { connection in
            let period = try period(connection, question, commune, asking, withFacts: true)
            return DetailedList(number, category, question, period, premises.rules)
        }
    }

    /// The households behind a counted number.
    public func households(behind address: CellAddress, in commune: Key, by asking: Asking) async throws -> [BehindCell]
    {
        try asking.must(.readNames, in: commune)
        guard let form = premises.rules.form(address.table) else { throw ResultsRefusal.noTable(address.table) }
        return try await premises.database.read { connection in
            let period = try period(
                connection, address.question, commune, asking, withFacts: form.tellsHouseholdsApart)
            let making = TableMaking(form, address.question, period, premises.rules)
            guard making.columns.indices.contains(address.column - 1) else { return [] }
            let value = making.columns[address.column - 1].value
            return period.transitions.compactMap { transition in
                let contribution = making.counting.contribution(
                    of: transition, to: value, in: address.place, address.kind, address.line)
                return contribution == 0
                    ? nil : BehindCell(household: transition.household, contribution: contribution)
            }
        }
    }

    /// The totals behind a typed number: day, source, who is counted.
    public func totals(behind address: CellAddress, in commune: Key, by asking: Asking) async throws -> [ResidentsTotal]
    {
        try asking.must(.readFigures, in: commune)
        let period = try await premises.database.read { connection in
            try ReviewPeriod(
                connection, premises.rules, commune: commune, year: address.year, only: address.question.standard,
                at: address.question.moment(today: asking.today))
        }
        guard let place = address.place else {
            let own = period.totals.filter { $0.area == commune }
            let parts = Set(period.neighbourhoods.map(\.key))
            return own.isEmpty ? period.totals.filter { parts.contains($0.area) } : own
        }
        return period.totals.filter { $0.area == place }
    }

    func period(
        _ connection: any Connection, _ question: TableQuestion, _ commune: Key, _ asking: Asking, withFacts: Bool
    ) throws -> ReviewPeriod {
        var period = try ReviewPeriod(
            connection, premises.rules, commune: commune, year: question.year, only: question.standard,
            at: question.moment(today: asking.today))
        if withFacts { try period.readCircumstances(connection, premises) }
        return period
    }
}

/// Tables as they were made last: none of them names anybody.
public struct KeptTables: Sendable {
    struct Question: Hashable, Sendable {
        let number: Int
        let question: TableQuestion
    }

    // Some twenty kilobytes each.
    let answers = KeptAnswers<Question, OfficialTable>(most: 128)

    public init() {}
}

/// One household behind a number, and how much of the number it is (1, or its people).
public struct BehindCell: Sendable {
    public let household: Key
    public let contribution: Int64
}
