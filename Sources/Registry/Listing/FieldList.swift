import Access
import Office
import Rulebook
import Storage
import Territory
import Vocabulary

/// Today's register of one tổ dân phố in the columns of the template: carried along in the field, corrected there, and
/// read in again, where only what was corrected counts as changed.
public struct FieldList: Sendable {
    /// The tổ dân phố's name.
    public let neighbourhood: String
    public let households: Int
    /// A row for each member, cells in the order of `TemplateColumn.all`; the household's stand in its first row.
    public let rows: [[SheetValue]]
}

/// Makes field lists; each that was handed out stands in the audit chain.
public struct FieldLists: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// - Parameters:
    ///   - group: only these households.
    ///   - hasNumbers: whether identity numbers stand in it; without them people are matched by name and year of birth.
    public func list(
        of neighbourhood: Key, group: HouseholdFilter.Group = .all, hasNumbers: Bool, in commune: Key, by asking: Asking
    ) async throws -> FieldList {
        let part = try asking.part(.takeAlong, in: commune)
        let filter = HouseholdFilter(group: group, neighbourhood: neighbourhood).within(part)
        let list = try await premises.database.read { connection in
            let areas = try Areas.neighbourhoods(connection, of: commune, on: asking.today)
                .filter { part.holds(neighbourhood: $0.key) }
            guard let area = areas.first(where: { $0.key == neighbourhood }) else {
                throw RegistryRefusal.invalid([
                    FieldProblem("tdp", "Chưa chọn tổ dân phố. Hãy chọn một tổ trong danh sách.")
                ])
            }
            let keys = try CardQuery(connection, premises, commune: commune, day: asking.today)
                .page(filter, order: .name, page: 1, size: Int(Int32.max)).lines.map(\.key)
            let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune, keys: keys)
            let found = Dictionary(records.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            return FieldRows(premises.rules, place: area.name, hasNumbers: hasNumbers)
                .list(keys.compactMap { found[$0] })
        }
        let words = "Danh sách điền sẵn, \(list.neighbourhood), \(group.label): \(Shown.number(list.households)) hộ"
        try await HandedOut(premises).record(words, of: commune, by: asking)
        return list
    }
}

/// Writes records in the words that the template offers, so that an untouched row reads as it stands in the register.
private struct FieldRows {
    let words: ExportWords
    let place: String
    let hasNumbers: Bool

    init(_ rules: RuleLibrary, place: String, hasNumbers: Bool) {
        words = ExportWords(rules)
        self.place = place
        self.hasNumbers = hasNumbers
    }

    func list(_ records: [HouseholdRecord]) -> FieldList {
        var rows: [[SheetValue]] = []
        for (index, record) in records.enumerated() {
            for (order, member) in record.members.enumerated() {
                rows.append(TemplateColumn.all.map { cell($0, record, number: index + 1, member, isFirst: order == 0) })
            }
        }
        return FieldList(neighbourhood: place, households: records.count, rows: rows)
    }

    private func cell(
        _ column: TemplateColumn, _ record: HouseholdRecord, number: Int, _ member: MemberRecord, isFirst: Bool
    ) -> SheetValue {
        // The number alone stands in every row: it holds the household's rows together.
        if column == .householdNumber { return .integer(Int64(number)) }
        if column.isOfHousehold { return isFirst ? ofHousehold(column, record) : .empty }
        return ofMember(column, member)
    }

    private func ofHousehold(_ column: TemplateColumn, _ record: HouseholdRecord) -> SheetValue {
        switch column {
        case .householdCode: .words(record.code)
        case .neighbourhood: .words(place)
        case .address: .words(record.address)
        case .household(let fact): answer(record.answers[fact], fact.shape)
        case .causes where record.answers.causes == 0: .text(ExportWords.no)
        case .causes: words.cell(causes: record.answers.causes)
        default: .empty
        }
    }

    private func ofMember(_ column: TemplateColumn, _ member: MemberRecord) -> SheetValue {
        switch column {
        case .name: .words(member.person.name)
        case .relation: .words(words.label(member.relation, in: "relations"))
        case .birth: .words(member.person.birth?.shown)
        case .sex: .words(member.person.sex?.label)
        case .number: hasNumbers ? .words(member.person.number?.text) : .empty
        case .ethnicity: .words(member.person.ethnicity.map { words.label($0, in: "ethnic_groups") })
        case .residence: .words(member.kind.label)
        case .member(let fact): answer(member.answers[fact], fact.shape)
        default: .empty
        }
    }

    /// The template's own words for what nobody knows.
    private func answer(_ answer: Answer, _ shape: FactShape) -> SheetValue {
        switch answer {
        case .unknown(.notKnown): .text("Chưa biết")
        case .unknown(.refused): .text("Từ chối trả lời")
        case .unknown(.notApplicable): .text("Không áp dụng")
        default: words.cell(answer, shape)
        }
    }
}
