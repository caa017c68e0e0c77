import Access
import Rulebook
import Vocabulary

/// Compares a file with the register, household by household; writes nothing.
struct Comparison {
    let table: ListedTable
    let known: KnownRegister
    let settings: ListingSettings
    let vault: Vault
    let layout: ListLayout
    let words: FieldWords
    private var places: [Key] = []
    private var placeNames: [Key: String] = [:]
    private var result = ListingPlan()
    private var matching: Matching
    private var faults: [[ListingFault]]
    /// The household of the file in which a number stands.
    private var numbers: [IdentityNumber: Int] = [:]

    init(
        _ table: ListedTable, _ known: KnownRegister, settings: ListingSettings, layout: ListLayout, premises: Premises
    ) {
        self.table = table
        self.known = known
        self.settings = settings
        self.layout = layout
        vault = premises.vault
        words = FieldWords(rules: premises.rules)
        faults = table.households.map(\.faults)
        let names = ListedNeighbourhoods(table.neighbourhoods, known.neighbourhoods)
        places = names.keys
        placeNames = names.names
        result.newNeighbourhoods = names.new
        result.summary.newNeighbourhoods = names.new.map(\.name)
        result.takesOverCodes = known.isEmpty
        result.position = known.position
        matching = Matching(table, known, places: names.keys, codeHeader: layout.header(of: .householdCode))
    }

    /// - Throws: `ListingRefusal` where the file as a whole has no place in this installation; cancellation.
    mutating func plan() throws -> ListingPlan {
        try applySampleRule()
        for (index, fault) in matching.faults { faults[index].append(fault) }
        collectNumbers()
        let builder = StepBuilder(self)
        var drafts = Prepared(Array(table.households.indices)) { builder.draft($0) }.made()
        try Task.checkCancellation()
        spread(&drafts)
        takeLeavers(&drafts)
        ListedDoubles(self).warn(&drafts)
        for draft in drafts { finish(draft) }
        if settings.repairsNumbers { result.summary.repairedNumbers = table.numbers.repairable }
        addAbsent()
        dropUnusedNeighbourhoods()
        return result
    }

    private mutating func applySampleRule() throws {
        let (sample, issued) = (table.numbers.sample, table.numbers.issued)
        let rule = SampleRule(hasSampleNumbers: sample != nil, hasRealNumbers: issued != nil)
        switch rule.verdict(isSample: known.isSample, isEmpty: known.installationIsEmpty) {
        case .take: break
        case .takeAndMark: result.summary.marksAsSample = true
        case .confirm: result.summary.needsConfirmation = true
        case .real: throw ListingRefusal.realNumbers(line: issued ?? 0)
        case .mixed: throw ListingRefusal.mixedNumbers(line: max(sample ?? 0, issued ?? 0))
        case .sample: throw ListingRefusal.sampleNumbers(line: sample ?? 0)
        }
    }

    private mutating func collectNumbers() {
        guard !known.households.isEmpty else { return }
        for (index, household) in table.households.enumerated() {
            for member in household.members { if let number = member.number { numbers[number] = index } }
        }
    }

    /// Whoever comes from a household that is refused cannot come: that household would keep her or him too.
    private func spread(_ drafts: inout [HouseholdDraft]) {
        guard !known.households.isEmpty else { return }
        var hasSpread = true
        while hasSpread {
            hasSpread = false
            for index in drafts.indices where drafts[index].faults.isEmpty {
                for arrival in drafts[index].arrivals where !drafts[arrival.from].faults.isEmpty {
                    drafts[index].faults.append(
                        ListingFault(
                            line: arrival.line, column: layout.header(of: .number),
                            message: "Người này đang là thành viên của hộ \(known.households[arrival.register].code), "
                                + "mà hộ đó (dòng \(table.households[arrival.from].line)) bị từ chối. Hãy sửa hộ đó trước."
                        ))
                    hasSpread = true
                }
            }
        }
    }

    private func takeLeavers(_ drafts: inout [HouseholdDraft]) {
        for index in drafts.indices where drafts[index].faults.isEmpty {
            for arrival in drafts[index].arrivals {
                let member = known.households[arrival.register].members[arrival.member]
                drafts[arrival.from].leave(member)
            }
        }
    }

    private mutating func finish(_ draft: HouseholdDraft) {
        let household = table.households[draft.index]
        let outcome = draft.outcome
        result.summary.households[outcome] += 1
        result.summary.warnings += draft.warnings.count
        if outcome == .refused {
            result.summary.people.refused += household.members.count
        } else {
            count(draft)
        }
        if outcome == .new || outcome == .changed { result.steps.append(draft.step) }
        if outcome != .unchanged || !draft.warnings.isEmpty { result.rows.append(row(draft, household, outcome)) }
    }

    private mutating func count(_ draft: HouseholdDraft) {
        result.summary.people.new += draft.newPeople
        result.summary.people.changed += draft.changedPeople
        result.summary.people.unchanged += draft.unchangedPeople
        result.summary.people.absent += draft.absentPeople
    }

    private func row(_ draft: HouseholdDraft, _ household: ListedHousehold, _ outcome: ListingOutcome) -> ListedRow {
        ListedRow(
            outcome: outcome, household: draft.step.before?.key.description,
            code: draft.step.before?.code ?? household.code,
            name: household.shownName, neighbourhood: household.neighbourhood.map { table.neighbourhoods[$0] } ?? "",
            people: household.members.count, line: household.line,
            lines: outcome == .refused ? household.members.map(\.line) : [], changes: draft.changes,
            faults: draft.faults.map { $0.on(household.sheet) },
            warnings: draft.warnings.map { $0.on(household.sheet) },
            sheet: household.sheet)
    }

    private mutating func addAbsent() {
        let covered = settings.neighbourhoods ?? Set(places)
        for (index, record) in known.households.enumerated() where matching.takenBy[index] == nil {
            guard covered.contains(record.neighbourhood) else { continue }
            if let classes = settings.classes, !classes.contains(known.recognised[record.key] ?? .unlisted) { continue }
            result.summary.households.absent += 1
            result.summary.people.absent += record.members.count
            result.rows.append(
                ListedRow(
                    outcome: .absent, household: record.key.description, code: record.code, name: record.shownName,
                    neighbourhood: placeNames[record.neighbourhood] ?? "", people: record.members.count, line: nil,
                    lines: [],
                    changes: [], faults: [], warnings: []))
        }
    }

    /// One that only refused households name is not entered.
    private mutating func dropUnusedNeighbourhoods() {
        guard !result.newNeighbourhoods.isEmpty else { return }
        let used = Set(result.steps.map(\.after.neighbourhood))
        result.newNeighbourhoods.removeAll { !used.contains($0.key) }
        result.summary.newNeighbourhoods = result.newNeighbourhoods.map(\.name)
    }
}

extension Comparison {
    func match(_ index: Int) -> Int? { matching.matches[index] }
    func taker(of record: Int) -> Int? { matching.takenBy[record] }
    func faults(of index: Int) -> [ListingFault] { faults[index] }
    func place(_ household: ListedHousehold) -> Key? { household.neighbourhood.map { places[$0] } }
    func placeName(_ key: Key) -> String { placeNames[key] ?? "" }
    /// Whether a number stands in another household of the file.
    func stands(_ number: IdentityNumber, outside index: Int) -> Bool { numbers[number].map { $0 != index } ?? false }
}
