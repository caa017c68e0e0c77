import Access
import Rulebook
import Territory
import Vocabulary

/// Puts an outside list beside the register, person by person; writes nothing.
struct OutsideComparison {
    private let table: ListedTable
    private let known: KnownRegister
    private let settings: OutsideSettings
    private let words: FieldWords
    private let finding: PersonFinding
    private let names: NeighbourhoodNames
    private let placeNames: [Key: String]
    private(set) var rows: [OutsideRow] = []
    private(set) var summary = OutsideSummary()
    /// Members of the register that the list names, by household.
    private var met: [Int: Set<Int>] = [:]
    private var named: Set<Key> = []

    init(_ table: ListedTable, _ known: KnownRegister, settings: OutsideSettings, rules: RuleLibrary) {
        self.table = table
        self.known = known
        self.settings = settings
        words = FieldWords(rules: rules)
        finding = PersonFinding(known)
        names = NeighbourhoodNames(known.neighbourhoods)
        placeNames = Dictionary(known.neighbourhoods.map { ($0.key, $0.name) }, uniquingKeysWith: { own, _ in own })
        named = Set(table.neighbourhoods.compactMap { names.key(of: $0) })
    }

    mutating func run() throws {
        for (index, household) in table.households.enumerated() {
            if index % 512 == 0 { try Task.checkCancellation() }
            for (order, member) in household.members.enumerated() where !member.name.isEmpty {
                compare(member, of: household, isFirst: order == 0)
            }
            summary.unreadable += household.faults.count { $0.message.hasPrefix("Không hiểu") }
        }
        addOurs()
    }

    private mutating func compare(_ member: ListedMember, of household: ListedHousehold, isFirst: Bool) {
        summary.rows += 1
        if household.category != nil { summary.saysClass = true }
        let neighbourhood = household.neighbourhood.flatMap { names.key(of: table.neighbourhoods[$0]) }
        switch finding.find(member, code: household.code, neighbourhood: neighbourhood) {
        case .one(let place):
            met[place.household, default: []].insert(place.member)
            summary.found += 1
            compare(member, of: household, with: place, in: neighbourhood, isFirst: isFirst)
        case .several(let count):
            addTheirs(member, household, neighbourhood, "Sổ có \(count) người cùng họ tên và năm sinh này")
        case .none:
            addTheirs(member, household, neighbourhood, finding.nearest(to: member))
        }
    }

    private mutating func addTheirs(
        _ member: ListedMember, _ household: ListedHousehold, _ neighbourhood: Key?, _ note: String
    ) {
        summary.theirs += 1
        rows.append(
            OutsideRow(
                kind: .theirs, name: member.name, birth: member.birth?.shown ?? "", number: member.number?.masked ?? "",
                neighbourhood: household.neighbourhood.map { table.neighbourhoods[$0] } ?? "",
                place: Self.place(member, household), household: nil, code: household.code, ourClass: "",
                theirClass: household.category?.label ?? "", differences: [], note: note,
                neighbourhoodKey: neighbourhood?.description))
    }

    private mutating func compare(
        _ member: ListedMember, of household: ListedHousehold, with place: KnownRegister.Place, in neighbourhood: Key?,
        isFirst: Bool
    ) {
        let record = known.households[place.household]
        let own = record.members[place.member]
        let ours = known.recognised[record.key]
        let isOtherClass = household.category.map { $0 != ours ?? .unlisted } ?? false
        var differences = OutsideDifferences(words).of(member, own)
        if isFirst { differences += OutsideDifferences(words).of(household, record, table.householdFacts) }
        if let neighbourhood, neighbourhood != record.neighbourhood {
            differences.append(
                OutsideDifference(
                    field: "Tổ dân phố", ours: placeNames[record.neighbourhood] ?? "",
                    theirs: placeNames[neighbourhood] ?? ""))
        }
        if isOtherClass { summary.category += 1 }
        if !differences.isEmpty { summary.facts += 1 }
        guard isOtherClass || !differences.isEmpty else { return summary.same += 1 }
        rows.append(
            OutsideRow(
                kind: isOtherClass ? .category : .facts, name: own.person.name, birth: own.person.birth?.shown ?? "",
                number: own.person.number?.masked ?? "", neighbourhood: placeNames[record.neighbourhood] ?? "",
                place: Self.place(member, household), household: record.key.description, code: record.code,
                ourClass: ours?.label ?? "chưa có quyết định", theirClass: household.category?.label ?? "",
                differences: differences, note: "", neighbourhoodKey: record.neighbourhood.description))
    }

    /// Who should be in the list and is not.
    private mutating func addOurs() {
        for (index, record) in known.households.enumerated() {
            if settings.coversNamedPlacesOnly, !named.isEmpty, !named.contains(record.neighbourhood) { continue }
            let ours = known.recognised[record.key]
            if let classes = settings.categories, !classes.contains(ours ?? .unlisted) { continue }
            let found = met[index] ?? []
            if settings.namesHeadsOnly {
                if found.isEmpty, let head = record.head ?? record.members.first { addOurs(head, record, ours) }
            } else {
                for (order, member) in record.members.enumerated() where !found.contains(order) {
                    addOurs(member, record, ours)
                }
            }
        }
    }

    private mutating func addOurs(_ member: MemberRecord, _ record: HouseholdRecord, _ ours: RecognisedClass?) {
        summary.ours += 1
        rows.append(
            OutsideRow(
                kind: .ours, name: member.person.name, birth: member.person.birth?.shown ?? "",
                number: member.person.number?.masked ?? "", neighbourhood: placeNames[record.neighbourhood] ?? "",
                place: "", household: record.key.description, code: record.code,
                ourClass: ours?.label ?? "chưa có quyết định", theirClass: "", differences: [], note: "",
                neighbourhoodKey: record.neighbourhood.description))
    }

    private static func place(_ member: ListedMember, _ household: ListedHousehold) -> String {
        household.sheet.map { "dòng \(member.line), \($0)" } ?? "dòng \(member.line)"
    }
}

/// What two say differently of one person or household, field by field; a blank of theirs says nothing.
struct OutsideDifferences {
    private let words: FieldWords

    init(_ words: FieldWords) {
        self.words = words
    }

    func of(_ listed: ListedMember, _ own: MemberRecord) -> [OutsideDifference] {
        var found: [OutsideDifference] = []
        func add(_ field: String, _ ours: String?, _ theirs: String?) {
            guard let theirs, !theirs.isEmpty, theirs != ours ?? "" else { return }
            found.append(OutsideDifference(field: field, ours: ours ?? "", theirs: theirs))
        }
        let person = own.person
        add("Họ và tên", person.name, listed.name)
        if let birth = listed.birth, !(person.birth.map { StepBuilder.isWithin($0, birth) } ?? false) {
            add("Ngày sinh", person.birth?.shown, birth.shown)
        }
        add("Giới tính", person.sex?.label, listed.sex?.label)
        if let number = listed.number, number != person.number {
            // Two numbers with the same last digits must not look the same.
            let (ours, theirs) = (person.number?.masked, number.masked)
            add("Số định danh", ours, ours == theirs ? theirs + " (số khác)" : theirs)
        }
        add(
            "Dân tộc", person.ethnicity.map { words.label($0, "ethnic_groups") },
            listed.ethnicity.map { words.label($0, "ethnic_groups") })
        for fact in MemberFact.allCases where listed.answers[fact].isKnown {
            add(fact.label, words.answer(own.answers[fact], fact.shape), words.answer(listed.answers[fact], fact.shape))
        }
        return found
    }

    func of(_ listed: ListedHousehold, _ own: HouseholdRecord, _ facts: [HouseholdFact]) -> [OutsideDifference] {
        facts.filter { listed.answers[$0].isKnown && listed.answers[$0] != own.answers[$0] }.map { fact in
            OutsideDifference(
                field: TemplateColumn.household(fact).header, ours: words.answer(own.answers[fact], fact.shape),
                theirs: words.answer(listed.answers[fact], fact.shape))
        }
    }
}
